import { isRecord, list, member, text, webUrl } from './read.ts'

/** A card: a recap, an offer, a receipt. Hero, thumbnail and receipt cards all become one of these. */
export type Card = {
  readonly title: string
  readonly subtitle: string
  readonly text: string
  readonly image: Image | null
  readonly facts: readonly Fact[]
  readonly actions: readonly Action[]
}

/** A picture, and what it shows for whoever does not see it. */
export type Image = { readonly url: string; readonly alt: string }

/** One line of a card: "Plan · Team". A strong one is the sum at the end. */
export type Fact = { readonly label: string; readonly value: string; readonly strong: boolean }

/** A button: it opens a page, or says something for the person who taps it. */
export type Action =
  | { readonly kind: 'open'; readonly title: string; readonly url: string }
  | { readonly kind: 'say'; readonly title: string; readonly saying: Saying }

/** What is posted for a person: `shown` stands in the bubble, `fields` go to the server. */
export type Saying = { readonly shown: string; readonly fields: SayingFields }
export type SayingFields = {
  /** An event of this name, and no message. */
  readonly type?: 'event'
  readonly name?: string
  readonly text?: string
  readonly value?: unknown
  readonly channelData?: Record<string, unknown>
}

/** Reads a card attachment; any other attachment is none. */
export const readCard = (attachment: unknown): readonly Card[] => {
  const kind = /^application\/vnd\.microsoft\.card\.(hero|thumbnail|receipt)$/.exec(
    text(member(attachment, 'contentType')),
  )
  const content = member(attachment, 'content')
  if (kind === null || !isRecord(content)) return []
  const { words, facts } = splitFacts(text(content.text))
  const card: Card = {
    title: text(content.title),
    subtitle: text(content.subtitle),
    text: words,
    image: readImage(list(content.images)[0]),
    facts: [
      ...facts,
      ...list(content.facts).flatMap(readFact),
      ...list(content.items).flatMap(readItem),
      ...sums(content),
    ],
    actions: readActions(content.buttons),
  }
  return [card]
}

const readImage = (raw: unknown): Image | null => {
  const url = webUrl(member(raw, 'url'))
  return url === null ? null : { url, alt: text(member(raw, 'alt')) }
}

/** Reads buttons by the Bot Framework's card actions; kinds a web page cannot do are left out. */
export const readActions = (raw: unknown): readonly Action[] => list(raw).flatMap(readAction)

const readAction = (raw: unknown): readonly Action[] => {
  const title = text(member(raw, 'title')) || text(member(raw, 'value'))
  const value = member(raw, 'value')
  switch (member(raw, 'type')) {
    case 'openUrl':
      return openUrl(title, value)
    case 'imBack':
      return [
        {
          kind: 'say',
          title,
          saying: { shown: text(value) || title, fields: { text: text(value) || title } },
        },
      ]
    case 'postBack':
      return [{ kind: 'say', title, saying: { shown: title, fields: postBack(value, title) } }]
    case 'messageBack':
      return [{ kind: 'say', title, saying: messageBack(raw, title) }]
    default:
      return []
  }
}

const openUrl = (title: string, value: unknown): readonly Action[] => {
  const url = webUrl(value)
  return url === null ? [] : [{ kind: 'open', title, url }]
}

/** A post-back is not what the person would have typed; the display text keeps the bubble readable after a reload. */
const postBack = (value: unknown, title: string): SayingFields => ({
  ...(typeof value === 'string' ? { text: value } : { value }),
  channelData: { postBack: true, messageBack: { displayText: title } },
})

const messageBack = (raw: unknown, title: string): Saying => {
  const shown = text(member(raw, 'displayText')) || text(member(raw, 'text')) || title
  const value = member(raw, 'value')
  const words = text(member(raw, 'text'))
  return {
    shown,
    fields: {
      ...(words === '' ? {} : { text: words }),
      ...(value === undefined ? {} : { value }),
      channelData: { messageBack: { displayText: shown } },
    },
  }
}

const readFact = (raw: unknown): readonly Fact[] => line(text(member(raw, 'key')), text(member(raw, 'value')))

const readItem = (raw: unknown): readonly Fact[] => {
  const quantity = text(member(raw, 'quantity'))
  const title = text(member(raw, 'title'))
  return line(Number(quantity) > 1 ? `${quantity} × ${title}` : title, text(member(raw, 'price')))
}

const sums = (content: Record<string, unknown>): readonly Fact[] => [
  ...line('Tax', text(content.tax)),
  ...line('Total', text(content.total)).map((fact) => ({ ...fact, strong: true })),
]

const line = (label: string, value: string): readonly Fact[] =>
  value === '' ? [] : [{ label, value, strong: false }]

/**
 * A hero card has no place for facts, so the server writes them as lines "Label: value" at the end of its text, two
 * spaces and a line break apart (Markdown's line break, for other clients). Two such lines or more are facts again.
 */
const splitFacts = (source: string): { readonly words: string; readonly facts: readonly Fact[] } => {
  const lines = source.split(/ {2}\n/)
  const read = lines.map((each) => /^([^:\n]{1,40}): ([^\n]+)$/.exec(each))
  const from = read.lastIndexOf(null) + 1
  const facts = read.slice(from).flatMap((match) => line(match?.[1] ?? '', match?.[2] ?? ''))
  if (facts.length < 2) return { words: source, facts: [] }
  return { words: lines.slice(0, from).join('\n'), facts }
}
