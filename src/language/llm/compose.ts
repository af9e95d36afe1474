import type { AIMessageChunk } from '@langchain/core/messages'
import type { ChatOpenAI } from '@langchain/openai'
import type { Model, Telling } from '#contracts/model'
import { SLOTS } from '#core/message'
import { isReworded } from '#core/rewording'
import type { Asking } from './asking.ts'
import { composePrompt, messagesOf, type Prompt, whole } from './prompts.ts'
import { saidIn } from './said.ts'
import { tokensIn } from './tokens.ts'
import { withoutSecrets } from './without-secrets.ts'

/**
 * A model's words for what a template says. What binds, and whatever has a place for a secret, is never shown to it, whoever allows it
 * (L3).
 */
export const composeBy =
  (ask: Asking): Model['compose'] =>
  async (telling, allowed, shown) => {
    const { briefs, template } = telling
    if (!isReworded(briefs.map(({ say }) => say)) || holdsSecret(template.text)) return { use: null }
    const prompt = promptFor(telling)
    const question = { prompt: whole(prompt), most: tokensIn(template.text) + SPARE }
    const { answer, use } = await ask(question, allowed, async (chat, signal) => {
      const message = await (shown ? grown(chat, prompt, signal, shown) : said(chat, prompt, signal))
      return saidIn(message, wordsOf(message))
    })
    return { ...(answer !== null && { draft: { text: answer } }), use }
  }

/** Tokens beyond the template's own, so that an answer of about its length is not cut off. */
const SPARE = 80

const promptFor = ({ briefs, template, channel }: Telling): Prompt =>
  composePrompt({
    briefs: briefs.map(known),
    template: withoutSecrets(template.text),
    channel,
    locale: 'en',
  })

const holdsSecret = (text: string): boolean => Object.values(SLOTS).some((slot) => text.includes(slot))

/** A brief without what only we need to know: on which message something rests, since when, and whose address it is. */
const known = (brief: unknown): unknown =>
  JSON.parse(JSON.stringify(brief, (name, value: unknown) => (KEPT_BACK.has(name) ? undefined : value)))

const KEPT_BACK: ReadonlySet<string> = new Set(['evidence', 'at', 'validUntil', 'confidence', 'id', 'to'])

const said = (chat: ChatOpenAI, prompt: Prompt, signal: AbortSignal): Promise<AIMessageChunk> =>
  chat.invoke(messagesOf(prompt), { signal })

/** The same, told while it grows. */
const grown = async (
  chat: ChatOpenAI,
  prompt: Prompt,
  signal: AbortSignal,
  shown: (text: string) => void,
): Promise<AIMessageChunk> => {
  let message: AIMessageChunk | null = null
  for await (const more of await chat.stream(messagesOf(prompt), { signal })) {
    message = message === null ? more : message.concat(more)
    if (more.text !== '') shown(message.text)
  }
  if (message === null) throw new SyntaxError('Nothing came.')
  return message
}

/** Whole, or it is none: what was cut off in the middle says something else. */
const wordsOf = ({ text, response_metadata: { finish_reason: end } }: AIMessageChunk): string | null => {
  const words = text.trim()
  return words === '' || end === 'length' || end === 'content_filter' ? null : words
}
