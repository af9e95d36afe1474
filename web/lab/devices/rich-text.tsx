import type { ComponentChildren } from 'preact'
import type { RichText as Part, SpanStyle } from './networks.ts'

/** Slack's rich text: sections, quotes and lists of words, each with its own style; what it does not know is shown by its words alone. */
export const RichText = ({ parts }: { readonly parts: readonly Part[] }) => (
  <>
    {parts.map((part, n) => (
      <Section key={n} part={part} />
    ))}
  </>
)

const Section = ({ part: { type, style, elements = [] } }: { readonly part: Part }) => {
  switch (type) {
    case 'rich_text_list': {
      const items = elements.map((item, n) => <li key={n}>{spanOf(item)}</li>)
      return style === 'ordered' ? <ol class="items">{items}</ol> : <ul class="items">{items}</ul>
    }
    case 'rich_text_quote':
      return <blockquote>{elements.map(spanOf)}</blockquote>
    case 'rich_text_preformatted':
      return <pre>{elements.map(spanOf)}</pre>
    default:
      return <p>{elements.map(spanOf)}</p>
  }
}

const spanOf = ({
  type,
  text = '',
  url = '',
  style,
  elements,
  user_id,
  name,
  unicode,
}: Part): ComponentChildren => {
  if (elements) return elements.map(spanOf)
  const look = typeof style === 'object' ? style : {}
  if (type === 'link' && /^https?:\/\//.test(url))
    return (
      <a href={url} target="_blank" rel="noopener noreferrer">
        {text || url}
      </a>
    )
  if (type === 'emoji' && unicode !== undefined) return signOf(unicode)
  return styled(text || url || user_id || (name ? `:${name}:` : ''), look)
}

/** "1f44d-1f3fd" as the sign it is. */
const signOf = (unicode: string): string =>
  unicode
    .split('-')
    .map((point) => String.fromCodePoint(Number.parseInt(point, 16) || 0xfffd))
    .join('')

const styled = (text: string, { bold, italic, strike, code }: SpanStyle): ComponentChildren => {
  if (bold) return <b>{styled(text, { italic, strike, code })}</b>
  if (italic) return <i>{styled(text, { strike, code })}</i>
  if (strike) return <s>{styled(text, { code })}</s>
  return code ? <code>{text}</code> : text
}
