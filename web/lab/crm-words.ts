/** A value of a CRM's field, as JSON brings it. */
export type CrmValue =
  | null
  | boolean
  | number
  | string
  | readonly CrmValue[]
  | { readonly [name: string]: CrmValue | undefined }

/** What an entry says, without what every entry has, and what is beside the point here. */
export const dataInWords = (data: { readonly [name: string]: CrmValue | undefined }): string => {
  const said = Object.entries(data).filter(([name]) => !BESIDE.has(name))
  const [only] = said
  if (said.length === 1 && only) return inWords(only[1] ?? null)
  return said.map(([name, value]) => named(name, value)).join(', ')
}

const BESIDE: ReadonlySet<string> = new Set([
  'role',
  'key',
  'kind',
  'journal',
  'policy',
  'evidence',
  'confidence',
  'validUntil',
  'missing',
  'checkout',
  'consent',
  'formerly',
])

const named = (name: string, value: CrmValue | undefined): string =>
  name === 'value' ? inWords(value ?? null) : `${name} ${inWords(value ?? null)}`

const inWords = (value: CrmValue): string => {
  if (value === null) return '–'
  if (typeof value === 'string') return /^[0-9a-f]{64}$/.test(value) ? value.slice(0, 8) : value
  if (typeof value !== 'object') return String(value)
  if (isList(value)) return value.map(inWords).join('; ')
  return Object.entries(value)
    .filter(([name]) => !BESIDE.has(name))
    .map(([name, item]) => named(name, item))
    .join(', ')
}

const isList = (value: CrmValue): value is readonly CrmValue[] => Array.isArray(value)
