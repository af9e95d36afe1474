import { expect } from '@jest/globals'
import fc from 'fast-check'
import type { ParsedActivity } from '#contracts/adapter'
import { chosen, named } from '#core/choice'
import type { Json } from '#core/json'
import type { Message } from '#core/message'
import { richMessage, squeezed, stringsOf } from '../messages.ts'
import { type AdapterBench, onlyActivity } from './bench.ts'

/** What a message is called in the journal of a person. */
const OUTGOING = `p${'0f'.repeat(10)}.out12`

/** One rich message, whole on every channel, and its answers back (C4, I14). */
export const SHOWN = {
  'renders every text, choice, fact and link, in order and within the limit': async (bench: AdapterBench) => {
    const { adapter, address } = bench
    fc.assert(
      fc.property(richMessage, (message) => {
        const payloads = adapter.render(message, address, OUTGOING)
        for (const payload of payloads) {
          for (const text of stringsOf(payload))
            expect(text.length).toBeLessThanOrEqual(adapter.can.textLimit)
        }
        expectAllShown(bench, message, payloads)
      }),
      { interruptAfterTimeLimit: MINUTE, markInterruptAsFailure: true },
    )
  },

  'brings a choice back as the choice it was, tapped or by its number': async (bench: AdapterBench) => {
    const { adapter, address, requests } = bench
    if ((adapter.can.choices === 'numbers') !== (requests.tapped === null)) throw new Error(UNTAPPED)
    await fc.assert(
      fc.asyncProperty(richMessage, fc.nat(), async (message, at) => {
        fc.pre(message.choices.length > 0)
        const n = (at % message.choices.length) + 1
        // A choice that is itself a number is meant by its words.
        if (named(String(n), message.choices) === null)
          expect(chosen(String(n), message.choices)).toEqual(message.choices[n - 1])
        if (requests.tapped === null) return
        const payloads = adapter.render(message, address, OUTGOING)
        const { activity } = await onlyActivity(adapter, await requests.tapped(payloads, n))
        expect(backFrom(activity, message.choices)).toEqual(message.choices[n - 1])
      }),
      { numRuns: 50 },
    )
  },

  'renders the same message the same way': async ({ adapter, address }: AdapterBench) => {
    fc.assert(
      fc.property(richMessage, (message) => {
        expect(adapter.render(message, address, OUTGOING)).toEqual(adapter.render(message, address, OUTGOING))
      }),
      { numRuns: 20 },
    )
  },
} as const

/** Making a long message that fails smaller takes hours, and tells little more after a while. */
const MINUTE = 60_000

/** A "2" that is typed is no tap: it is read as words, by the core, and a title may be a number itself. */
const UNTAPPED =
  'The adapter and its bench disagree on what can be tapped. Where can.choices is "numbers" give requests.tapped as null: the suite types the numbers itself. Where it is "buttons" give the request that a tap makes.'

const expectAllShown = (
  { adapter, shown, spelled }: AdapterBench,
  message: Message,
  payloads: readonly Json[],
): void => {
  const pages = payloads.map((payload) => shown(payload))
  const all = squeezed(pages.join(' '))
  for (const { url } of addressesIn(message)) expect(pages.some((page) => page.includes(url))).toBe(true)
  for (const { alt } of message.cards.flatMap(({ image }) => image ?? []))
    expect(all).toContain(squeezed(spelled(alt)))
  if (message.question) expect(all).toContain(squeezed(spelled(message.question)))
  expectInOrder(
    squeezed(withoutAddresses(message, pages.join(' '))),
    [
      message.text,
      ...message.cards.flatMap((card) => [
        card.title,
        card.text,
        ...card.facts.flat(),
        ...(card.total ?? []),
      ]),
    ].map((text) => squeezed(withoutAddresses(message, spelled(text)))),
  )
  expectInOrder(
    all,
    (message.files ?? []).map(({ name }) => squeezed(spelled(name))),
  )
  expectInOrder(
    all,
    message.choices.map(({ title }) => squeezed(spelled(title))),
  )
  for (const { detail } of message.choices) if (detail) expect(all).toContain(squeezed(spelled(detail)))
  if (adapter.can.choices === 'numbers') {
    expectInOrder(
      all,
      message.choices.map((choice, n) => squeezed(spelled(`${n + 1}. ${choice.title}`))),
    )
  }
}

const addressesIn = ({ cards, files = [] }: Message): readonly { readonly url: string }[] => [
  ...cards.flatMap(({ links, image }) => [...links, ...(image ? [image] : [])]),
  ...files,
]

/** A text that goes on in the next call may have the address of a picture, or of what it leads to, between its halves. */
const withoutAddresses = (message: Message, text: string): string =>
  addressesIn(message)
    .map(({ url }) => url)
    .sort((a, b) => b.length - a.length)
    .reduce((left, url) => left.replaceAll(url, ' '), text)

/** As the core takes it: the number that a button of ours brought, or what was said. */
const backFrom = (
  { text, value, replyToId }: ParsedActivity['activity'],
  choices: Message['choices'],
): Message['choices'][number] | null => {
  if (replyToId === undefined) return chosen(text, choices)
  expect(replyToId).toBe(OUTGOING)
  return choices[Number(Object(value).choice) - 1] ?? null
}

const expectInOrder = (all: string, texts: readonly string[]): void => {
  texts.reduce((from, text) => {
    const at = all.indexOf(text, from)
    expect({ missing: at < 0 ? text : null, in: all }).toEqual({ missing: null, in: all })
    return at + text.length
  }, 0)
}
