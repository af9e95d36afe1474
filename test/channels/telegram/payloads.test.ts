import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { adapterAt, posted } from './bench.ts'

const FOLDER = new URL('../../../../test/payloads/telegram/', import.meta.url)

const Recorded = z.object({
  says: z.string(),
  body: z.json(),
  reads: z.object({
    kind: z.enum(['activities', 'closed', 'unsupported', 'malformed']),
    /** The id of the mailbox; without it, it is the private chat of the payloads. */
    address: z.string().default('7001'),
    activity: z.record(z.string(), z.unknown()).optional(),
    without: z.array(z.string()).default([]),
    reason: z.string().optional(),
  }),
})

const RECORDED = readdirSync(FOLDER).map((name) => ({
  name: name.replace('.json', ''),
  ...Recorded.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))),
}))

/** Nothing here may ask Telegram: nobody listens there. */
const adapter = adapterAt('http://127.0.0.1:1')

describe('updates in the shapes that Telegram posts', () => {
  test('are many, and odd', () => expect(RECORDED.length).toBeGreaterThan(60))

  for (const { name, says, body, reads } of RECORDED) {
    test(`${name}: ${says}`, async () => {
      const request = posted(body)
      expect(await adapter.verify(request)).toEqual({ kind: 'authentic' })
      const parsed = await adapter.parse(request)
      expect(parsed.kind).toBe(reads.kind)
      if (parsed.kind === 'unsupported') expect(parsed.reason).toContain(reads.reason ?? '')
      if (parsed.kind === 'closed') expect(parsed.address.id).toBe(reads.address)
      if (parsed.kind !== 'activities') return
      const [only] = parsed.activities
      expect(only?.activity).toMatchObject({
        ...reads.activity,
        type: 'message',
        channelId: 'telegram',
        recipient: { id: '731200', role: 'bot' },
      })
      for (const member of reads.without) expect(only?.activity).not.toHaveProperty(member)
      expect(only?.address).toEqual({ channel: 'telegram', id: reads.address })
      expect(only?.activity.conversation.id).toBe(reads.address?.split('|')[0])
      expect(JSON.stringify(parsed)).not.toContain('null')
    })
  }

  test('are malformed when they are thousands of brackets', async () => {
    expect(await adapter.parse(posted('['.repeat(100_000)))).toMatchObject({ kind: 'malformed' })
    const deep = `{"update_id":1,"message":${'{"reply_to_message":'.repeat(5_000)}1${'}'.repeat(5_001)}`
    expect(await adapter.parse(posted(deep))).toMatchObject({ kind: 'unsupported' })
  })
})

describe('an update that somebody has tampered with', () => {
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(-1, 0, 1e300, 2 ** 53, '', '\u0000', '\ud83d', [], {}, null, true, '__proto__'),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  const tampered = fc
    .tuple(
      fc.constantFrom(...RECORDED.map(({ body }) => body)),
      fc.array(fc.tuple(fc.nat(), junk), { maxLength: 3 }),
    )
    .map(([body, changes]) => changes.reduce((now, [at, value]) => replaced(now, at, value), body as unknown))

  test('is never an exception, and always whole or nothing', async () => {
    await fc.assert(
      fc.asyncProperty(tampered, async (body) => {
        const parsed = await adapter.parse(posted(body))
        if (parsed.kind !== 'activities') return
        for (const { activity, address, dedupe } of parsed.activities) {
          expect([activity.id, activity.from.id, address.id, dedupe]).not.toContain('')
          expect(new Date(activity.timestamp).toISOString()).toBe(activity.timestamp)
          expect(activity.text).not.toMatch(/[\0\p{Surrogate}]/u)
          for (const { contentType } of activity.attachments)
            expect(contentType).toMatch(/^[\w.+-]+\/[\w.+-]+$/)
        }
      }),
      { numRuns: 1_500 },
    )
  })

  test('vouches for no phone but that of who sent it, in a chat of their own', async () => {
    await fc.assert(
      fc.asyncProperty(tampered, async (body) => {
        const parsed = await adapter.parse(posted(body))
        const [only] = parsed.kind === 'activities' ? parsed.activities : []
        if (!only?.activity.entities?.some(({ type }) => type === 'vouched-phone')) return
        const { message, edited_message } = Object(body)
        const { contact, from, chat } = message ?? edited_message
        expect([contact.user_id, chat.type]).toEqual([from.id, 'private'])
      }),
      { numRuns: 500 },
    )
  })

  test('is trusted with no other secret, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(tampered, fc.string(), async (body, secret) => {
        expect((await adapter.verify(posted(body, secret))).kind).toBe('refused')
      }),
      { numRuns: 200 },
    )
  })
})

/** The n-th value inside, at any depth, put in place of another. */
const replaced = (body: unknown, at: number, value: unknown): unknown => {
  const paths = pathsIn(body, [])
  const path = paths[at % Math.max(1, paths.length)]
  return path === undefined ? value : put(body, path, value)
}

type Path = readonly string[]

const pathsIn = (value: unknown, path: Path): readonly Path[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => [[...path, name], ...pathsIn(inner, [...path, name])])

const put = (body: unknown, [name, ...rest]: Path, value: unknown): unknown => {
  if (name === undefined) return value
  const inner = put(Object(body)[name], rest, value)
  return Array.isArray(body)
    ? body.map((item, n) => (String(n) === name ? inner : item))
    : { ...Object(body), [name]: inner }
}
