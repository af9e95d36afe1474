import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Adapter, IncomingRequest, ParsedActivity, Receipt } from '#contracts/adapter'
import type { Address } from '#core/address'
import type { Json } from '#core/json'
import { type Message, plain } from '#core/message'
import type { Instant } from '#core/time'
import { anyBody, richMessage, squeezed, stringsOf } from './messages.ts'

/**
 * What every channel keeps (C1). `make` is called anew for each case, and answers an adapter together with a platform
 * it really talks to: a local server, never a stand-in for our own code.
 *
 *     adapterContract('sms', makeSmsBench, [{ case: 'tells a delivery from a message', reason: '…' }])
 *
 * A case the platform makes impossible is skipped by its title, with the reason beside it. The types below name every
 * title, so that a misspelt one does not compile.
 */
export const adapterContract = (
  name: string,
  make: () => Promise<AdapterBench>,
  skips: readonly Skip[] = [],
): void => {
  describe(`${name} keeps the adapter's contract`, () => {
    const current: { bench: AdapterBench | null } = { bench: null }
    beforeEach(async () => {
      current.bench = await make()
    })
    afterEach(async () => {
      await current.bench?.close()
      current.bench = null
    })
    for (const title of TITLES) {
      const skip = skips.find((one) => one.case === title)
      if (skip) test.skip(`${title} (${skip.reason})`, () => {})
      else
        test(title, async () => {
          if (current.bench) await CASES[title](current.bench)
        })
    }
  })
}

/** An adapter on its platform, with one buyer at the other end. */
export type AdapterBench = {
  readonly adapter: Adapter
  /** The buyer's mailbox: where authentic messages come from and where sent ones go. */
  readonly address: Address
  readonly now: () => Instant
  readonly requests: Requests
  readonly platform: Platform
  /** What the buyer can read or tap of one payload: texts, button titles and link addresses, with markup undone. */
  readonly shown: (payload: Json) => string
  /** How the channel spells a text that it leaves as it is; most answer the text itself. */
  readonly spelled: (text: string) => string
  /** Ends servers and timers. */
  readonly close: () => Promise<void>
}

/** Requests as the platform, or somebody who is not the platform, would make them. */
export type Requests = {
  /** The buyer's message, as the platform would bring it now. Each call is another message. */
  readonly authentic: (text: string) => Promise<IncomingRequest>
  /** Every way to pretend: another body, address or secret, none at all, too old. `how` tells them apart. */
  readonly forged: (
    text: string,
  ) => Promise<readonly { readonly how: string; readonly request: IncomingRequest }[]>
  /** What the platform may well send and the adapter has no use for. */
  readonly unsupported: readonly IncomingRequest[]
  /** What no platform would send. */
  readonly malformed: readonly IncomingRequest[]
  /** News that what was sent as `outgoing` arrived; null where the platform brings none (then skip the case). */
  readonly delivery: ((outgoing: string) => Promise<IncomingRequest>) | null
}

/** The platform's own view, and its bad days. */
export type Platform = {
  /** The texts that the buyer received at `address`, oldest first. */
  readonly received: () => Promise<readonly string[]>
  /**
   * How the next send will end. `retry`: the platform says "not now" and takes nothing. `uncertain`: it takes the
   * message and the answer is lost. `refused`: it says never.
   */
  readonly fail: (how: 'retry' | 'uncertain' | 'refused') => Promise<void>
}

/** A case that a channel cannot keep, and why. */
export type Skip = { readonly case: CaseTitle; readonly reason: string }

/** The promises, by title. */
export type CaseTitle = keyof typeof CASES

const CASES = {
  'takes an authentic request': async ({ adapter, requests }: AdapterBench) => {
    expect(await adapter.verify(await requests.authentic('hello'))).toEqual({ kind: 'authentic' })
  },

  'refuses every forged request, with a reason': async ({ adapter, requests }: AdapterBench) => {
    const forged = await requests.forged('hello')
    expect(forged.length).toBeGreaterThan(0)
    for (const { how, request } of forged) {
      const verified = await adapter.verify(request)
      expect({ how, kind: verified.kind }).toEqual({ how, kind: 'refused' })
      if (verified.kind === 'refused') expect(verified.reason).not.toBe('')
    }
  },

  'reads a message as an Activity': async ({ adapter, requests, address }: AdapterBench) => {
    const text = 'We are 40 people, “maybe” $300 a month 🙂'
    const { activity, address: from, dedupe } = await onlyActivity(adapter, await requests.authentic(text))
    expect(from).toEqual(address)
    expect(address.channel).toBe(adapter.channel)
    expect(adapter.channel).not.toContain(':')
    expect(dedupe).not.toBe('')
    expect(activity).toMatchObject({ type: 'message', channelId: adapter.channel, text })
    expect([activity.from.role, activity.recipient.role]).toEqual(['user', 'bot'])
    for (const id of [activity.id, activity.from.id, activity.recipient.id, activity.conversation.id]) {
      expect(id).not.toBe('')
    }
    expect(new Date(activity.timestamp).toISOString()).toBe(activity.timestamp)
    expect(JSON.stringify(activity)).not.toMatch(/:null[,}]|[[,]null[\],]/)
  },

  'gives one message one id, and two messages two': async ({ adapter, requests }: AdapterBench) => {
    const request = await requests.authentic('hello')
    const first = await onlyActivity(adapter, request)
    const again = await onlyActivity(adapter, request)
    const other = await onlyActivity(adapter, await requests.authentic('hello'))
    expect(again.dedupe).toBe(first.dedupe)
    expect(again.activity.id).toBe(first.activity.id)
    expect(other.dedupe).not.toBe(first.dedupe)
  },

  'calls an unknown kind unsupported': async ({ adapter, requests }: AdapterBench) => {
    expect(requests.unsupported.length).toBeGreaterThan(0)
    for (const request of requests.unsupported) {
      expect(await adapter.parse(request)).toMatchObject({ kind: 'unsupported' })
    }
  },

  'calls nonsense malformed': async ({ adapter, requests }: AdapterBench) => {
    expect(requests.malformed.length).toBeGreaterThan(0)
    for (const request of requests.malformed) {
      expect(await adapter.parse(request)).toMatchObject({ kind: 'malformed' })
    }
  },

  'survives any bytes': async ({ adapter, requests }: AdapterBench) => {
    const authentic = await requests.authentic('hello')
    await fc.assert(
      fc.asyncProperty(anyBody, fc.boolean(), async (body, bare) => {
        const request = { ...authentic, body, headers: bare ? {} : authentic.headers }
        await adapter.verify(request)
        await adapter.parse(request)
      }),
    )
  },

  'tells a delivery from a message': async ({ adapter, requests }: AdapterBench) => {
    const outgoing = 'p1:a & b=c/ü.send7'
    const request = await given(requests.delivery, 'requests.delivery')(outgoing)
    expect(await adapter.verify(request)).toEqual({ kind: 'authentic' })
    const parsed = await adapter.parse(request)
    expect(parsed).toMatchObject({ kind: 'delivery', outgoing, state: 'delivered' })
  },

  'renders every text, choice, fact and link, in order and within the limit': async (bench: AdapterBench) => {
    const { adapter, address } = bench
    fc.assert(
      fc.property(richMessage, (message) => {
        const payloads = adapter.render(message, address)
        for (const payload of payloads) {
          for (const text of stringsOf(payload))
            expect(text.length).toBeLessThanOrEqual(adapter.can.textLimit)
        }
        expectAllShown(bench, message, payloads)
      }),
    )
  },

  'renders the same message the same way': async ({ adapter, address }: AdapterBench) => {
    fc.assert(
      fc.property(richMessage, (message) => {
        expect(adapter.render(message, address)).toEqual(adapter.render(message, address))
      }),
      { numRuns: 20 },
    )
  },

  'sends a text once': async (bench: AdapterBench) => {
    expect(await sendText(bench, 'Hello from the shop.', 'k1')).toMatchObject({ kind: 'accepted' })
    expect(await bench.platform.received()).toEqual([expect.stringContaining('Hello from the shop.')])
  },

  'sends a long text in order': async (bench: AdapterBench) => {
    const sentences = Array.from({ length: 300 }, (_, n) => `This is sentence number ${n + 1}.`).join(' ')
    for (const [n, payload] of bench.adapter.render(plain(sentences), bench.address).entries()) {
      expect(await bench.adapter.send(payload, bench.address, `k1.${n}`)).toMatchObject({ kind: 'accepted' })
    }
    expect(squeezed((await bench.platform.received()).join(' '))).toBe(squeezed(sentences))
  },

  'sends the same key once where it says it can': async (bench: AdapterBench) => {
    const first = await sendText(bench, 'Once, please.', 'k1')
    const second = await sendText(bench, 'Once, please.', 'k1')
    const other = await sendText(bench, 'Once, please.', 'k2')
    if (bench.adapter.can.idempotentSend) expect(second).toEqual(first)
    expect(other.kind).toBe('accepted')
    expect((await bench.platform.received()).length).toBe(bench.adapter.can.idempotentSend ? 2 : 3)
  },

  'answers "retry" when the platform took nothing': async (bench: AdapterBench) => {
    await bench.platform.fail('retry')
    const receipt = await sendText(bench, 'Not now?', 'k1')
    expect(receipt.kind).toBe('retry')
    expect(await bench.platform.received()).toEqual([])
    expect((await sendText(bench, 'Not now?', 'k1')).kind).toBe('accepted')
  },

  'answers "refused" when it never will': async (bench: AdapterBench) => {
    await bench.platform.fail('refused')
    const receipt = await sendText(bench, 'Never?', 'k1')
    expect(receipt.kind).toBe('refused')
    if (receipt.kind === 'refused') expect(receipt.reason).not.toBe('')
    expect(await bench.platform.received()).toEqual([])
  },

  'answers "uncertain" when the answer is lost': async (bench: AdapterBench) => {
    await bench.platform.fail('uncertain')
    expect((await sendText(bench, 'Did it arrive?', 'k1')).kind).toBe('uncertain')
    expect((await bench.platform.received()).length).toBe(1)
  },

  'finds out what became of an uncertain send': async (bench: AdapterBench) => {
    const since = bench.now()
    const [lost, never] = [payloadOf(bench, 'Did it arrive?'), payloadOf(bench, 'Nobody sent this.')]
    await bench.platform.fail('uncertain')
    await bench.adapter.send(lost, bench.address, 'k1')
    expect(await bench.adapter.reconcile(lost, bench.address, 'k1', since)).toBe('sent')
    expect(await bench.adapter.reconcile(never, bench.address, 'k2', since)).toBe('not-sent')
  },
} as const

const TITLES = Object.keys(CASES).filter((title): title is CaseTitle => title in CASES)

const expectAllShown = (
  { adapter, shown, spelled }: AdapterBench,
  message: Message,
  payloads: readonly Json[],
): void => {
  const pages = payloads.map((payload) => shown(payload))
  const all = squeezed(pages.join(' '))
  for (const choice of message.choices) expect(all).toContain(squeezed(spelled(choice.title)))
  for (const { url } of message.cards.flatMap((card) => card.links)) {
    expect(pages.some((page) => page.includes(url))).toBe(true)
  }
  const inOrder = [
    message.text,
    ...message.cards.flatMap((card) => [card.title, card.text, ...card.facts.flat()]),
  ]
  expectInOrder(
    all,
    inOrder.map((text) => squeezed(spelled(text))),
  )
  if (adapter.can.choices === 'numbers') {
    expectInOrder(
      all,
      message.choices.map((choice, n) => squeezed(spelled(`${n + 1}. ${choice.title}`))),
    )
  }
}

const expectInOrder = (all: string, texts: readonly string[]): void => {
  texts.reduce((from, text) => {
    const at = all.indexOf(text, from)
    expect({ missing: at < 0 ? text : null, in: all }).toEqual({ missing: null, in: all })
    return at + text.length
  }, 0)
}

const onlyActivity = async (adapter: Adapter, request: IncomingRequest): Promise<ParsedActivity> => {
  const parsed = await adapter.parse(request)
  const [only] = parsed.kind === 'activities' ? parsed.activities : []
  if (only === undefined) throw new Error(`Expected one Activity, got ${JSON.stringify(parsed)}.`)
  return only
}

const payloadOf = ({ adapter, address }: AdapterBench, text: string): Json =>
  given(adapter.render(plain(text), address)[0] ?? null, 'a payload')

const sendText = (bench: AdapterBench, text: string, key: string): Promise<Receipt> =>
  bench.adapter.send(payloadOf(bench, text), bench.address, key)

const given = <T>(value: T | null, name: string): T => {
  if (value === null)
    throw new Error(`The bench gives no ${name}: give one, or skip this case with a reason.`)
  return value
}
