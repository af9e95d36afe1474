/** A text in pieces of about a token's length: English has four characters to one. Put together they are the text. */
export const tokensOf = (text: string): readonly string[] =>
  text.match(/\s*[\p{L}\p{M}]{1,6}|\s*\p{N}{1,3}|\s*[^\s\p{L}\p{M}\p{N}]|\s+/gu) ?? []

/** How many tokens a text has, about. */
export const countOf = (text: string): number => tokensOf(text).length
