import { expect } from '@jest/globals'
import fc from 'fast-check'
import { anyBody } from '../messages.ts'
import { type AdapterBench, given, onlyActivity } from './bench.ts'

/** What comes from the platform: verified, parsed, and its files found (C3, C9). */
export const WAY_IN = {
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

  'tells where a file that came is to be had': async (bench: AdapterBench) => {
    const { adapter, requests } = bench
    const { activity } = await onlyActivity(adapter, await given(requests.file, 'requests.file')())
    expect(activity.attachments.length).toBeGreaterThan(0)
    for (const attachment of activity.attachments) {
      expect(attachment.contentType).toMatch(/^[\w.+-]+\/[\w.+-]+$/)
      const located = await adapter.locate(attachment)
      expect(located.kind).toBe('at')
      if (located.kind === 'at') expect(URL.canParse(located.url)).toBe(true)
    }
  },

  'says where a file is that nobody has, without an exception': async ({ adapter }: AdapterBench) => {
    for (const contentUrl of ['', 'nonsense', 'telegram:file/', 'https://127.0.0.1:1/none', 'geo:1,2']) {
      const located = await adapter.locate({ contentType: 'image/png', contentUrl })
      expect(['at', 'nowhere', 'retry']).toContain(located.kind)
    }
  },
} as const
