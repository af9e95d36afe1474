import type { Breach } from '../model.ts'
import { pattern } from '../pattern.ts'
import { sentencesIn, stemsIn } from './plain.ts'

/** What a question can be about: a fact of discovery, other words, a person, a time to meet. */
const TOPICS: readonly (readonly [topic: string, words: RegExp])[] = [
  ['quantity', /\bhow (?:many|big|large)\b|\bsize\b|\bheadcount\b/i],
  [
    'timeline',
    /\bwhen\b|\bby when\b|\btimeline\b|\bhow soon\b|\bstart(?:ing)? (?:date|day)\b|\bwhat date\b/i,
  ],
  ['budget', /\bbudget\b|\bspend\w*\b/i],
  ['decision', /\bdeci(?:de|des|ding|sion)\b|\bfinal (?:say|word|call)\b|\byour call\b|\bsigns? off\b/i],
  ['location', /\bwhere\b|\b(?:city|state|zip|location|located|based)\b/i],
  [
    'words',
    /\b(?:other|another|different) (?:words?|way)\b|\brephrase\b|\bdifferently\b|\bsay (?:that|it) again\b/i,
  ],
  [
    'person',
    /\b(?:(?:talk|speak) (?:to|with)|ask for|have|prefer|bring|call) a (?:person|human|colleague)\b/i,
  ],
  ['meeting', /\bmeet(?:ing)?\b|\bcall\b.*\bsuit\b/i],
  [
    'need',
    pattern('i')`
      \blook(?:ing)? for\b|\bneed\b|\bhelp (?:you )?with\b|\bbrings? you\b
      |\bhop(?:e|ing) (?:to find|for)\b|\bafter\b|\bwhat are you\b
      |\bwhat (?:would|do) you (?:like|want)(?: to have)?(?= *(?:\?|$))
    `,
  ],
]

/** Questions that were not to be put: more than one, one about something else, or any where another is put after the text; where it is kept, any but itself. */
export const strangeQuestions = (
  draft: string,
  template: string,
  question: string | undefined,
  isKept: boolean,
): readonly Breach[] => {
  const asked = questionsOf(draft)
  if (asked.length === 0) return []
  const due = questionsOf(template)
  if (due.length === 0 || question !== undefined || asked.length > Math.max(1, due.length))
    return asked.slice(question === undefined ? due.length : 0).map((words) => ({ of: 'question', words }))
  const others = asked.filter((one) => !due.includes(one))
  const topics = new Set(due.flatMap(topicsOf))
  const words = stemsIn(due.join(' '))
  return others
    .filter((one) => {
      if (isKept) return true
      const about = topicsOf(one)
      return about.length > 0
        ? !about.every((topic) => topics.has(topic))
        : ![...stemsIn(one)].some((stem) => stem.length > 4 && words.has(stem))
    })
    .map((one) => ({ of: 'question', words: one }))
}

/** The questions of a text, each as a sentence. */
export const questionsOf = (text: string): readonly string[] =>
  sentencesIn(text)
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter((sentence) => sentence.includes('?'))

const topicsOf = (question: string): readonly string[] => {
  const found = TOPICS.filter(([, words]) => words.test(question)).map(([topic]) => topic)
  // "need" is the loosest of them: "how many people do you need to serve?" is about people.
  return found.length > 1 ? found.filter((topic) => topic !== 'need') : found
}
