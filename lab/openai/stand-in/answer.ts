import { calling, json, type Reply, words } from '../reply.ts'
import type { ChatRequest } from '../request.ts'
import { broughtIn, shapeOf } from './asked.ts'
import { fitted } from './shape.ts'

/** The tool that finds what the business knows. */
const SEARCH = 'search_knowledge'

/**
 * A question is looked up once, where there is a tool for it, and answered with the first sentence of what that brings; of what nobody
 * has told it the stand-in says that it does not know.
 */
export const answer = (request: ChatRequest, question: string, passages: readonly string[]): Reply => {
  const brought = broughtIn(request)
  const tool = brought.length === 0 && passages.length === 0 ? toolFor(request) : null
  if (tool) return calling(tool.name, inputFor(tool.parameters ?? {}, question))
  const known = firstSentence([...passages, ...brought].find((one) => saysSomething(one)) ?? '')
  const said = known === '' ? "I don't know." : known
  const shape = shapeOf(request)
  return shape
    ? json(fitted(shape, { answer: said, text: said, quote: known, known: known !== '' }))
    : words(said)
}

/** A tool that must be called, or the one to search by. */
const toolFor = ({ tools = [], tool_choice: choice = 'auto' }: ChatRequest) => {
  const all = tools.map((one) => one.function)
  if (choice === 'none') return null
  if (typeof choice === 'object') return all.find(({ name }) => name === choice.function.name) ?? null
  return all.find(({ name }) => name === SEARCH) ?? (choice === 'required' ? (all[0] ?? null) : null)
}

/** The question goes wherever there is room for words. */
const inputFor = (parameters: { readonly [key: string]: unknown }, question: string): unknown => {
  const names = Object.keys(Object(parameters.properties))
  return fitted({ type: 'object', ...parameters }, Object.fromEntries(names.map((name) => [name, question])))
}

const saysSomething = (text: string): boolean =>
  /\p{L}{3}/u.test(text) && !/^(?:\[\]|null|nothing|no passages?)/i.test(text.trim())

const firstSentence = (text: string): string => {
  const plain = text.replace(/^#+ .*$/gm, '').trim()
  return /^[\s\S]*?[.!?](?=\s|$)/.exec(plain)?.[0].replace(/\s+/g, ' ') ?? plain.replace(/\s+/g, ' ')
}
