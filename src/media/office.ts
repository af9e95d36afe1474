/** What each kind of office document has in it, and nothing else does. */
const OPEN_XML = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
] as const

/** Names of streams in the older container, which installers share. */
const COMPOUND = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
] as const

/** The macros of a document: code that runs when it is opened. */
const MACROS = 'vbaProject.bin'
const OLD_MACROS = 'VBA_PROJECT'

/** An office document, by what is in its container; null for any other archive, and for one that carries macros. */
export const officeType = (bytes: Buffer): string | null => {
  const start = bytes.toString('latin1', 0, 8)
  if (start.startsWith('PK\x03\x04')) return zipped(bytes)
  return start === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' ? compound(bytes) : null
}

const zipped = (bytes: Buffer): string | null => {
  if (bytes.includes(MACROS)) return null
  const openDocument =
    /^mimetype(application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation))PK/.exec(
      bytes.toString('latin1', 30, 120),
    )
  if (openDocument?.[1]) return openDocument[1]
  if (!bytes.includes('[Content_Types].xml')) return null
  return OPEN_XML.find(([part]) => bytes.includes(part))?.[1] ?? null
}

const compound = (bytes: Buffer): string | null => {
  const has = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'))
  return has(OLD_MACROS) ? null : (COMPOUND.find(([stream]) => has(stream))?.[1] ?? null)
}
