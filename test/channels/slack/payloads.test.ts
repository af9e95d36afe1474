import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import type { IncomingRequest } from '#contracts/adapter'
import { FORM, openSlack, signed } from './bench.ts'

const FOLDER = new URL('../../../../test/payloads/slack/', import.meta.url)

const Recorded = z.object({
  why: z.string(),
  path: z.string(),
  json: z.unknown().optional(),
  payload: z.unknown().optional(),
  form: z.record(z.string(), z.string()).optional(),
  expect: z.looseObject({ kind: z.string() }),
})
type Recorded = z.infer<typeof Recorded>

const recorded = readdirSync(FOLDER).map((file) => ({
  name: file.replace('.json', ''),
  ...Recorded.parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))),
}))

const bench: { current: Awaited<ReturnType<typeof openSlack>> | null } = { current: null }
beforeAll(async () => {
  bench.current = await openSlack()
})
afterAll(async () => {
  await bench.current?.close()
})

const opened = () => {
  if (bench.current === null) throw new Error('The bench is not open.')
  return bench.current
}

const requestOf = ({ path, json, payload, form }: Omit<Recorded, 'why' | 'expect'>): IncomingRequest => {
  const now = opened().clock.now()
  if (json !== undefined) return signed(now, JSON.stringify(json), 'application/json', path)
  const fields = form ?? { payload: JSON.stringify(payload) }
  return signed(now, new URLSearchParams(fields).toString(), FORM, path)
}

describe('payloads in the shapes that Slack sends', () => {
  test.each(recorded)('$name: $why', async (one) => {
    const { adapter } = opened()
    const request = requestOf(one)
    expect(await adapter.verify(request)).toEqual({ kind: 'authentic' })
    const parsed = await adapter.parse(request)
    expect(parsed).toMatchObject(one.expect)
    if (parsed.kind === 'unsupported') expect(parsed.reason).not.toBe('')
    expect(JSON.stringify(parsed)).not.toMatch(/Jhj5dZrVaK7ZwHHjRyZWjbDl|hooks\.slack\.com|slack-files|"1\.2/)
    if (parsed.kind === 'activities')
      expect(JSON.stringify(parsed.activities)).not.toMatch(/:null[,}]|[[,]null[\],]/)
  })

  test('are read the same the second time', async () => {
    const { adapter } = opened()
    for (const one of recorded) {
      const first = await adapter.parse(requestOf(one))
      expect(await adapter.parse(requestOf(one))).toEqual(first)
    }
  })
})

/** One value of a structure put in another's place, at any depth. */
const damaged = (value: unknown, at: readonly number[], by: unknown): unknown => {
  const [step, ...rest] = at
  if (step === undefined || typeof value !== 'object' || value === null) return by
  const entries = Object.entries(value)
  if (entries.length === 0) return by
  const chosen = step % entries.length
  const changed = entries.map(([name, item], n) => [name, n === chosen ? damaged(item, rest, by) : item])
  return Array.isArray(value) ? changed.map(([, item]) => item) : Object.fromEntries(changed)
}

test('a payload with anything in the place of anything is read without an exception, and trusted nowhere', async () => {
  const { adapter } = opened()
  const shapes = recorded.filter(({ form }) => form === undefined)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...shapes),
      fc.array(fc.nat(50), { minLength: 1, maxLength: 6 }),
      fc.oneof(fc.jsonValue(), fc.constantFrom('__proto__', '../..', '<@U1BOT>', '1795000000.000100')),
      async ({ path, json, payload }, at, by) => {
        const parsed = await adapter.parse(
          requestOf(
            json === undefined
              ? { path, payload: damaged(payload, at, by) }
              : { path, json: damaged(json, at, by) },
          ),
        )
        const ids = parsed.kind === 'activities' ? parsed.activities.map(({ address }) => address.id) : []
        for (const id of ids) expect(id).toMatch(/^T[A-Z0-9]+:[CDG][A-Z0-9]+(:\d+\.\d+)?(:[UW][A-Z0-9]+)?$/)
      },
    ),
    { numRuns: 300 },
  )
})
