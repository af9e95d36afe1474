import type { ComponentChildren } from 'preact'
import type { RichText as Part } from './networks.ts'

/** Slack's rich text: sections of words, each with its own style; what it does not know is shown by its words alone. */
export const RichText = ({ parts }: { readonly parts: readonly Part[] }) => (
  <>
    {parts.map((part, n) => (
      <p key={n}>{(part.elements ?? []).map(spanOf)}</p>
    ))}
  </>
)

const spanOf = ({
  type,
  text = '',
  url = '',
  style = {},
  elements,
  user_id,
  name,
}: Part): ComponentChildren => {
  if (elements) return elements.map(spanOf)
  if (type === 'link' && /^https?:\/\//.test(url))
    return (
      <a href={url} target="_blank" rel="noopener noreferrer">
        {text || url}
      </a>
    )
  return styled(text || url || user_id || (name ? `:${name}:` : ''), style)
}

const styled = (
  text: string,
  { bold, italic, strike, code }: NonNullable<Part['style']>,
): ComponentChildren => {
  if (bold) return <b>{styled(text, { italic, strike, code })}</b>
  if (italic) return <i>{styled(text, { strike, code })}</i>
  if (strike) return <s>{styled(text, { code })}</s>
  return code ? <code>{text}</code> : text
}
