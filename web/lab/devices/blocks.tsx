import type { ComponentChildren } from 'preact'
import { Mrkdwn } from './mrkdwn.tsx'
import type { Block, Words } from './networks.ts'
import { RichText } from './rich-text.tsx'

/** A message in Slack's blocks; its buttons stand below it, like any device's. */
export const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }) => (
  <div class="blocks">
    {blocks.map((block, n) => (
      <BlockView key={n} block={block} />
    ))}
  </div>
)

const BlockView = ({ block }: { readonly block: Block }) => {
  const { type, text, fields = [], image_url: image, alt_text: alt = '' } = block
  switch (type) {
    case 'divider':
      return <hr />
    case 'header':
      return <p class="title">{text?.text}</p>
    case 'image':
      return image && /^https?:\/\//.test(image) ? <img src={image} alt={alt} /> : <p>{alt}</p>
    case 'rich_text':
      return <RichText parts={block.elements ?? []} />
    case 'context':
      return <p class="aside">{wordsIn(block)}</p>
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
        </>
      )
    default:
      return null
  }
}

const said = ({ type, text }: Words): ComponentChildren => (type === 'mrkdwn' ? <Mrkdwn text={text} /> : text)

const wordsIn = ({ elements = [] }: Block): ComponentChildren =>
  elements.map(({ type, text = '' }) => said({ type, text }))
