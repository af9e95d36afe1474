import type { Records } from '#contracts/memory'
import type { Seal } from '#contracts/seal'
import { hash } from '#core/hash'
import { pattern } from '#core/pattern'

/** Where the few characters that stand for a link lead to it: under a name that does not tell them. */
export const shortShelf = (short: string): string => `short-link:${hash(short)}`

/** The one record of that shelf. */
export const TOKEN_KEY = 'token'

/** A text that is such characters and nothing else, as they are written; null: any other words. They have no vowels, so no word is one. */
export const shortLinkIn = (text: string): string | null => {
  const [, first = '', last = ''] = SHORT.exec(text) ?? []
  return first ? `${first}${last}`.toUpperCase() : null
}

const SHORT = pattern('i')`
  ^\s*["'(]?([B-DF-HJKMNP-TV-XZ][B-DF-HJKMNP-TV-XZ2-9]{3})[- ]?([B-DF-HJKMNP-TV-XZ2-9]{4})
    ["').]?\s*$
`

/** Makes a link known by its few characters, and answers them as they are shown. Done twice, it is the same. */
export const shortOf = async (
  token: string,
  link: string,
  { seal, records }: { readonly seal: Seal; readonly records: Records },
): Promise<string> => {
  const short = seal.shortLink(link)
  await records.write(shortShelf(short), [{ key: TOKEN_KEY, value: { token }, tag: null }])
  return `${short.slice(0, 4)}-${short.slice(4)}`
}
