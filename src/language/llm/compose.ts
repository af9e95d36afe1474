import type { AIMessage, AIMessageChunk } from '@langchain/core/messages'
import type { Model, Telling } from '#contracts/model'
import { SLOTS } from '#core/message'
import { partedText, REWORDING } from '#core/rewording'
import type { Asking } from './asking.ts'
import { answerTo } from './grown.ts'
import { composePrompt, type Prompt, whole } from './prompts.ts'
import { saidIn } from './said.ts'
import { tokensIn } from './tokens.ts'
import { withContacts, withoutSecrets } from './without-secrets.ts'

/**
 * A model's words for what a template says. What binds, and whatever has a place for a secret, is never shown to it, whoever allows it
 * (L3).
 */
export const composeBy =
  (ask: Asking): Model['compose'] =>
  async (telling, allowed, shown) => {
    const parted = partedText(
      telling.briefs.map(({ say }) => say),
      telling.template.text,
    )
    if (!parted || holdsSecret(parted.free)) return { use: null }
    const prompt = promptFor(telling, parted.free)
    const question = { prompt: whole(prompt), most: tokensIn(parted.free) + SPARE }
    const said = (words: string): string => withContacts(words, parted.free)
    const hear = shown && ((text: string) => shown(said(text)))
    const { answer, use } = await ask(question, allowed, async (chat, signal) => {
      const message = await answerTo(prompt, chat, signal, hear)
      return saidIn(message, wordsOf(message))
    })
    return { ...(answer !== null && { draft: { text: said(answer) } }), use }
  }

/** Tokens beyond the template's own, so that an answer of about its length is not cut off. */
const SPARE = 80

/** What stands at the head as it is, the model does not see. */
const promptFor = ({ briefs, channel, template }: Telling, free: string): Prompt =>
  composePrompt({
    briefs: briefs.filter(({ say }) => REWORDING[say] === 'free').map(bare),
    template: withoutSecrets(free),
    channel,
    locale: template.locale ?? 'en',
  })

const holdsSecret = (text: string): boolean => Object.values(SLOTS).some((slot) => text.includes(slot))

/**
 * A brief without what only we need to know: on which message something rests, since when, and whose address it is. What a buyer has
 * written may stand in it as what they need, so its words lose what the template's lose.
 */
const bare = (brief: unknown): unknown =>
  JSON.parse(
    JSON.stringify(brief, (name, value: unknown) => {
      if (KEPT_BACK.has(name)) return undefined
      return typeof value === 'string' ? withoutSecrets(value) : value
    }),
  )

const KEPT_BACK: ReadonlySet<string> = new Set(['evidence', 'at', 'validUntil', 'confidence', 'id', 'to'])

/** Whole, or it is none: what was cut off in the middle says something else. */
const wordsOf = ({
  text,
  response_metadata: { finish_reason: end },
}: AIMessage | AIMessageChunk): string | null => {
  const words = text.trim()
  return words === '' || end === 'length' || end === 'content_filter' ? null : words
}
