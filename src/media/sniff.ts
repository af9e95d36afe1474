import { officeType } from './office.ts'

/** What a file is by its own bytes. `page`: a web page, as a login asks for it in the place of a file. */
export type Sniffed =
  | { readonly kind: 'taken'; readonly contentType: string; readonly ending: string }
  | { readonly kind: 'page' }
  | { readonly kind: 'unknown' }

/**
 * Reads the type off the first bytes, against the list of what is kept: pictures, sound, films, PDF, plain text, office documents.
 * What was declared only decides between types that share their bytes (sound and film in one container, kinds of text).
 */
export const sniff = (bytes: Buffer, declared: string): Sniffed => {
  const type = magicType(bytes) ?? boxType(bytes, declared) ?? webmType(bytes, declared) ?? officeType(bytes)
  return type === null ? plain(bytes, declared) : taken(type)
}

/** Each type of the list, and the ending that its files have. */
const ENDINGS: { readonly [contentType: string]: string } = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/mp4': 'm4a',
  'audio/3gpp': '3gp',
  'audio/amr': 'amr',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
  'video/webm': 'webm',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'video/quicktime': 'mov',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/vcard': 'vcf',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
}

const taken = (contentType: string): Sniffed => ({
  kind: 'taken',
  contentType,
  ending: ENDINGS[contentType] ?? 'bin',
})

/** Types that begin, or go on at an offset, with bytes of their own. */
const MAGIC: readonly (readonly [contentType: string, offset: number, magic: string])[] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/webp', 8, 'WEBPVP8'],
  ['audio/wav', 8, 'WAVEfmt '],
  ['audio/ogg', 0, 'OggS'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mpeg', 0, '\xff\xfb'],
  ['audio/mpeg', 0, '\xff\xf3'],
  ['audio/mpeg', 0, '\xff\xf2'],
  ['audio/mpeg', 0, '\xff\xfa'],
  ['audio/aac', 0, '\xff\xf1'],
  ['audio/aac', 0, '\xff\xf9'],
  ['audio/amr', 0, '#!AMR'],
  ['application/pdf', 0, '%PDF-'],
]

const magicType = (bytes: Buffer): string | null =>
  MAGIC.find(([, at, magic]) => bytes.toString('latin1', at, at + magic.length) === magic)?.[0] ?? null

/** ISO base media (ISO/IEC 14496-12): the brand says whose it is, and hardly anybody's tells sound from film. */
const boxType = (bytes: Buffer, declared: string): string | null => {
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return null
  const brand = bytes.toString('latin1', 8, 12)
  const isSound = declared.startsWith('audio/')
  if (/^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand)) return 'image/heic'
  if (/^(M4A |M4B )$/.test(brand)) return 'audio/mp4'
  if (/^3g/.test(brand)) return isSound ? 'audio/3gpp' : 'video/3gpp'
  if (brand === 'qt  ') return 'video/quicktime'
  return /^(iso[m1-9]|mp4[12]|avc1|M4V |MSNV|dash|mmp4)$/.test(brand)
    ? isSound
      ? 'audio/mp4'
      : 'video/mp4'
    : null
}

const webmType = (bytes: Buffer, declared: string): string | null => {
  const beginning = bytes.toString('latin1', 0, 64)
  if (!beginning.startsWith('\x1a\x45\xdf\xa3') || !beginning.includes('webm')) return null
  return declared.startsWith('audio/') ? 'audio/webm' : 'video/webm'
}

/** What browsers take for a page, or for a picture that can run (WHATWG, MIME Sniffing). */
const PAGE = /<(!doctype html|html|head|body|script|iframe|svg|meta|title|!--)/i

/** A text has no control characters but those that lay it out; one that says how to run it is none. */
const plain = (bytes: Buffer, declared: string): Sniffed => {
  if (bytes.length === 0 || bytes.includes(0) || bytes.some(isControl)) return { kind: 'unknown' }
  const beginning = bytes.toString('latin1', 0, 4096)
  if (PAGE.test(beginning)) return { kind: 'page' }
  if (beginning.startsWith('#!') || /^\s*<\?/.test(beginning)) return { kind: 'unknown' }
  if (/^(\xef\xbb\xbf)?\s*BEGIN:VCARD/i.test(beginning)) return taken('text/vcard')
  return taken(declared === 'text/csv' ? 'text/csv' : 'text/plain')
}

const isControl = (byte: number): boolean => byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b
