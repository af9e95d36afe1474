import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { DeskPort } from '#contracts/desk'
import type { Memory } from '#contracts/memory'
import type { Attachment } from '#core/activity'
import { instant, seconds } from '#core/time'
import { earsOf } from '#desk/ears'
import { openThreads } from '#desk/threads'
import { redact } from '#language/redact/index'
import { openEmbedded } from '#memory/embedded/index'
import { cpuSince } from '../support/cpu.ts'
import { ANA, PERSON, playbook, SILENT } from './bench.ts'

const now = instant(1_700_000_000_000)
const CARD = '1700000000.000100'

/** What reps say among themselves can reach no buyer: it never becomes mail (D6). */
describe('what is said at the desk', () => {
  let memory: Memory
  let whispered: string[] = []
  const whisper: DeskPort['whisper'] = async (_rep, text) => {
    whispered.push(text)
    return { kind: 'accepted', externalId: '' }
  }
  beforeEach(async () => {
    whispered = []
    memory = await openEmbedded({ directory: null })
    await openThreads(memory.records).keep(`${PERSON}.hand1`, CARD)
  })
  afterEach(() => memory.close())

  let said = 0
  const hear = (text: string, thread: string | null, attachments: readonly Attachment[] = []) =>
    earsOf({
      port: { ...SILENT, whisper },
      memory,
      rules: playbook,
      clock: { now: () => now },
      whole: String,
      fileAddress: () => null,
      redact,
      threads: openThreads(memory.records),
    }).said({
      rep: ANA,
      message: `1700000001.${String(++said).padStart(6, '0')}`,
      thread,
      place: { channel: 'slack', id: 'T1:C1:1700000001.000001' },
      text,
      attachments,
    })
  const mail = async () =>
    (await memory.mailbox.lease({ now, hold: seconds(10), most: 9 })).flatMap(({ envelopes }) => envelopes)

  const blank = fc.constantFrom('', ' ', '\n', '\t ')
  const note = fc
    .tuple(blank, fc.constantFrom('//', '🔒', ':lock:'), fc.string({ unit: 'grapheme' }))
    .map((parts) => parts.join(''))

  test('never reaches a buyer as a note, whatever follows the sign', async () => {
    await fc.assert(
      fc.asyncProperty(note, async (text) => {
        await hear(text, CARD)
        expect(await mail()).toEqual([])
      }),
    )
  })

  test('never reaches a buyer outside of a card’s thread, whatever it is', async () => {
    const elsewhere = fc.option(
      fc.integer({ min: 1, max: 9e8 }).map((n) => `1600000000.${n}`),
      { nil: null },
    )
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), elsewhere, async (text, thread) => {
        await hear(text, thread)
        expect(await mail()).toEqual([])
      }),
    )
  })

  const UNSEEN = [
    '\u200b',
    '\u200c',
    '\u200d',
    '\u2060',
    '\ufeff',
    '\u00ad',
    '\u200e',
    '\u202e',
    '\u00a0',
    '\u3000',
    '\u3164',
  ]

  test.each([
    ...UNSEEN.map((sign) => `${sign}// margin is 40 %`),
    ...UNSEEN.map((sign) => `/${sign}/ margin is 40 %`),
    '/ / margin is 40 %',
    '／／ margin is 40 %',
    '> // margin is 40 %',
    '*// margin is 40 %*',
    '_// margin is 40 %_',
    '```// margin is 40 %```',
    '• // margin is 40 %',
    '1. // margin is 40 %',
    '- 🔒 margin is 40 %',
    '🔐 margin is 40 %',
    ':closed_lock_with_key: margin is 40 %',
    ':smile: // margin is 40 %',
    ':) // margin is 40 %',
    '@U0BO // margin is 40 %',
    '\n\n  // margin is 40 %',
    '//',
  ])('never reaches a buyer, however its sign is dressed: %j', async (text) => {
    await hear(text, CARD)
    expect(await mail()).toEqual([])
  })

  test.each([
    'sure\n// margin is 40 %',
    'sure\r\n🔒 margin',
    '> // margin is 40 %\nsure',
    'sure\u2028// margin',
  ])('stays here as a whole where a line of it is a note, and its writer is told: %j', async (text) => {
    await hear(text, CARD)
    expect(await mail()).toEqual([])
    const isToldAlways = !text.startsWith('>')
    expect(whispered).toEqual(isToldAlways ? [expect.stringMatching(/Nothing was sent/)] : [])
  })

  test.each([
    'note: margin is 40 %',
    'Note to self: margin is 40 %',
    '*Internal:* margin is 40 %',
    'INTERNAL - margin is 40 %',
    'internal note: margin\nis 40 %',
    '> internal：margin is 40 %',
  ])('stays here where it calls itself a note, and its writer is told of the sign: %j', async (text) => {
    await hear(text, CARD)
    expect(await mail()).toEqual([])
    expect(whispered).toEqual([expect.stringMatching(/Nothing was sent.*\/\//)])
  })

  test.each(['noted: two machines', 'Please note: we close at five', 'internally: a filter', 'notes'])(
    'is not a note only because the word is near: %j',
    async (text) => {
      await hear(text, CARD)
      expect(await mail()).toMatchObject([{ event: { text } }])
    },
  )

  test('reaches nobody’s journal with a card in it, and its writer is told what was taken out (M9)', async () => {
    await hear('my card is 4111 1111 1111 1111', CARD, [
      { contentType: 'image/png', contentUrl: 'slack:file/T1/F1', name: '4111111111111111.png' },
    ])
    expect(await mail()).toMatchObject([
      {
        event: {
          text: 'my card is [card number removed]',
          attachments: [{ name: '[card number removed].png' }],
        },
      },
    ])
    expect(whispered).toEqual([expect.stringMatching(/taken out.*card number/i)])
  })

  test.each([':-'.repeat(20_000), '@-'.repeat(20_000), '1.'.repeat(20_000), ':a'.repeat(20_000)])(
    'is read in no time, whatever it is made of',
    async (text) => {
      const before = process.cpuUsage()
      await hear(`${text} /`, CARD)
      expect(cpuSince(before)).toBeLessThan(1_000)
    },
  )

  test('keeps back the files that come with a note', async () => {
    await hear('// our price list', CARD, [{ contentType: 'image/png', contentUrl: 'slack:file/T1/F1' }])
    expect(await mail()).toEqual([])
  })

  test.each([
    'https://example.com/a//b',
    'it is 50/50',
    'and/or: either // both',
    'a locked 🔒 door',
    'at 9:00 // or ten',
  ])('is not a note only because of what is in its middle: %j', async (text) => {
    await hear(text, CARD)
    expect(await mail()).toMatchObject([{ event: { text } }])
  })

  test('is mail of the buyer’s within it', async () => {
    await hear('see https://example.com // and more', CARD)
    expect(await mail()).toMatchObject([
      { event: { kind: 'rep-said', rep: ANA, handOff: `${PERSON}.hand1` } },
    ])
  })
})
