import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { deliveryPump } from '#bus/deliver'
import type { Pump } from '#bus/pump'
import { sealWith } from '#checkout/seal'
import type { Adapter, Receipt } from '#contracts/adapter'
import { type Memory, TOPICS } from '#contracts/memory'
import type { Event } from '#core/event'
import { initialState } from '#core/evolve'
import { type PersonId, personId } from '#core/ids'
import { plain, type Secret, SLOTS } from '#core/message'
import { after, instant, minutes, seconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { eventually } from '../support/eventually.ts'

const PHONE = { channel: 'sms', id: '+14155550123' }
const OTHER = { channel: 'sms', id: '+14155550124' }

/** A platform that answers as it is told, one call after the other, and remembers what reached it. */
const platform = () => {
  const sent: string[] = []
  const answers: Receipt[] = []
  const knows: ('sent' | 'not-sent' | 'unknown')[] = []
  const adapter: Adapter = {
    channel: 'sms',
    can: {
      choices: 'numbers',
      cards: false,
      links: 'text',
      textLimit: 1600,
      idempotentSend: false,
      optOutReplies: 'platform',
      carriesTexts: true,
      acknowledgement: { contentType: 'text/plain', body: '' },
    },
    verify: async () => ({ kind: 'authentic' }),
    parse: async () => ({ kind: 'unsupported', reason: 'nothing comes in here' }),
    render: ({ text }) => {
      if (text === 'unspeakable') throw new Error('no font for it')
      return text.split('|')
    },
    send: async (payload) => {
      const answer = answers.shift() ?? { kind: 'accepted', externalId: 'x' }
      if (answer.kind === 'accepted') sent.push(String(payload))
      return answer
    },
    reconcile: async () => knows.shift() ?? 'unknown',
  }
  return { adapter, sent, answers, knows }
}

describe('delivering (I5, I9, C6)', () => {
  let memory: Memory
  let pump: Pump
  let now = instant(1_000_000)
  let wire: ReturnType<typeof platform>
  let person: PersonId
  let letters = 0

  beforeEach(async () => {
    memory = await openEmbedded({ directory: null })
    wire = platform()
    person = personId(`p${letters}`)
    pump = deliveryPump({
      memory,
      adapters: [wire.adapter],
      seal: sealWith('a secret of more than thirty-two characters'),
      publicUrl: 'https://bot.example.com',
      clock: { now: () => now },
      log: { info: () => {}, warn: () => {}, error: () => {} },
    })
    memory.feed.subscribe(TOPICS.work, pump.ring)
  })
  afterEach(async () => {
    await pump.stop()
    await memory.close()
  })

  const queue = async (
    texts: readonly string[],
    to = PHONE,
    secret: Secret | null = null,
    confirmsStop = false,
  ) => {
    await memory.mailbox.accept(
      person,
      { id: `in${letters++}`, event: { kind: 'timer-fired', at: now, timer: 't' } },
      now,
    )
    const [lease] = await memory.mailbox.lease({ now, hold: seconds(10), most: 1 })
    if (!lease) throw new Error('nobody could be leased')
    const parcels = texts.map((text) => {
      const id = `${person}.out${letters++}`
      return {
        id,
        to,
        deed: { act: 'send' as const, outgoing: id, to, message: plain(text), secret, confirmsStop },
      }
    })
    const commit = {
      taken: lease.envelopes.length,
      events: [],
      snapshot: initialState(person),
      lane: 1 as const,
      parcels,
      timers: [],
    }
    expect(await memory.mailbox.commit(lease, commit, now)).toBe('committed')
  }
  const later = async (length: ReturnType<typeof seconds>) => {
    now = after(now, length)
    await memory.mailbox.tick(now)
    pump.ring()
  }
  const news = async (): Promise<readonly Event[]> => {
    const leases = await memory.mailbox.lease({ now, hold: seconds(10), most: 9 })
    return leases.flatMap(({ envelopes }) => envelopes.map(({ event }) => event))
  }

  test('what a message holds in secret is put in at the last moment', async () => {
    await queue([`code ${SLOTS.code}`], PHONE, { kind: 'code', challenge: 'p.code1' })
    await eventually(() => expect(wire.sent).toEqual([expect.stringMatching(/^code \d{6}$/)]))
  })

  test('one address is served in order, and a retry holds up no other', async () => {
    wire.answers.push({ kind: 'retry', afterMs: seconds(60), reason: 'busy' })
    await queue(['one', 'two'])
    await queue(['elsewhere'], OTHER)
    await eventually(() => expect(wire.sent).toEqual(['elsewhere']))
    await later(seconds(61))
    await eventually(() => expect(wire.sent).toEqual(['elsewhere', 'one', 'two']))
  })

  test('nothing goes to an address that was closed after it was queued', async () => {
    wire.answers.push({ kind: 'retry', afterMs: seconds(60), reason: 'busy' })
    await queue(['too late'])
    await eventually(() => expect(wire.answers).toEqual([]))
    await memory.directory.suppress(PHONE)
    await later(seconds(61))
    await eventually(async () => expect(await news()).toMatchObject([{ state: 'suppressed' }]))
    expect(wire.sent).toEqual([])
  })

  test('the confirmation of a STOP goes out all the same', async () => {
    await memory.directory.suppress(PHONE)
    await queue(['you are unsubscribed'], PHONE, null, true)
    await eventually(() => expect(wire.sent).toEqual(['you are unsubscribed']))
  })

  test('a message that cannot be rendered is a dead letter, and the next one goes out', async () => {
    await queue(['unspeakable', 'two'])
    await eventually(() => expect(wire.sent).toEqual(['two']))
    expect(await memory.outbox.dead()).toMatchObject([{ reason: 'it could not be rendered' }])
  })

  test('a refusal stops at once, and an opt-out known only to the platform closes the address', async () => {
    wire.answers.push({ kind: 'refused', reason: '21610', suppress: true })
    await queue(['hello'])
    await eventually(async () =>
      expect(await news()).toMatchObject([{ state: 'suppressed', reason: '21610' }]),
    )
    expect(await memory.directory.isSuppressed(PHONE)).toBe(true)
    expect(await memory.outbox.dead()).toHaveLength(1)
  })

  test('a send of unknown end is looked up before it is repeated', async () => {
    wire.answers.push({ kind: 'uncertain', reason: 'timeout' })
    wire.knows.push('not-sent')
    await queue(['once'])
    await eventually(() => expect(wire.answers).toEqual([]))
    expect(wire.sent).toEqual([])
    await later(seconds(31))
    await eventually(() => expect(wire.sent).toEqual(['once']))
  })

  test('a send that turns out to have happened is not repeated', async () => {
    wire.answers.push({ kind: 'uncertain', reason: 'timeout' })
    wire.knows.push('sent')
    await queue(['once'])
    await eventually(() => expect(wire.answers).toEqual([]))
    await later(seconds(31))
    await eventually(async () => expect(await news()).toMatchObject([{ state: 'sent' }]))
    expect(wire.sent).toEqual([])
  })

  test('where nobody can ever tell, it is called uncertain and not sent twice', async () => {
    wire.answers.push({ kind: 'uncertain', reason: 'timeout' })
    await queue(['once'])
    await eventually(() => expect(wire.answers).toEqual([]))
    await later(minutes(11))
    await eventually(async () => expect(await news()).toMatchObject([{ state: 'uncertain' }]))
    expect(wire.sent).toEqual([])
  })

  test('a long text goes on at the part where it stopped', async () => {
    wire.answers.push(
      { kind: 'accepted', externalId: '1' },
      { kind: 'retry', afterMs: seconds(5), reason: 'busy' },
    )
    await queue(['one|two|three'])
    await eventually(() => expect(wire.answers).toEqual([]))
    expect(wire.sent).toEqual(['one'])
    await later(seconds(6))
    await eventually(() => expect(wire.sent).toEqual(['one', 'two', 'three']))
  })

  test('a channel that is not set up is a dead letter that says so', async () => {
    await queue(['hello'], { channel: 'fax', id: '1' })
    await eventually(async () =>
      expect(await memory.outbox.dead()).toMatchObject([{ reason: expect.stringMatching(/fax/) }]),
    )
  })
})
