import type { Json } from '#core/json'
import type { Card, Picture, SentFile } from '#core/message'
import { factLine } from '../shared/plain.ts'

/** A card as the Activity schema has it. */
export type Attached = {
  readonly contentType: string
  readonly content: { readonly [key: string]: Json | undefined }
}

type Button = { readonly type: string; readonly title: string; readonly value: Json } & {
  readonly [key: string]: Json
}

/** Buttons that Teams shows on one card (docs: "Types of cards", hero card). */
const MOST_BUTTONS = 6

const HERO = 'application/vnd.microsoft.card.hero'
const RECEIPT = 'application/vnd.microsoft.card.receipt'

/** A hero card; one with a total is a receipt, after what a receipt has no place for. */
export const cardAttachments = (card: Card): readonly Attached[] => {
  const { title, text, facts, total, image } = card
  const buttons = card.links.map((link) => openUrl(link.title, link.url))
  if (!total) return heroCards({ title, lines: [text, ...facts.map(factLine)], image }, buttons)
  const above = text !== '' || image ? heroCards({ title, lines: [text], image }, []) : []
  const content = {
    title: above.length > 0 ? '' : title,
    facts: [...facts, total].map(([key, value]) => ({ key, value })),
    items: [],
    total: total[1],
    buttons: buttons.slice(0, MOST_BUTTONS),
  }
  return [...above, { contentType: RECEIPT, content }, ...buttonCards('', buttons.slice(MOST_BUTTONS))]
}

/** Files as buttons that open them, pictures also as such: Teams shows no other file of a foreign address. */
export const fileAttachments = (files: readonly SentFile[]): readonly Attached[] =>
  files.flatMap(({ name, url, contentType }) => {
    const image = contentType.startsWith('image/') ? { url, alt: name } : undefined
    return heroCards({ title: '', lines: [], image }, [openUrl(name, url)])
  })

/** Words on a card, so that they stand behind other cards. */
export const textCard = (text: string): Attached => heroCard({ text: markup(text) })

/** Buttons, as many to a card as it shows, under their question. */
export const buttonCards = (text: string, buttons: readonly Button[]): readonly Attached[] =>
  buttons.length === 0 ? [] : heroCards({ title: '', lines: [text], image: undefined }, buttons)

const heroCards = (
  shown: {
    readonly title: string
    readonly lines: readonly string[]
    readonly image: Picture | undefined
  },
  buttons: readonly Button[],
): readonly Attached[] => {
  const { title, image } = shown
  // Teams fetches pictures by https alone; of another it shows nothing, so its address is said.
  const isShown = image?.url.startsWith('https://') === true
  const lines = image && !isShown ? [...shown.lines, `${image.alt}: ${image.url}`] : shown.lines
  const text = markup(lines.filter((line) => line !== '').join('\n'))
  const first = heroCard({
    ...(title === '' ? {} : { title }),
    ...(text === '' ? {} : { text }),
    ...(image && isShown ? { images: [{ url: image.url, alt: image.alt }] } : {}),
    buttons: buttons.slice(0, MOST_BUTTONS),
  })
  return [first, ...chunks(buttons.slice(MOST_BUTTONS)).map((some) => heroCard({ buttons: some }))]
}

const heroCard = (content: Attached['content']): Attached => ({ contentType: HERO, content })

const openUrl = (title: string, url: string): Button => ({ type: 'openUrl', title, value: url })

const chunks = (buttons: readonly Button[]): readonly (readonly Button[])[] =>
  Array.from({ length: Math.ceil(buttons.length / MOST_BUTTONS) }, (_, n) =>
    buttons.slice(n * MOST_BUTTONS, (n + 1) * MOST_BUTTONS),
  )

/**
 * Text that a card shows as it is. Teams reads a card's text as HTML and Web Chat as Markdown; a character written by its
 * number is itself in both and markup in neither.
 */
const markup = (text: string): string =>
  text.replace(/[&<>*_`~[\]\\#|!]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>')
