/** The same text with its number words as digits, so that "two machines" and "2 machines" are read alike. */
export const digitised = (text: string): string =>
  text.replace(RUN, (run) => {
    const value = figureOf(run.toLowerCase().match(/[a-z]+/g) ?? [])
    return String(value)
  })

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'
const SMALL: ReadonlyMap<string, number> = new Map([
  ...ONES.split(' ').map((word, n) => [word, n] as const),
  ...TENS.split(' ').map((word, n) => [word, n * 10] as const),
  ['dozen', 12],
  ['couple', 2],
])
const LARGE: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
])

const WORD = [...SMALL.keys(), ...LARGE.keys()].join('|')
const RUN = new RegExp(`\\b(?:${WORD})s?(?:(?:\\s+and\\s+|[\\s-]+)(?:${WORD})s?)*\\b`, 'gi')

const figureOf = (words: readonly string[]): number => {
  let [total, part] = [0, 0]
  for (const word of words.map((one) => one.replace(/s$/, ''))) {
    const times = LARGE.get(word)
    if (times === undefined) part += SMALL.get(word) ?? SMALL.get(`${word}s`) ?? 0
    else if (times === 100) part = Math.max(part, 1) * 100
    else {
      total += Math.max(part, 1) * times
      part = 0
    }
  }
  return total + part
}
