import type { Model, Telling } from '#contracts/model'
import { SLOTS } from '#core/message'
import type { Asking } from './asking.ts'
import { answerTo } from './grown.ts'
import { composePrompt, type Prompt, whole } from './prompts.ts'
import { saidIn } from './said.ts'
import { tokensIn } from './tokens.ts'
import { withoutSecrets } from './without-secrets.ts'

/**
 * A model's words for what a template says. Which letters may be reworded at all the core has decided before it gave an allowance; one
 * with a place for a secret, or with nothing to reword, is not shown to a model whoever allows it.
 */
export const composeBy =
  (ask: Asking): Model['compose'] =>
  async (telling, allowed, shown) => {
    const { text } = telling.template
    if (text === '' || holdsSecret(text)) return { use: null }
    const prompt = promptFor(telling)
    const question = { prompt: whole(prompt), most: tokensIn(text) + SPARE }
    const { answer, use } = await ask(question, allowed, async (chat, signal) => {
      const message = await answerTo(prompt, chat, signal, shown)
      return saidIn(message, wordsOf(message.text, message.response_metadata.finish_reason))
    })
    return { ...(answer !== null && { draft: { text: answer } }), use }
  }

/** Tokens beyond the template's own, so that an answer of its length is not cut off. */
const SPARE = 80

const promptFor = ({ briefs, template, channel }: Telling): Prompt =>
  composePrompt({
    briefs: briefs.map(bare),
    template: withoutSecrets(template.text),
    channel,
    locale: 'en',
  })

const holdsSecret = (text: string): boolean => Object.values(SLOTS).some((slot) => text.includes(slot))

/** A brief without what only we need to know: on which message something rests, since when, and whose address it is. */
const bare = (brief: unknown): unknown =>
  JSON.parse(JSON.stringify(brief, (name, value: unknown) => (KEPT_BACK.has(name) ? undefined : value)))

const KEPT_BACK: ReadonlySet<string> = new Set([
  'evidence',
  'at',
  'validUntil',
  'confidence',
  'id',
  'address',
  'to',
])

/** Whole, or it is none: what was cut off in the middle says something else. */
const wordsOf = (text: string, end: unknown): string | null => {
  const words = text.trim()
  return words === '' || end === 'length' || end === 'content_filter' ? null : words
}
