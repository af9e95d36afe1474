import type { Part } from './part.ts'

/**
 * A letter asks one thing: what is asked last. Of what else would ask, only what it tells is left: "Sorry, I didn't follow that."
 * What is quoted asks nobody anything, nor does the "?" within an address; and the one fixed question below an order is always put (L2).
 */
export const oneQuestion = (parts: readonly Part[]): readonly Part[] => {
  const last = parts.findLastIndex(asks)
  return parts.map((part, i) =>
    i < last && part.question === undefined && asks(part) ? telling(part) : part,
  )
}

const asks = ({ text, question, quoted }: Part): boolean =>
  question !== undefined || (!quoted && ASKING.test(text))

/** A question mark that ends something; one with more behind it stands in an address. */
const ASKING = /\?(?![\p{L}\p{N}&=/%])/u

const telling = (part: Part): Part => ({
  ...part,
  text: part.text
    .split(/(?<=[.?!:]\s+)(?=\S)/)
    .filter((sentence) => !ASKING.test(sentence))
    .join('')
    .trim(),
})
