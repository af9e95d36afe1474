import type { ComponentChildren } from 'preact'
import { Mrkdwn } from './mrkdwn.tsx'
import type { Accessory, Block, Words } from './networks.ts'
import { RichText } from './rich-text.tsx'

/** A message in Slack's blocks; its buttons stand elsewhere: on a buyer's device below it, like any device's. */
export const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }) => (
  <div class="blocks">
    {blocks.map((block, n) => (
      <BlockView key={n} block={block} />
    ))}
  </div>
)

const BlockView = ({ block }: { readonly block: Block }) => {
  const { type, text, fields = [], image_url: image, alt_text: alt = '', accessory } = block
  switch (type) {
    case 'divider':
      return <hr />
    case 'header':
      return <p class="title">{text?.text}</p>
    case 'image':
      return <Picture url={image} alt={alt} />
    case 'rich_text':
      return <RichText parts={block.elements ?? []} />
    case 'context':
      return <p class="aside">{wordsIn(block)}</p>
    case 'actions':
      return null
    case 'section':
      return (
        <>
          {text && <p>{said(text)}</p>}
          {fields.length > 0 && (
            <ul>
              {fields.map((field) => (
                <li key={field.text}>{said(field)}</li>
              ))}
            </ul>
          )}
          {accessory && <Beside accessory={accessory} />}
        </>
      )
    default:
      return <Unknown block={block} />
  }
}

const said = ({ type, text }: Words): ComponentChildren => (type === 'mrkdwn' ? <Mrkdwn text={text} /> : text)

const wordsIn = ({ elements = [] }: Block): ComponentChildren =>
  elements.map(({ type, text = '' }) => said({ type, text }))

const Picture = ({ url, alt }: { readonly url: string | undefined; readonly alt: string }) =>
  url && /^https?:\/\//.test(url) ? <img src={url} alt={alt} /> : <p>{alt}</p>

const Beside = ({
  accessory: { type, image_url: url, alt_text: alt = '', text },
}: {
  readonly accessory: Accessory
}) => (type === 'image' ? <Picture url={url} alt={alt} /> : <p class="aside">[{text?.text ?? type}]</p>)

/** A block that this Slack cannot draw: whatever words are in it. */
const Unknown = ({ block }: { readonly block: Block }) => (
  <p class="aside" title={block.type}>
    {textsIn(block).join(' ') || `[${block.type}]`}
  </p>
)

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) =>
    name === 'text' && typeof item === 'string' ? [item] : textsIn(item),
  )
}
