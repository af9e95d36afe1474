import type { Stretch } from './store.ts'
import { linkTrouble } from './url.ts'

/** A text with its marks, or why Telegram would not read it. */
export type Formatted =
  | { readonly text: string; readonly entities: readonly Stretch[] }
  | { readonly trouble: string }

/** The tags of the parse mode `HTML`, and what they mean (Bot API, "HTML style"). */
const TAGS: { readonly [tag: string]: string | undefined } = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  a: 'text_link',
}

type Open = { readonly tag: string; readonly at: number; readonly href: string | null }

/**
 * Reads a text in the parse mode `HTML`, with the complaints and byte offsets of the real server (TDLib, `parse_html`).
 * Written from its tests and not with what the adapter writes by, so that each is held against something else.
 */
export const parseHtml = (html: string): Formatted => {
  let text = ''
  const open: Open[] = []
  const entities: Stretch[] = []
  const offset = (at: number): number => Buffer.byteLength(html.slice(0, at))
  for (let at = 0; at < html.length; ) {
    if (html[at] === '&') {
      const [whole = '&', character = '&'] = entityAt(html, at)
      text += character
      at += whole.length
    } else if (html[at] !== '<') text += html[at++]
    else if (html[at + 1] === '/') {
      const last = open.pop()
      if (!last) return { trouble: `Unexpected end tag at byte offset ${offset(at)}` }
      const [whole, tag = ''] = /^<\/([^\s>]*)\s*>/u.exec(html.slice(at)) ?? []
      if (whole === undefined) return { trouble: `Unclosed end tag at byte offset ${offset(at)}` }
      if (tag !== '' && tag.toLowerCase() !== last.tag)
        return {
          trouble: `Unmatched end tag at byte offset ${offset(at)}, expected "</${last.tag}>", found "</${tag}>"`,
        }
      entities.push(...entityOf(last, text))
      at += whole.length
    } else {
      const started = startAt(html, at)
      if ('trouble' in started) return { trouble: `${started.trouble} at byte offset ${offset(at)}` }
      open.push({ tag: started.tag, at: text.length, href: started.href })
      at += started.length
    }
  }
  const unclosed = open.at(-1)
  if (unclosed) return { trouble: `Can't find end tag corresponding to start tag "${unclosed.tag}"` }
  return trimmed(text, entities)
}

/** Four names and any number; whatever else begins with an ampersand is an ampersand. */
const entityAt = (html: string, at: number): readonly string[] => {
  const [whole, name = ''] =
    /^&(#\d{1,7}|#x[0-9a-f]{1,6}|lt|gt|amp|quot);?/iu.exec(html.slice(at, at + 12)) ?? []
  if (whole === undefined) return []
  const named = { lt: '<', gt: '>', amp: '&', quot: '"' }[name.toLowerCase()]
  if (named !== undefined) return [whole, named]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? [whole, String.fromCodePoint(code)] : []
}

type Started = { readonly tag: string; readonly href: string | null; readonly length: number }

const startAt = (html: string, at: number): Started | { readonly trouble: string } => {
  const rest = html.slice(at)
  const [, name] = /^<([^\s>]*)[\s>]/u.exec(rest) ?? []
  if (name === undefined) return { trouble: 'Unclosed start tag' }
  const tag = name.toLowerCase()
  if (!Object.hasOwn(TAGS, tag)) return { trouble: `Unsupported start tag "${tag}"` }
  const [whole, attributes = ''] =
    /^<[^\s>]*((?:\s+[a-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[\w.-]+))?)*)\s*>/iu.exec(rest) ?? []
  if (whole === undefined) return { trouble: `Unclosed start tag "${tag}"` }
  const [, double, single] = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/iu.exec(attributes) ?? []
  const href = double ?? single
  return { tag, href: href === undefined ? null : decoded(href), length: whole.length }
}

const decoded = (value: string): string =>
  value.replace(/&(?:#\w+|\w+);?/gu, (whole) => entityAt(whole, 0)[1] ?? whole)

/** A link that leads nowhere is no link: its words stay, its address is lost without a complaint. */
const entityOf = ({ tag, at, href }: Open, text: string): readonly Stretch[] => {
  const type = TAGS[tag]
  const length = text.length - at
  if (length === 0 || type === undefined) return []
  if (type !== 'text_link') return [{ type, offset: at, length }]
  const url = href ?? text.slice(at)
  return linkTrouble(url) === null ? [{ type, offset: at, length, url }] : []
}

/** Telegram keeps no white space at either end, and no carriage return. */
const trimmed = (text: string, entities: readonly Stretch[]): Formatted => {
  const begin = text.length - text.trimStart().length
  const end = text.trimEnd().length
  return {
    text: text.slice(begin, end),
    entities: entities
      .map((one) => {
        const [from, to] = [Math.max(one.offset, begin), Math.min(one.offset + one.length, end)]
        return { ...one, offset: from - begin, length: to - from }
      })
      .filter(({ length }) => length > 0)
      .sort((a, b) => a.offset - b.offset || b.length - a.length),
  }
}

/** A text without a parse mode, with the marks that came along. */
export const unparsed = (text: string, entities: readonly Stretch[]): Formatted => trimmed(text, entities)
