import type { Locale } from '#core/locale'
import type { Card, Choice, Message, SentFile } from '#core/message'
import { cardText, named, numberedChoices } from '../shared/plain.ts'
import { referenceTo } from '../shared/reference.ts'
import { split } from '../shared/split.ts'
import type { Payload, Tappable } from './payload.ts'

/** Characters that Twilio takes in one message (error 21617 beyond). */
const LIMIT = 1600

/** Characters over buttons, and under a picture (docs: "twilio/quick-reply", "twilio/list-picker"). */
const BODY = 1024

/**
 * A message as WhatsApp shows it best: pictures and files as such, everything else as text, and the choices as up to three
 * buttons, as a list of up to ten rows, or as numbers (C4, I14). What stands in the text stays as it is: an asterisk of
 * theirs may turn bold, but nothing is lost by that.
 */
export const renderWhatsapp = (message: Message, outgoing: string): readonly Payload[] => {
  const { text, cards, files = [], question = '', choices, locale } = message
  const blocks: readonly Block[] = [text, ...cards.flatMap(cardBlocks), ...files.map(fileBlock)]
  const lastMedia = blocks.findLastIndex((block) => typeof block !== 'string')
  const tail = joined(blocks.slice(lastMedia + 1))
  return [
    ...shown(blocks.slice(0, lastMedia + 1)),
    ...asked({ text: tail, question, choices }, outgoing, locale),
  ]
}

/** A piece of text, or something that is a message of its own. */
type Block = string | { readonly body: string; readonly media: string }

/** The picture comes before the words about it. */
const cardBlocks = ({ image, ...card }: Card): readonly Block[] =>
  image && !NOT_SHOWN.test(image.url)
    ? [{ body: image.alt, media: image.url }, cardText(card)]
    : [cardText(image ? { ...card, image } : card)]

/** Pictures that WhatsApp does not show, or shows as a sticker: their addresses are written out. */
const NOT_SHOWN = /\.(?:svg|gif|webp|avif|bmp|tiff?|heic)(?:[?#]|$)/i

/** The body of a document may not be seen: WhatsApp shows the document under the name that its server gives it. */
const fileBlock = ({ name, url, contentType }: SentFile): Block =>
  TAKEN.has(contentType) ? { body: name, media: url } : named(name, url)

/** What WhatsApp takes as a file (docs: "Guidance on WhatsApp media messages"); for anything else there is its address. */
const TAKEN: ReadonlySet<string> = new Set([
  ...['image/jpeg', 'image/png', 'video/mp4', 'audio/mpeg', 'audio/aac', 'audio/amr'],
  ...['application/pdf', 'application/msword', 'text/vcard'],
  ...['wordprocessingml.document', 'spreadsheetml.sheet', 'presentationml.presentation'].map(
    (kind) => `application/vnd.openxmlformats-officedocument.${kind}`,
  ),
])

const shown = (blocks: readonly Block[]): readonly Payload[] => {
  const payloads: Payload[] = []
  let words: string[] = []
  for (const block of blocks) {
    const isWords = typeof block === 'string'
    if (isWords || block.body.length > BODY) words.push(isWords ? block : block.body)
    if (isWords) continue
    payloads.push(...texts(joined(words)), block.body.length > BODY ? { ...block, body: '' } : block)
    words = []
  }
  return payloads
}

const texts = (text: string): readonly Payload[] =>
  split(text, { fits: () => true, limit: LIMIT }).map((body) => ({ body }))

const joined = (blocks: readonly Block[]): string =>
  blocks
    .filter((block) => typeof block === 'string')
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .join('\n\n')

/** The end of the message: its last words, its question, and what can be answered to it. */
const asked = (
  { text, question, choices }: Pick<Message, 'text' | 'choices'> & { readonly question: string },
  outgoing: string,
  locale?: Locale,
): readonly Payload[] => {
  const kind = kindFor(choices)
  if (kind === null) return texts(joined([text, question, numberedChoices(choices, locale)]))
  const room = Math.min(BODY, LIMIT - 2 - numberedChoices(choices, locale).length)
  const whole = joined([text, question])
  const [before, over] = whole.length <= room || question === '' ? ['', whole] : [text, question]
  const pieces = split(over, { fits: () => true, limit: room })
  const tappable: Tappable = {
    body: pieces.at(-1) ?? INVITATION,
    kind,
    choices: choices.map(({ title, detail }, n) => ({
      title,
      id: referenceTo(outgoing, n + 1),
      ...(detail ? { detail } : {}),
    })),
  }
  return [...texts(before), ...pieces.slice(0, -1).map((body) => ({ body })), tappable]
}

/** Buttons and lists need some words over them. */
const INVITATION = 'Please choose:'

/**
 * Three buttons of 20 characters are all that is allowed without an approval; rows have 24, and 72 below for what is
 * behind them. Two titles that are the same are refused by WhatsApp.
 */
const kindFor = (choices: readonly Choice[]): Tappable['kind'] | null => {
  const titles = choices.map(({ title }) => title.trim())
  if (titles.length === 0 || new Set(titles).size < titles.length) return null
  if (titles.some((title) => title === '' || /[\r\n]/.test(title))) return null
  const within = (most: number): boolean => choices.every(({ title }) => title.length <= most)
  if (choices.length <= 3 && within(20) && choices.every(({ detail }) => !detail)) return 'quick-reply'
  const areRows =
    choices.length <= 10 && within(24) && choices.every(({ detail = '' }) => detail.length <= 72)
  return areRows ? 'list-picker' : null
}
