import { withoutToMachines } from './to-machines.ts'

/**
 * Whether a passage is of the business's own knowledge, word by word, from the beginning of a sentence to the end of one: what a model
 * brings along from anywhere else, or cuts out of its sentence, is none, and nothing can rest on it (L3).
 */
export const isOfKnowledge = (passage: string, knowledge: string): boolean => {
  const words = wordsOf(passage).map(({ word }) => word)
  const known = wordsOf(withoutToMachines(shown(knowledge)))
  return (
    words.length > 0 &&
    known.some(
      ({ begins }, n) =>
        begins &&
        (known[n + words.length]?.begins ?? true) &&
        n + words.length <= known.length &&
        words.every((word, i) => word === known[n + i]?.word),
    )
  )
}

/** Without what only whoever writes it sees; a heading ends with its line. */
const shown = (markdown: string): string =>
  markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/^#.*$/gm, '$&\n')

/** Each word, and whether a sentence, a line of a list or a heading begins with it. */
const wordsOf = (text: string): readonly { readonly word: string; readonly begins: boolean }[] => {
  let end = 0
  return [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(({ index, 0: word }) => {
    const between = text.slice(end, index)
    const begins = end === 0 || /[.!?]["')*_]*\s|\n\s*(?:[-*+>#|]|\n)|\d\.\s/.test(between)
    end = index + word.length
    return { word, begins }
  })
}
