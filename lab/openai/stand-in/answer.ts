import { calling, type Reply } from '../reply.ts'
import type { ChatRequest } from '../request.ts'
import { broughtIn, type Passage, passagesIn } from './asked.ts'
import { say, toolsOf } from './say.ts'
import { fitted } from './shape.ts'

/** Tools of ours: to find what the business knows, and to have a person answer. */
const SEARCH = 'search_knowledge'
const PERSON = 'ask_for_a_person'

/**
 * A question is looked up once where nothing is known yet, and answered with that sentence of what there is that has most of its words;
 * of what nobody has told it the stand-in says that it does not know.
 */
export const answer = (request: ChatRequest, question: string, given: readonly Passage[]): Reply => {
  const brought = broughtIn(request)
  const passages = [...given, ...brought.flatMap(passagesIn)]
  const tool = brought.length === 0 ? toolFor(request, question, passages) : null
  if (tool) return calling(tool.name, inputFor(tool.parameters ?? {}, question))
  const [best] = passages
    .flatMap(({ n, text }) => sentences(text).map((sentence) => ({ n, sentence })))
    .map((one, place) => ({ ...one, place, shared: shared(one.sentence, question) }))
    .sort((a, b) => b.shared - a.shared || a.place - b.place)
  if (!best || best.shared === 0 || GRAVE.test(question)) return say(request, { answer: null, passages: [] })
  return say(request, { answer: best.sentence, passages: best.n === null ? [] : [best.n] })
}

/** What is a person's business. */
const GRAVE = /\b(?:complain\w*|lawyers?|lawsuit|sue|contracts?|court)\b/i

/** The tool that is wanted by name, or the one that helps. */
const toolFor = (request: ChatRequest, question: string, passages: readonly Passage[]) => {
  const { tool_choice: choice } = request
  const tools = toolsOf(request)
  const named = (name: string) => tools.find((one) => one.name === name) ?? null
  if (typeof choice === 'object') return named(choice.function.name)
  if (GRAVE.test(question) && named(PERSON)) return named(PERSON)
  return passages.length === 0 ? named(SEARCH) : null
}

/** The question goes wherever there is room for words. */
const inputFor = (parameters: { readonly [key: string]: unknown }, question: string): unknown => {
  const names = Object.keys(Object(parameters.properties))
  return fitted({ type: 'object', ...parameters }, Object.fromEntries(names.map((name) => [name, question])))
}

const sentences = (text: string): readonly string[] =>
  text
    .replace(/^#+ .*$/gm, '')
    .split(/(?<=[.!?])\s+/)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => /\p{L}{2}/u.test(one))

/** Words that both have, by how they begin: "deliver" is in "delivery". */
const shared = (sentence: string, question: string): number => {
  const stems = (text: string) =>
    new Set(
      (text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
        .filter((one) => !SMALL.has(one))
        .map((one) => one.slice(0, 5)),
    )
  const there = stems(sentence)
  return [...stems(question)].filter((stem) => there.has(stem)).length
}

const SMALL: ReadonlySet<string> = new Set([
  'the',
  'and',
  'you',
  'your',
  'have',
  'for',
  'with',
  'what',
  'does',
  'are',
  'can',
  'how',
  'that',
  'this',
  'who',
  'when',
  'where',
  'much',
  'many',
  'any',
])
