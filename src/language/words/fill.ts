/**
 * Fills the `{names}` of a template in one pass, so that a value that looks like a placeholder stays what it is. A
 * sentence with a placeholder that has nothing to say is left out whole: "Changed: {changed}." where nothing did.
 */
export const fill = (template: string, values: { readonly [name: string]: string }): string =>
  sentencesOf(template)
    .filter((sentence) => placeholdersOf(sentence).every((name) => values[name] !== ''))
    .map((sentence) => sentence.replace(PLACEHOLDER, (whole, name: string) => values[name] ?? whole))
    .join('')
    .trim()

/** The names of the placeholders in a template. */
export const placeholdersOf = (template: string): readonly string[] =>
  [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name)

const PLACEHOLDER = /\{([\w-]+)\}/g

/** Each sentence with the space behind it, so that joining gives the template back. */
const sentencesOf = (template: string): readonly string[] => template.split(/(?<=[.?!]\s+)(?=\S)/)
