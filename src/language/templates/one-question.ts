import type { Part } from './part.ts'

/**
 * A letter asks one thing: what is asked last. Of what else would ask, only what it tells is left: "Sorry, I didn't follow that."
 * What is quoted asks nobody anything.
 */
export const oneQuestion = (parts: readonly Part[]): readonly Part[] => {
  const last = parts.findLastIndex(asks)
  return parts.map((part, i) => (i < last && asks(part) ? telling(part) : part))
}

const asks = ({ text, question, quoted }: Part): boolean =>
  question !== undefined || (!quoted && /\?/.test(text))

const telling = (part: Part): Part => ({
  ...part,
  text: part.text
    .split(/(?<=[.?!:]\s+)(?=\S)/)
    .filter((sentence) => !sentence.includes('?'))
    .join('')
    .trim(),
})
