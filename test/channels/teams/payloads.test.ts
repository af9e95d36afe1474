import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { teamsAdapter } from '#channels/teams/index'
import type { Connector } from '#contracts/connector'
import { instant } from '#core/time'
import { cpuSince } from '../../support/cpu.ts'
import { streamsInMemory } from '../../support/streams.ts'

const FOLDER = new URL('../../../../test/payloads/teams/', import.meta.url)

const Recorded = z.object({
  why: z.string(),
  body: z.record(z.string(), z.json()),
  only: z.string().nullable().default(null),
  expect: z.looseObject({ kind: z.string() }),
})

const recorded = readdirSync(FOLDER).map((file) => ({
  name: file.replace('.json', ''),
  ...Recorded.parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))),
}))

/** Parsing asks a connector nothing but which channel it is. */
const parse = (body: unknown, only: string | null = null) => parseText(JSON.stringify(body), only)

const parseText = (body: string, only: string | null = null) => {
  const connector: Connector = {
    only,
    verify: async () => ({ kind: 'authentic' }),
    credential: async () => ({ kind: 'forbidden', reason: 'Nobody is called here.' }),
  }
  const clock = { now: () => instant(Date.UTC(2026, 10, 28, 9)) }
  return teamsAdapter({ connector, streams: streamsInMemory().streams, clock }).parse({
    method: 'POST',
    url: 'https://bot.example.com/api/messages',
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(body),
  })
}

describe('payloads in the shapes that Azure Bot Service sends', () => {
  test.each(recorded)('$name: $why', async ({ body, only, expect: expected }) => {
    const parsed = await parse(body, only)
    expect(parsed).toMatchObject(expected)
    if (parsed.kind !== 'activities') return
    expect(JSON.stringify(parsed)).not.toMatch(/:null[,}]|[[,]null[\],]/)
    expect(parsed.activities[0]?.activity).toMatchObject({ type: 'message', channelId: 'msteams' })
  })

  test('one of them with anything in the place of anything is read or refused, never an exception', async () => {
    const mutated = fc
      .constantFrom(...recorded)
      .chain(({ body }) => fc.tuple(fc.constant(body), fc.constantFrom(...Object.keys(body)), fc.jsonValue()))
      .map(([body, key, value]) => ({ ...body, [key]: value }))
    await fc.assert(
      fc.asyncProperty(mutated, async (body) => {
        const parsed = await parse(body)
        if (parsed.kind === 'activities')
          expect(JSON.stringify(parsed)).not.toMatch(/:null[,}]|[[,]null[\],]/)
      }),
      { numRuns: 500 },
    )
  })

  test('with half a character in the name of its conversation it is malformed: no address could be made of it', async () => {
    const body = JSON.stringify({
      ...{
        type: 'message',
        id: '1',
        channelId: 'msteams',
        serviceUrl: 'https://smba.trafficmanager.net/amer/',
      },
      ...{ from: { id: '29:1' }, recipient: { id: '28:bot' }, conversation: { id: 'a:\ud800' }, text: 'hi' },
    })
    expect(await parseText(body)).toMatchObject({ kind: 'malformed' })
  })

  test('nested deeper than any card it is malformed', async () => {
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
    const parsed = await parseText(`{"type":"message","value":${deep}}`)
    expect(parsed).toMatchObject({ kind: 'malformed' })
  })

  test('tags without an end cost no time', async () => {
    const text = '<at '.repeat(50_000)
    const content = '<p'.repeat(50_000)
    const [personal] = recorded.filter(({ name }) => name === 'personal')
    const begun = process.cpuUsage()
    await parse({ ...personal?.body, text })
    await parse({ ...personal?.body, text: '', attachments: [{ contentType: 'text/html', content }] })
    expect(cpuSince(begun)).toBeLessThan(2_000)
  })
})
