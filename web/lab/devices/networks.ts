import type { Instant } from '#core/time'

/** What can be tapped under a message. */
export type Button = {
  readonly text: string
  readonly kind: 'choice' | 'link' | 'contact'
  readonly url?: string
}

/** A file by where it lies. */
export type Shown = { readonly url: string; readonly name?: string; readonly contentType?: string }

/** A message as a handset shows it; `mine` when this phone sent it. */
export type Text = {
  readonly sid: string
  readonly mine: boolean
  readonly via?: Via
  readonly text: string
  readonly media: readonly Shown[]
  readonly buttons?: readonly { readonly title: string; readonly detail?: string }[]
  readonly status: string
  readonly errorCode: number | null
  readonly at: Instant
}

/** Which of a handset's two threads. */
export type Via = 'sms' | 'whatsapp'

/** A message as the Telegram app shows it. */
export type Telegram = {
  readonly id: string | number
  readonly mine: boolean
  readonly text: string
  /** The same in the tags that Telegram knows. */
  readonly html: string
  readonly buttons: readonly Button[]
  readonly photo?: string
  readonly document?: Shown
  readonly edited: boolean
  readonly at: Instant
}

/** A message as the Slack app shows it. */
export type Slack = {
  readonly id: string
  readonly mine: boolean
  readonly text: string
  readonly blocks: readonly Block[]
  readonly buttons: readonly Button[]
  readonly files: readonly Shown[]
  readonly edited: boolean
  readonly at: Instant
}

/** A block of Slack's kit, as far as the lab draws it. */
export type Block = {
  readonly type: string
  readonly text?: Words
  readonly fields?: readonly Words[]
  /** Of a context, words; of rich text, its parts. */
  readonly elements?: readonly RichText[]
  readonly image_url?: string
  readonly alt_text?: string
  readonly accessory?: Accessory
}

/** What stands beside a section: a picture, or something to use. */
export type Accessory = {
  readonly type: string
  readonly image_url?: string
  readonly alt_text?: string
  readonly text?: Words
}

/** Plain words, or words in Slack's marks. */
export type Words = { readonly type: string; readonly text: string }

/** A part of rich text: a section, or a span within it. */
export type RichText = {
  readonly type: string
  readonly text?: string
  readonly url?: string
  readonly user_id?: string
  readonly name?: string
  /** Of an emoji: its code points, with hyphens between. Of a list: bullets or numbers. */
  readonly unicode?: string
  readonly style?: SpanStyle | 'bullet' | 'ordered'
  readonly elements?: readonly RichText[]
}

/** How a span of rich text looks. */
export type SpanStyle = {
  readonly bold?: boolean | undefined
  readonly italic?: boolean | undefined
  readonly strike?: boolean | undefined
  readonly code?: boolean | undefined
}

/** The path behind `/lab` at which a device of this user speaks with its network. */
export const deviceUrl = (network: Network, user: string): string =>
  `/${network}/${network === 'phone' ? 'phones' : 'clients'}/${encodeURIComponent(user)}`

/** The networks that the lab has devices for. */
export type Network = 'phone' | 'telegram' | 'slack'
