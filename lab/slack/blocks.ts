import { z } from 'zod'

/**
 * Blocks as Slack's reference describes them, with their limits (docs: "Block Kit", blocks and block elements). Fields we
 * know nothing of are let be; what Slack refuses is refused here.
 */

const Markdown = (most: number) =>
  z.object({ type: z.literal('mrkdwn'), text: z.string().min(1).max(most), verbatim: z.boolean().optional() })
const Plain = (most: number) =>
  z.object({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  })
const Text = (most: number) => z.union([Markdown(most), Plain(most)])
const Url = z
  .string()
  .max(3_000)
  .regex(/^https?:\/\/./)
  .refine((url) => URL.canParse(url))

/** A picture that Slack cannot fetch makes it refuse the message; addresses that end so can never be fetched (RFC 2606). */
const Fetched = Url.refine((url) => !new URL(url).hostname.endsWith('.invalid'), 'downloading image failed')

const Id = z.string().min(1).max(255)

const Button = z.object({
  type: z.literal('button'),
  text: Plain(75),
  action_id: Id.optional(),
  value: z.string().max(2_000).optional(),
  url: Url.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
  confirm: z.looseObject({}).optional(),
})

const Option = z.object({
  text: Text(75),
  value: z.string().min(1).max(150),
  description: Text(75).optional(),
})

const Element = z.union([
  Button,
  z.object({
    type: z.enum(['static_select', 'overflow', 'radio_buttons', 'checkboxes']),
    action_id: Id.optional(),
    placeholder: Plain(150).optional(),
    options: z.array(Option).min(1).max(100),
  }),
  z.looseObject({ type: z.enum(['users_select', 'conversations_select', 'datepicker', 'timepicker']) }),
])

const Picture = {
  type: z.literal('image'),
  image_url: Fetched,
  alt_text: z.string().min(1).max(2_000),
}

const Style = z.object({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
})

const Rich = z.union([
  z.object({ type: z.literal('text'), text: z.string().min(1), style: Style.optional() }),
  z.object({ type: z.literal('link'), url: Url, text: z.string().optional(), style: Style.optional() }),
  z.looseObject({ type: z.enum(['emoji', 'user', 'channel', 'usergroup', 'broadcast', 'date', 'color']) }),
])

const Section = z.object({
  type: z.enum(['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']),
  elements: z.array(Rich).min(1),
})

const block = { block_id: z.string().max(255).optional() }

const Block = z.discriminatedUnion('type', [
  z.strictObject({
    ...block,
    type: z.literal('section'),
    text: Text(3_000).optional(),
    fields: z.array(Text(2_000)).min(1).max(10).optional(),
    accessory: z.looseObject({ type: z.string() }).optional(),
    expand: z.boolean().optional(),
  }),
  z.strictObject({ ...block, type: z.literal('header'), text: Plain(150) }),
  z.strictObject({ ...block, type: z.literal('divider') }),
  z.strictObject({ ...block, ...Picture, title: Plain(2_000).optional() }),
  z.strictObject({
    ...block,
    type: z.literal('context'),
    elements: z
      .array(z.union([z.strictObject(Picture), Text(2_000)]))
      .min(1)
      .max(10),
  }),
  z.strictObject({ ...block, type: z.literal('actions'), elements: z.array(Element).min(1).max(25) }),
  z.strictObject({
    ...block,
    type: z.literal('rich_text'),
    elements: z
      .array(
        z.union([
          Section,
          z.looseObject({
            type: z.literal('rich_text_list'),
            style: z.enum(['bullet', 'ordered']),
            elements: z.array(Section),
          }),
        ]),
      )
      .min(1),
  }),
  z.strictObject({ ...block, type: z.literal('markdown'), text: z.string().min(1).max(12_000) }),
])

const Blocks = z.array(Block).max(50)

/** The blocks of a message. */
export type Blocks = z.infer<typeof Blocks>

/** Where all texts of all blocks together end (slackapi/bolt-js issue 2509). */
const MOST_TEXT = 13_200

/** Why Slack would refuse these blocks; null when it takes them. */
export const blockTrouble = (
  blocks: unknown,
): { readonly error: string; readonly messages: readonly string[] } | null => {
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format', messages: [] }
  const read = Blocks.safeParse(blocks)
  if (!read.success) {
    const messages = read.error.issues.map(
      ({ message, path }) => `[ERROR] ${message} [json-pointer:/blocks/${path.map(String).join('/')}]`,
    )
    return { error: 'invalid_blocks', messages }
  }
  const ids = actionIdsIn(read.data)
  if (ids.some((id, n) => ids.indexOf(id) !== n))
    return { error: 'invalid_blocks', messages: ['[ERROR] `action_id` already exists'] }
  return textIn(read.data) > MOST_TEXT ? { error: 'msg_blocks_too_long', messages: [] } : null
}

/** An `action_id` is unique within its block. */
const actionIdsIn = (blocks: Blocks): readonly string[] =>
  blocks.flatMap((one, n) =>
    one.type === 'actions'
      ? one.elements.flatMap((element) =>
          typeof element.action_id === 'string' ? [`${n} ${element.action_id}`] : [],
        )
      : [],
  )

const textIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [name, item]) =>
      sum + (typeof item === 'string' ? (name === 'text' ? item.length : 0) : textIn(item)),
    0,
  )
}
