import { z } from 'zod'
import type { Attachment } from '#core/activity'
import type { Posted } from './posted.ts'

const Mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
})

/**
 * What they said: without our name, which Teams wants in front of every word in a group, and with other names as they are
 * read. The text itself, or else what stands in the HTML that Teams attaches to it.
 */
export const saidIn = ({ text, textFormat, entities, recipient, attachments }: Posted): string => {
  const mentions = (entities ?? []).flatMap((entity) => Mention.safeParse(entity).data ?? [])
  const ours = mentions.filter(({ mentioned }) => mentioned.id === recipient.id)
  const words = ours.reduce((left, mention) => left.replaceAll(mention.text, ' '), text ?? '')
  const isMarkup = textFormat === 'xml'
  const plain = isMarkup ? textOf(words) : words.replace(/<at(?: [^>]{0,200})?>([^<]{0,500})<\/at>/gu, '$1')
  const spoken = plain.replaceAll('\u0000', '').replaceAll('\u00a0', ' ').replaceAll('&nbsp;', ' ').trim()
  return spoken === '' && (text ?? '') === '' ? htmlIn(attachments ?? []) : spoken
}

const Html = z.object({ contentType: z.literal('text/html'), content: z.string() })

const htmlIn = (attachments: readonly unknown[]): string =>
  attachments
    .flatMap((attachment) => Html.safeParse(attachment).data ?? [])
    .map(({ content }) => textOf(content))
    .join('\n')
    .trim()

/** HTML as it is read: no tags, its characters themselves. */
const textOf = (html: string): string =>
  html
    .replace(/<(?:br|\/p|\/div|\/li)\b[^<>]{0,200}>/giu, '\n')
    .replace(/<[^<>]{0,2000}>/gu, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/giu, character)

const character = (entity: string, decimal?: string, hex?: string, name?: string): string => {
  const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null
  if (code !== null) return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
  return NAMED.get(name?.toLowerCase() ?? '') ?? entity
}

const NAMED = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }))

const Download = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().nullish(),
  content: z.object({ downloadUrl: z.url({ protocol: /^https?$/ }), fileType: z.string().nullish() }),
})

const Linked = z.object({
  contentType: z.string().regex(/^[\w.+-]+\/[\w.+*-]+$/),
  contentUrl: z.url({ protocol: /^https?$/ }),
  name: z.string().nullish(),
})

/** Files stay where they are kept (C9): a picture at the Connector, a document of Teams at SharePoint. Cards are none. */
export const filesIn = ({ attachments }: Posted): readonly Attachment[] =>
  (attachments ?? []).flatMap((attachment): readonly Attachment[] => {
    const download = Download.safeParse(attachment)
    if (download.success) {
      const { name, content } = download.data
      return [{ contentType: typeOf(content.fileType), contentUrl: content.downloadUrl, ...named(name) }]
    }
    const linked = Linked.safeParse(attachment)
    if (!linked.success || NO_FILE.test(linked.data.contentType)) return []
    const { contentType, contentUrl, name } = linked.data
    return [{ contentType: contentType.replace('*', 'octet-stream'), contentUrl, ...named(name) }]
  })

const named = (name: string | null | undefined) => (name ? { name } : {})

const NO_FILE = /^(application\/vnd\.microsoft\.(card|teams)\.|text\/html$)/

/** Teams tells the ending of a document's name instead of its type. */
const typeOf = (ending: string | null | undefined): string =>
  TYPES.get(ending?.toLowerCase() ?? '') ?? 'application/octet-stream'

const TYPES = new Map(
  Object.entries({
    pdf: 'application/pdf',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    gif: 'image/gif',
    txt: 'text/plain',
    csv: 'text/csv',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
)
