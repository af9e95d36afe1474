/** Characters of a button (docs: "Button element"). */
const LONGEST = 75

/** What a button shows: the title, or its beginning and its number where it is too long for one. */
export const buttonTitle = (title: string, n: number): string => {
  const line = title.replace(/\s+/gu, ' ').trim()
  if (isShort(title)) return line
  const lead = `${n}. `
  return `${lead}${line.slice(0, LONGEST - lead.length - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`
}

/** Whether a button can show it whole. */
export const isShort = (title: string): boolean => title.trim() !== '' && title.length <= LONGEST

/** The title that a button showed or shortened; the whole of it stands in bold in the list above the buttons. */
export const fullTitle = (shown: string, blocks: unknown): string => {
  const [, beginning] = /^\d+\. (.+)…$/su.exec(shown) ?? []
  if (beginning === undefined) return shown
  return boldIn(blocks).find((text) => text.replace(/\s+/gu, ' ').trim().startsWith(beginning)) ?? shown
}

const boldIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return []
  if ('text' in value && typeof value.text === 'string' && 'style' in value)
    return Object(value.style).bold === true ? [value.text] : []
  return Object.values(value).flatMap(boldIn)
}
