import type { Attachment, CardAction } from 'botbuilder'
import { z } from 'zod'
import type { Card, Link } from '#core/message'
import { adaptiveCard, type Shown } from './adaptive.ts'
import { actionOf } from './heard.ts'

const CARD = /^application\/vnd\.microsoft\.(?:card\.(\w+)|teams\.card\.\w+)$/

/** Whether an attachment is a card, and no file. */
export const isCard = ({ contentType }: Attachment): boolean => CARD.test(contentType)

const Button = z.looseObject({
  type: z.string(),
  title: z.string().nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
})

const text = z.string().nullish()
const Picture = z.looseObject({ url: z.string(), alt: text })
const list = <T extends z.ZodType>(of: T) => z.array(of).nullish()

const Content = z.looseObject({
  title: text,
  subtitle: text,
  text,
  image: Picture.nullish(),
  images: list(Picture),
  media: list(z.looseObject({ url: z.string() })),
  buttons: list(Button),
  facts: list(z.looseObject({ key: text, value: text })),
  items: list(z.looseObject({ title: text, subtitle: text, text, quantity: text, price: text })),
  tax: text,
  vat: text,
  total: text,
})
type Content = z.infer<typeof Content>

/** Hero, thumbnail, receipt, sign-in, media and Adaptive Cards; a card of another kind is shown by what it has of these. */
export const shownOn = (attachment: Attachment): Shown => {
  if (attachment.contentType.endsWith('card.adaptive')) return adaptiveCard(attachment.content)
  const read = Content.safeParse(attachment.content)
  return read.success
    ? cardOf(read.data)
    : { card: { ...NOTHING, title: attachment.name ?? '' }, actions: [] }
}

const NOTHING: Card = { title: '', text: '', facts: [], links: [] }

const cardOf = (content: Content): Shown => {
  const buttons = (content.buttons ?? []).map(asAction)
  const [first, ...pictures] = [...(content.images ?? []), ...(content.image ? [content.image] : [])]
  const more = [...pictures, ...(content.media ?? [])].filter(({ url }) => isLink(url))
  const items = (content.items ?? []).map((item) =>
    [item.title, item.subtitle, item.text, item.quantity, item.price].filter(Boolean).join(', '),
  )
  const card: Card = {
    title: content.title ?? '',
    text: [content.subtitle, content.text, ...items].filter(Boolean).join('\n'),
    facts: [
      ...(content.facts ?? []).map(({ key, value }) => [key ?? '', value ?? ''] as const),
      ...(content.tax ? [['Tax', content.tax] as const] : []),
      ...(content.vat ? [['VAT', content.vat] as const] : []),
    ],
    links: [
      ...buttons.flatMap((button) => linkOf(button) ?? []),
      ...more.map(({ url }) => ({ title: new URL(url).hostname, url })),
    ],
    ...(first && isLink(first.url)
      ? { image: { url: first.url, alt: first.alt ?? content.title ?? '' } }
      : {}),
    ...(content.total ? { total: ['Total', content.total] as const } : {}),
  }
  return {
    card,
    actions: buttons.filter((button) => !leads(button)).flatMap((button) => actionOf(button) ?? []),
  }
}

const asAction = ({ type, title, text, value }: z.infer<typeof Button>): CardAction => ({
  type,
  title: title ?? '',
  value,
  ...(text ? { text } : {}),
})

const LEADING = ['openUrl', 'signin', 'downloadFile', 'playAudio', 'playVideo', 'showImage', 'call']

/** Whether a button leads elsewhere, instead of saying something. */
const leads = ({ type }: CardAction): boolean => LEADING.includes(type)

const linkOf = (button: CardAction): Link | null =>
  leads(button) && typeof button.value === 'string' && isLink(button.value)
    ? { title: button.title || button.value, url: button.value }
    : null

/** Whether it is an address that can be opened from anywhere. */
const isLink = (url: string): boolean => /^(https?|tel|mailto):/i.test(url) && URL.canParse(url)
