import { withoutKeywords } from '#core/asked-words'
import { isFixed } from '#core/sentences'
import { placeholdersOf } from '#language/words/fill'
import { EVERYWHERE, PLACEHOLDERS } from '#language/words/placeholders'
import { saysAutomated } from './automated.ts'
import { type Problem, problem, shown } from './problem.ts'

type Given = { readonly [name: string]: string | readonly string[] | undefined }

/** What is wrong with sentences of the business's own, in its own language and in Spanish. */
export const wordsProblems = (words: Given, spanish: Given | undefined): readonly Problem[] => [
  ...eachProblem(words, ['words']),
  ...(spanish ? eachProblem(spanish, ['languages', 'es', 'words']) : []),
  ...(spanish ? missingProblems(words, spanish) : []),
]

/** Nobody is to hear the business's own sentence in one language, and somebody else's in the other. */
const missingProblems = (words: Given, spanish: Given): readonly Problem[] =>
  Object.keys(words)
    .filter((name) => name in PLACEHOLDERS && !(name in spanish))
    .map((name) =>
      problem(
        ['languages', 'es', 'words', name],
        `is missing, and words has a sentence of your own for it. Write it in Spanish as well, or leave languages.es out: then your own language is spoken to everybody.`,
      ),
    )

const eachProblem = (words: Given, at: readonly PropertyKey[]): readonly Problem[] =>
  Object.entries(words).flatMap(([name, wording]) => wordingProblems(name, wording, [...at, name]))

/** Each wording by itself; and what binds, or says who is speaking, has one only. */
const wordingProblems = (
  name: string,
  wording: string | readonly string[] | undefined,
  path: readonly PropertyKey[],
): readonly Problem[] => {
  if (typeof wording === 'string' || wording === undefined) return sentenceProblems(name, wording, path)
  if (isFixed(name))
    return [
      problem(
        path,
        'is a list, and is said in one way only, since much hangs on its words. Write one sentence.',
      ),
    ]
  return wording.flatMap((one, n) => sentenceProblems(name, one, [...path, n]))
}

const sentenceProblems = (
  name: string,
  sentence: string | undefined,
  path: readonly PropertyKey[],
): readonly Problem[] => {
  const known = Object.entries(PLACEHOLDERS).find(([key]) => key === name)?.[1]
  if (known === undefined) {
    const names = Object.keys(PLACEHOLDERS).join(', ')
    return [problem(path, `is not a sentence that is ever said. Write one of: ${names}.`)]
  }
  if (sentence === undefined) return []
  const allowed = [...new Set([...EVERYWHERE, ...known.may])]
  const used = placeholdersOf(sentence)
  const list = allowed.map((placeholder) => `{${placeholder}}`).join(', ')
  return [
    ...used
      .filter((placeholder) => !allowed.includes(placeholder))
      .map((placeholder) =>
        problem(path, `has {${placeholder}}, which nothing fills. Write one of: ${list}.`),
      ),
    ...known.must
      .filter((placeholder) => !used.includes(placeholder))
      .map((placeholder) =>
        problem(path, `lacks {${placeholder}}, without which it says nothing. Put it in.`),
      ),
    ...ruleProblems(name, sentence, path),
    ...keywordProblems(sentence, path),
  ]
}

/** Words that law or the acceptance grammar rests on may be said differently, but not left out (C8, L2, L5). */
const ruleProblems = (name: string, sentence: string, path: readonly PropertyKey[]): readonly Problem[] => [
  ...(DISCLOSING.has(name) && !saysAutomated(sentence)
    ? [
        problem(
          path,
          'does not say that a machine is speaking, which nobody may leave out. Write, for example, "Hi, I\'m the automated assistant at {name}."',
        ),
      ]
    : []),
  ...(name === 'introduce-sms' && !(/\bSTOP\b/.test(sentence) && /\bHELP\b/.test(sentence))
    ? [problem(path, 'does not name the way out. Add "Reply STOP to opt out, HELP for help."')]
    : []),
  ...(ASKED_AFTER.has(name) && sentence.includes('?')
    ? [
        problem(
          path,
          'asks a question of its own, and one fixed question follows it. Write it as a statement.',
        ),
      ]
    : []),
]

/** What is said to whoever meets us for the first time, or asks (L5). */
const DISCLOSING: ReadonlySet<string> = new Set(['introduce', 'introduce-sms', 'automated'])

const ASKED_AFTER: ReadonlySet<string> = new Set(['recap', 'confirm-again', 'acknowledge', 'second-yes'])

/** By text such an answer would never be one: the carrier acts on it first (C8). */
export const keywordProblems = (
  sentence: string | undefined,
  path: readonly PropertyKey[],
): readonly Problem[] =>
  sentence === undefined || withoutKeywords(sentence) === sentence
    ? []
    : [
        problem(
          path,
          `asks for a word that carriers take for themselves: CANCEL, say, unsubscribes whoever texts it. Write ${shown(withoutKeywords(sentence))}, or ask in other words.`,
        ),
      ]
