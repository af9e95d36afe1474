import type { ComponentChildren, JSX } from 'preact'

/** The tags that Telegram's HTML may have (Bot API, "HTML style"), and what they become here. */
const TAGS: { readonly [tag: string]: 'b' | 'i' | 'u' | 's' | 'code' | 'pre' | 'blockquote' } = {
  b: 'b',
  strong: 'b',
  i: 'i',
  em: 'i',
  u: 'u',
  ins: 'u',
  s: 's',
  strike: 's',
  del: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
}

/** Text in Telegram's HTML. It is read in a document that runs and fetches nothing, and each known tag is made anew. */
export const Rich = ({ html }: { readonly html: string }) => (
  <>{nodesOf(new DOMParser().parseFromString(html, 'text/html').body)}</>
)

const nodesOf = (parent: Node): ComponentChildren => [...parent.childNodes].map(nodeOf)

const nodeOf = (node: Node): ComponentChildren => {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof Element)) return null
  const href = node.getAttribute('href') ?? ''
  if (node.localName === 'a' && /^https?:\/\//.test(href)) return link(href, nodesOf(node))
  if (node.localName === 'br') return '\n'
  if (node.localName === 'script' || node.localName === 'style') return null
  const Tag = TAGS[node.localName]
  return Tag ? <Tag>{nodesOf(node)}</Tag> : nodesOf(node)
}

const link = (href: string, children: ComponentChildren): JSX.Element => (
  <a href={href} target="_blank" rel="noopener noreferrer">
    {children}
  </a>
)
