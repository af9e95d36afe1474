import fc from 'fast-check'
import type { Json } from '#core/json'
import type { Card, Choice, Message, SentFile } from '#core/message'

/** A text without white space: what is left of it when lines are broken elsewhere. */
export const squeezed = (text: string): string => text.replace(/\s+/gu, '')

/** Every text in a payload, at any depth. */
export const stringsOf = (payload: Json | undefined): readonly string[] => {
  if (typeof payload === 'string') return [payload]
  if (payload === null || typeof payload !== 'object') return []
  return Object.values(payload).flatMap(stringsOf)
}

const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z0-9$%&<>*_'"(){}[\]-]{1,12}$/) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
  { weight: 1, arbitrary: fc.constantFrom('it’s', '“yes”', 'naïve', '—', 'Ça', '👩‍👩‍👧', '5€', 'שלום', '…') },
)

const phrase = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(word, { minLength: 1, maxLength })
    .map((words) => words.join(' ').trim())
    .filter((text) => squeezed(text) !== '')

const paragraph = fc
  .array(phrase(25), { maxLength: 60 })
  .chain((parts) =>
    fc
      .constantFrom('. ', '? ', '.\n', '\n\n', ', ')
      .map((end) => parts.map((part) => `${part}${end}`).join('')),
  )

const url = fc
  .webUrl({ withQueryParameters: true })
  .filter((text) => text.length < 300 && new URL(text).href === text)

const fact = fc.tuple(phrase(2), phrase(8))

const card: fc.Arbitrary<Card> = fc.record(
  {
    title: phrase(4),
    text: paragraph.map((text) => text.slice(0, 500).replace(/[\uD800-\uDBFF]$/, '')),
    facts: fc.array(fact, { maxLength: 8 }),
    links: fc.array(fc.record({ title: phrase(3), url }), { maxLength: 3 }),
    image: fc.record({ url, alt: phrase(4) }),
    total: fact,
  },
  { requiredKeys: ['title', 'text', 'facts', 'links'] },
)

const choice: fc.Arbitrary<Choice> = fc.record(
  {
    title: phrase(4).map((text) =>
      text
        .slice(0, 20)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trim(),
    ),
    value: fc.stringMatching(/^[a-z0-9-]{1,32}$/),
    detail: phrase(6),
  },
  { requiredKeys: ['title', 'value'] },
)

const file: fc.Arbitrary<SentFile> = fc.record({
  url,
  name: fc.stringMatching(/^[A-Za-z0-9 _-]{1,30}\.(pdf|png|ics)$/),
  contentType: fc.constantFrom('application/pdf', 'image/png', 'text/calendar'),
})

/** Any message a dialog might compose: long and short, with everything or nothing in it. */
export const richMessage: fc.Arbitrary<Message> = fc.record(
  {
    text: paragraph,
    choices: fc.oneof({ weight: 4, arbitrary: choicesOf(5) }, { weight: 1, arbitrary: choicesOf(12) }),
    cards: fc.array(card, { maxLength: 2 }),
    question: phrase(8),
    files: fc.array(file, { maxLength: 2 }),
  },
  { requiredKeys: ['text', 'choices', 'cards'] },
)

function choicesOf(maxLength: number): fc.Arbitrary<Choice[]> {
  return fc.uniqueArray(choice, { maxLength, selector: ({ value }) => value })
}

/** Random bytes, and random text in the two shapes that webhooks have: they get further into a parser. */
export const anyBody = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.json().map((json) => new TextEncoder().encode(json)),
  fc
    .array(fc.tuple(fc.string(), fc.string({ unit: 'binary' })), { maxLength: 8 })
    .map((pairs) => new TextEncoder().encode(new URLSearchParams(pairs).toString())),
)
