import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { CrmEntry } from '#core/crm'
import { personId } from '#core/ids'
import { instant } from '#core/time'
import { type CloudEvent, cloudEventOf } from '#crm/cloud-event'
import { signed } from '#crm/sign'
import { CRM_PATH, type CrmEmulator, crmEmulator } from '#lab/crm/index'
import { SECRET, toldAs } from '../crm/bench.ts'
import { newFolder } from '../support/folders.ts'

const now = instant(Date.UTC(2026, 10, 23, 15))
const clock = { now: () => now }
const PERSON = personId('p0123456789abcdef0123')

const stage = (value: 'discovery' | 'won'): CrmEntry => ({
  role: 'sdr',
  field: 'stage',
  at: now,
  value: { stage: value },
})
const eventOf = (sequence: number, entry: CrmEntry): CloudEvent =>
  cloudEventOf(toldAs(sequence, entry), {
    person: PERSON,
    key: `${PERSON}.crm${sequence}`,
    source: 'https://bot.example.com',
  })

const send = async (crm: CrmEmulator, event: object, headers: object = {}): Promise<number> => {
  const body = JSON.stringify(event)
  const { id }: { id?: unknown } = event
  const request = new Request(`http://crm${CRM_PATH}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      ...signed(String(id), now, body, [SECRET]),
      ...headers,
    },
    body,
  })
  return (await crm.fetch(request)).status
}
const recordIn = async (crm: CrmEmulator): Promise<unknown> =>
  (await crm.fetch(new Request(`http://crm/people/${PERSON}`))).json()

describe('the emulated CRM', () => {
  test('keeps of one place the newest word by its sequence, whatever comes last, and says what is missing', async () => {
    const crm = crmEmulator({ secret: SECRET, clock })
    expect(await send(crm, eventOf(3, stage('won')))).toBe(204)
    expect(await send(crm, eventOf(1, stage('discovery')))).toBe(204)
    expect(await send(crm, eventOf(3, stage('won')))).toBe(204)
    expect(await recordIn(crm)).toMatchObject({
      roles: { sdr: [{ field: 'stage', sequence: 3, data: { stage: 'won' } }], closer: [], rep: [] },
      arrivals: [3, 1],
      missing: [2],
    })
  })

  test('takes nothing that is unsigned, altered, of another kind, malformed or not the writer’s own', async () => {
    const crm = crmEmulator({ secret: SECRET, clock })
    const event = eventOf(1, stage('won'))
    expect(await send(crm, event, { 'webhook-signature': 'v1,AAAA' })).toBe(401)
    expect(await send(crm, event, { 'webhook-id': 'another' })).toBe(401)
    expect(await send(crm, event, { 'content-type': 'application/json' })).toBe(415)
    expect(await send(crm, { ...event, sequence: '1' })).toBe(400)
    expect(await send(crm, { ...event, data: { ...event.data, role: 'closer' } })).toBe(422)
    expect(await recordIn(crm)).toEqual({ error: 'nobody of that name' })
  })

  test('knows after a restart what it was told, and what it has already', async () => {
    const folder = await newFolder()
    const file = join(folder, 'crm.json')
    const event = eventOf(1, stage('won'))
    await send(crmEmulator({ secret: SECRET, clock, file }), event)
    const again = crmEmulator({ secret: SECRET, clock, file })
    await send(again, event)
    expect(await recordIn(again)).toMatchObject({ arrivals: [1] })
    await rm(folder, { recursive: true })
  })
})
