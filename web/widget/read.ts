/** Whether `value` has named members; the first step of reading anything that came over the wire. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The member called `name`, or undefined when `value` has none. */
export const member = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined)

/** A list, or an empty one. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A text (numbers count as text: receipts carry both), or an empty one. */
export const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

/** JSON, or undefined where it is none. */
export const json = (source: string): unknown => {
  try {
    return JSON.parse(source)
  } catch {
    return undefined
  }
}

/** An http or https address, or null: a `javascript:` link from anybody must never become clickable. */
export const webUrl = (value: unknown): string | null => {
  try {
    const url = new URL(text(value))
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
  } catch {
    return null
  }
}
