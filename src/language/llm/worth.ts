import type { Heard } from '#contracts/language'
import type { Reading } from '#core/reading'
import { isPointed } from './kinds.ts'

/**
 * Whether a model could tell more of a message than the rules have read: each call takes time and money. It could where an answer was
 * expected and none was read, or where the rules have left a good part of the words unread. Never for what the rules alone may read: a
 * code, a service word, a yes or a no.
 */
export const isWorthReading = ({ text, expecting }: Heard, read: Reading): boolean => {
  if (text.length > LONGEST || read.service !== null || expecting === 'code' || expecting === 'contact')
    return false
  const left = unread(text, read)
  const isUnanswered = isPointed(expecting) && !read.noticed.some(({ kind }) => kind === expecting)
  return left.length >= (isUnanswered && read.questions.length === 0 ? 1 : MANY)
}

/** Beyond this it is pasted matter, of which the rules read the beginning and the end. */
const LONGEST = 2_000

/** So many words that say something are more than a manner of speaking. */
const MANY = 3

/** The words that say something and that no reading rests on. */
const unread = (text: string, { noticed, questions, acceptance }: Reading): readonly string[] => {
  const taken = [...noticed.map(({ quote }) => quote), ...questions.map((question) => question.text)]
  const isWhole = acceptance.verdict === 'accept' || acceptance.verdict === 'refuse'
  const spans = isWhole ? acceptance.spans.map((span) => span.text) : []
  const rest = [...taken, ...spans].reduce((left, words) => left.replaceAll(words, ' '), text)
  const words =
    rest
      .replace(ADDRESSES, ' ')
      .toLowerCase()
      .match(/\p{L}{2,}/gu) ?? []
  return words.filter((word) => !SMALL.has(word))
}

/** Mail and web addresses: their words say nothing. */
const ADDRESSES = /\S+@\S+|https?:\/\/\S+|www\.\S+/g

/** Words that go with others, and courtesy; in another language too many count, and the model is asked, which is right there. */
const SMALL: ReadonlySet<string> = new Set(
  [
    'an the and or but so if of to for in on at by with from as is are was be been am it its this that these those',
    'we us our you your my me he she they them their do does did have has had will would can could may should',
    'not no yes yeah yep ok okay sure hi hey hello thanks thank please well just now then also too very really',
    'great good cool nice fine perfect right got about there here what how when who ll re ve don',
  ]
    .join(' ')
    .split(' '),
)
