import { calling, json, type Reply, words } from '../reply.ts'
import type { ChatRequest, Schema } from '../request.ts'
import { fitted } from './shape.ts'

/** What the stand-in has to say to a question; null: it does not know. */
export type Answered = {
  readonly answer: string | null
  /** The numbers of the passages that it rests on. */
  readonly passages: readonly number[]
}

/** Says it in the form that is asked for: by a tool that takes the answer, in a shape, or in words. */
export const say = (request: ChatRequest, answered: Answered): Reply => {
  const tool = toolsOf(request).find(({ parameters }) => 'answer' in Object(parameters?.properties))
  if (tool) return calling(tool.name, fitted(tool.parameters ?? {}, answered))
  const shape = shapeOf(request)
  return shape ? json(fitted(shape, answered)) : words(answered.answer ?? "I don't know.")
}

/** The tools that may be called. */
export const toolsOf = ({ tools = [], tool_choice: choice }: ChatRequest) =>
  choice === 'none' ? [] : tools.map((one) => one.function)

/** The shape that the answer must have; null where words will do. */
export const shapeOf = ({ response_format: format }: ChatRequest): Schema | null => {
  if (format?.type === 'json_schema') return format.json_schema.schema
  return format?.type === 'json_object' ? {} : null
}
