import { sentencesIn } from './plain.ts'

/** Words written large where no sentence begins, which nothing that may be said knows: names of people, companies, places. */
export const strangeNamesIn = (text: string, known: ReadonlySet<string>): readonly string[] => {
  const begins = new Set(
    sentencesIn(text).map(({ start, end }) => start + text.slice(start, end).search(/[A-Za-z]/)),
  )
  return [...text.matchAll(/[A-Z\u00c0-\u00de][\w\u00c0-\u00ff]*(?:'[a-z]+)?/g)].flatMap(
    ({ index, 0: word }) => {
      const plain = word.toLowerCase().replace(/'\w+$/, '')
      const isFirst = begins.has(index) || /["(:-]\s*$/.test(text.slice(0, index))
      return isFirst || plain === 'i' || known.has(plain) || ALLOWED.has(plain) ? [] : [word]
    },
  )
}

/** Days and months have their own reader; the rest are nobody's. */
const ALLOWED: ReadonlySet<string> = new Set(
  (
    'ok okay hi hello english pdf sms usd january february march april may june july august september october november december ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
)
