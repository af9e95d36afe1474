import { z } from 'zod'
import { jsonOf } from '#core/json'
import { type ChatRequest, textOf } from '../request.ts'

/** What is asked of the model, as far as the stand-in knows it. */
export type Asked =
  | {
      readonly task: 'perceive'
      readonly message: string
      readonly kinds: readonly string[]
      readonly expecting: string | null
    }
  | { readonly task: 'compose'; readonly template: string }
  | { readonly task: 'question'; readonly question: string; readonly passages: readonly Passage[] }

/** What the business has written, under the number by which an answer names it; null: it has none. */
export type Passage = { readonly n: number | null; readonly text: string }

const Perceive = z.object({
  task: z.literal('perceive'),
  message: z.string(),
  kinds: z.array(z.string()).default([]),
  expecting: z.string().nullable().default(null),
})
const Compose = z.object({ task: z.literal('compose'), template: z.string() })

const Numbered = z.object({ n: z.number().nullable().default(null), text: z.string() })
const Passages = z.object({ passages: z.array(Numbered) })
const Question = z.object({ question: z.string(), passages: z.array(Numbered).default([]) })

/** Our own prompts are JSON; whatever else somebody says is a question. */
export const asked = ({ messages }: ChatRequest): Asked => {
  const last = messages.findLast(({ role }) => role === 'user')
  const text = last ? textOf(last) : ''
  const said = jsonOf(text)
  const perceive = Perceive.safeParse(said)
  if (perceive.success) return perceive.data
  const compose = Compose.safeParse(said)
  if (compose.success) return compose.data
  const question = Question.safeParse(said)
  return { task: 'question', question: text, passages: [], ...question.data }
}

/** What the prompt says besides. */
export const systemOf = ({ messages }: ChatRequest): string =>
  messages
    .filter(({ role }) => role === 'system' || role === 'developer')
    .map(textOf)
    .join('\n')

/** What tools have answered since the buyer spoke, in order. */
export const broughtIn = ({ messages }: ChatRequest): readonly string[] => {
  const last = messages.findLastIndex(({ role }) => role === 'user')
  return messages.slice(last + 1).flatMap((one) => (one.role === 'tool' ? [textOf(one)] : []))
}

/** The passages in what a tool has answered: ours are numbered, another's answer is one passage. */
export const passagesIn = (brought: string): readonly Passage[] => {
  const said = jsonOf(brought)
  const ours = Passages.safeParse(said)
  if (ours.success) return ours.data.passages
  return said === undefined && brought.trim() !== '' ? [{ n: null, text: brought }] : []
}
