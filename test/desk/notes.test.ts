import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { DeskPort } from '#contracts/desk'
import type { Memory } from '#contracts/memory'
import { instant, seconds } from '#core/time'
import { earsOf } from '#desk/ears'
import { openThreads } from '#desk/threads'
import { openEmbedded } from '#memory/embedded/index'
import { ANA, PERSON, playbook } from './bench.ts'

const now = instant(1_700_000_000_000)
const CARD = '1700000000.000100'

/** What reps say among themselves can reach no buyer: it never becomes mail (D6). */
describe('what is said at the desk', () => {
  let memory: Memory
  beforeEach(async () => {
    memory = await openEmbedded({ directory: null })
    await openThreads(memory.records).keep(`${PERSON}.hand1`, CARD)
  })
  afterEach(() => memory.close())

  let said = 0
  const hear = (text: string, thread: string | null) =>
    earsOf({
      port: SILENT,
      memory,
      rules: playbook,
      clock: { now: () => now },
      whole: String,
      fileAddress: () => null,
      threads: openThreads(memory.records),
    }).said({
      rep: ANA,
      message: `1700000001.${String(++said).padStart(6, '0')}`,
      thread,
      place: { channel: 'slack', id: 'T1:C1:1700000001.000001' },
      text,
      attachments: [],
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

  test('is mail of the buyer’s within it', async () => {
    await hear('see https://example.com // and more', CARD)
    expect(await mail()).toMatchObject([
      { event: { kind: 'rep-said', rep: ANA, handOff: `${PERSON}.hand1` } },
    ])
  })
})

const unheard = async (): Promise<never> => {
  throw new Error('Nothing is said at the desk here.')
}
const SILENT: DeskPort = {
  post: unheard,
  find: unheard,
  update: unheard,
  react: unheard,
  whisper: unheard,
  ask: unheard,
  listen: () => {},
}
