import { z } from 'zod'
import { jsonOf } from '#core/json'
import { type ChatRequest, type Schema, textOf } from '../request.ts'

/** What is asked of the model, as far as the stand-in knows it. */
export type Asked =
  | {
      readonly task: 'perceive'
      readonly message: string
      readonly kinds: readonly string[]
      readonly expecting: string | null
    }
  | { readonly task: 'compose'; readonly template: string }
  | { readonly task: 'question'; readonly question: string; readonly passages: readonly string[] }

const Perceive = z.object({
  task: z.literal('perceive'),
  message: z.string(),
  kinds: z.array(z.string()).default([]),
  expecting: z.string().nullish(),
})
const Compose = z.object({ task: z.literal('compose'), template: z.string() })
const Question = z.object({
  question: z.string(),
  passages: z.array(z.union([z.string(), z.object({ text: z.string() })])).default([]),
})

/** Our own prompts are JSON; whatever else somebody says is a question. */
export const asked = ({ messages }: ChatRequest): Asked => {
  const last = messages.findLast(({ role }) => role === 'user')
  const text = last ? textOf(last) : ''
  const said = jsonOf(text)
  const perceive = Perceive.safeParse(said)
  if (perceive.success) return { ...perceive.data, expecting: perceive.data.expecting ?? null }
  const compose = Compose.safeParse(said)
  if (compose.success) return compose.data
  const question = Question.safeParse(said)
  if (!question.success) return { task: 'question', question: text, passages: [] }
  const passages = question.data.passages.map((one) => (typeof one === 'string' ? one : one.text))
  return { task: 'question', question: question.data.question, passages }
}

/** What the prompt says besides. */
export const systemOf = ({ messages }: ChatRequest): string =>
  messages
    .filter(({ role }) => role === 'system' || role === 'developer')
    .map(textOf)
    .join('\n')

/** The shape that the answer must have; null where words will do. */
export const shapeOf = ({ response_format: format }: ChatRequest): Schema | null => {
  if (format?.type === 'json_schema') return format.json_schema.schema
  return format?.type === 'json_object' ? {} : null
}

/** What tools have brought since the buyer spoke, in order. */
export const broughtIn = ({ messages }: ChatRequest): readonly string[] => {
  const asked = messages.findLastIndex(({ role }) => role === 'user')
  return messages.slice(asked + 1).flatMap((one) => (one.role === 'tool' ? [textOf(one)] : []))
}
