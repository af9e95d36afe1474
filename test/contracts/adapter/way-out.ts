import { expect } from '@jest/globals'
import type { Receipt } from '#contracts/adapter'
import type { Json } from '#core/json'
import { plain } from '#core/message'
import { squeezed } from '../messages.ts'
import { type AdapterBench, given, onlyActivity } from './bench.ts'

/** What the messages of these cases are called. */
const OUTGOING = `p${'0f'.repeat(10)}.out7`

/** What is sent, what the platform says to it, and what is only shown (C5, C7, I5). */
export const WAY_OUT = {
  'gestures at any time, and never with an exception': async (bench: AdapterBench) => {
    const { adapter, address, requests } = bench
    const { activity } = await onlyActivity(adapter, await requests.authentic('hello'))
    for (const kind of ['typing', 'taken', 'typing'] as const) {
      await adapter.gesture({ kind, activity }, address)
      await adapter.gesture({ kind, activity: { ...activity, id: 'unknown', channelData: {} } }, address)
    }
    const beginning = { kind: 'beginning', activity, text: 'We deliver', outgoing: OUTGOING, n: 1 } as const
    await adapter.gesture(beginning, address)
    await bench.platform.fail('refused')
    await adapter.gesture({ kind: 'typing', activity }, address)
    await adapter.gesture({ ...beginning, n: 2 }, address)
    expect(await bench.platform.received()).toEqual([])
  },

  'sends a text once': async (bench: AdapterBench) => {
    expect(await sendText(bench, 'Hello from the shop.', 'k1')).toMatchObject({ kind: 'accepted' })
    expect(await bench.platform.received()).toEqual([expect.stringContaining('Hello from the shop.')])
  },

  'sends a long text in order': async (bench: AdapterBench) => {
    const sentences = Array.from({ length: 300 }, (_, n) => `This is sentence number ${n + 1}.`).join(' ')
    for (const [n, payload] of bench.adapter.render(plain(sentences), bench.address, OUTGOING).entries()) {
      expect(await bench.adapter.send(payload, bench.address, `k1.${n}`, null)).toMatchObject({
        kind: 'accepted',
      })
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
    await bench.adapter.send(lost, bench.address, 'k1', null)
    expect(await bench.adapter.reconcile(lost, bench.address, 'k1', since)).toBe('sent')
    expect(await bench.adapter.reconcile(never, bench.address, 'k2', since)).toBe('not-sent')
  },
} as const

const payloadOf = ({ adapter, address }: AdapterBench, text: string): Json =>
  given(adapter.render(plain(text), address, OUTGOING)[0] ?? null, 'a payload')

const sendText = (bench: AdapterBench, text: string, key: string): Promise<Receipt> =>
  bench.adapter.send(payloadOf(bench, text), bench.address, key, null)
