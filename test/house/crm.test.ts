import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { CRM_TOOLS, type CrmEntry } from '#core/crm'
import { messageId, personId } from '#core/ids'
import { instant } from '#core/time'
import { cloudEventOf } from '#crm/cloud-event'
import { receiptOf } from '#crm/receipt'
import { signed } from '#crm/sign'
import { Event } from '#lab/crm/store'
import { SECRET } from '../crm/bench.ts'
import { blocksIn, codeIn, rowsIn } from './markdown.ts'
import { read } from './tree.ts'

const text = read('docs/crm.md')

/** The rows under the first table head that begins so, in the part of the document behind a heading. */
const table = (head: string, heading = '# '): readonly (readonly string[])[] => {
  const at = text.indexOf(`| ${head}`, text.indexOf(heading))
  const end = text.indexOf('\n\n', at)
  return rowsIn(text.slice(at, end === -1 ? undefined : end))
}

const at = (time: string) => instant(Date.parse(time))

const PERSON = personId('p9e9049c9821668c7b8a1')

/** What the examples tell. */
const EXAMPLES: readonly { readonly sequence: number; readonly cause: number; readonly entry: CrmEntry }[] = [
  {
    sequence: 5,
    cause: 7,
    entry: {
      role: 'sdr',
      field: 'fact',
      at: at('2026-11-23T15:00:01.918Z'),
      value: {
        kind: 'quantity',
        value: 40,
        confidence: 0.95,
        validUntil: at('2027-02-21T15:00:01.918Z'),
        evidence: { message: messageId('m1'), quote: 'about 40 people', by: 'rules', channel: 'webchat' },
      },
    },
  },
  {
    sequence: 23,
    cause: 141,
    entry: {
      role: 'closer',
      field: 'acceptance',
      at: at('2026-11-26T15:00:08.078Z'),
      value: {
        hash: '162e673393fbf71ba8b326894d90f08e8dcc3e60f4b4c0657d64d949cb295499',
        tier: 'explicit',
        evidence: { message: messageId('SM1'), quote: 'yes, go ahead', by: 'rules', channel: 'sms' },
        validUntil: at('2026-11-26T15:30:08.078Z'),
      },
    },
  },
  {
    sequence: 28,
    cause: 171,
    entry: {
      role: 'closer',
      field: 'payment',
      at: at('2026-11-26T15:00:09.277Z'),
      value: {
        checkout: `${PERSON}.pay1`,
        standing: 'paid',
        amount: 24_900,
        currency: 'USD',
        provider: 'stripe',
        reference: 'pi_3Q',
        receipt: 'R-6C67079A',
        reason: null,
      },
    },
  },
  {
    sequence: 31,
    cause: 190,
    entry: {
      role: 'rep',
      field: 'close',
      at: at('2026-11-26T15:20:00.000Z'),
      value: {
        handOff: `${PERSON}.hand1`,
        rep: { id: 'U0ANA', name: 'Ana' },
        how: 'returned',
        needed: true,
      },
    },
  },
]

describe('docs/crm.md', () => {
  test('names every field with whose it is, in the order of the code', () => {
    const written = table('field | whose').map(([field, role]) => [role, codeIn(field)])
    const own = Object.entries(CRM_TOOLS).flatMap(([role, { fields }]) =>
      fields.map((field) => [role, field]),
    )
    expect(written).toEqual(own)
  })

  test('names every tool, and the level', () => {
    for (const { tool, level } of Object.values(CRM_TOOLS)) {
      expect(text).toContain(`\`${tool}\``)
      expect(level).toBe('engage')
    }
  })

  test('shows events as they are sent', () => {
    const shown = blocksIn(text, 'json').map((block): unknown => JSON.parse(block))
    const sent = EXAMPLES.map(({ sequence, cause, entry }) =>
      cloudEventOf(
        {
          kind: 'crm-told',
          at: entry.at,
          sequence,
          cause,
          tool: CRM_TOOLS[entry.role].tool,
          level: 'engage',
          policy: 'fernhill-1',
          entry,
        },
        { person: PERSON, key: `${PERSON}.crm${sequence}`, source: 'https://bot.example.com' },
      ),
    )
    expect(shown).toEqual(sent)
    for (const event of shown) expect(Event.safeParse(event).success).toBe(true)
  })

  test('says of every answer what follows from it', () => {
    const now = instant(0)
    for (const [answer = '', then = ''] of table('it answers')) {
      const statuses = [...answer.matchAll(/\b\d{3}\b/g)].map(([status]) => Number(status))
      expect(statuses.length).toBeGreaterThan(0)
      for (const status of statuses) {
        const receipt = receiptOf(status, null, now)
        const meant = /dead letter/.test(then) ? 'refused' : /told/.test(then) ? 'accepted' : 'retry'
        expect(`${status} ${receipt.kind}`).toBe(`${status} ${meant}`)
        if (receipt.kind === 'retry') expect(receipt.slowDown).toBe(/\ball\b/.test(then))
      }
    }
  })

  test('has a receiver that takes what we sign, and nothing else', async () => {
    const [code = ''] = blocksIn(text, 'js')
    const { isAuthentic } = Receiver.parse(await import(`data:text/javascript,${encodeURIComponent(code)}`))
    const now = 1_700_000_000_000
    const body = '{"a":"ü"}'
    const headers = signed('id1', instant(now), body, [
      `whsec_${Buffer.alloc(24).toString('base64')}`,
      SECRET,
    ])
    const takes = (over: object, said = body, later = 0) =>
      isAuthentic({ ...headers, ...over }, Buffer.from(said), SECRET, now + later)
    expect(takes({})).toBe(true)
    expect(takes({}, body, 299_000)).toBe(true)
    expect(takes({}, body, 301_000)).toBe(false)
    expect(takes({}, body, -301_000)).toBe(false)
    expect(takes({}, `${body} `)).toBe(false)
    for (const name of Object.keys(headers)) {
      expect(takes({ [name]: undefined })).toBe(false)
      expect(takes({ [name]: 'x' })).toBe(false)
    }
  })

  test.each(['### HubSpot', '### Salesforce', '### Pipedrive'])(
    '%s has a place for every field',
    (heading) => {
      const placed = table('field | object', heading).map(([field]) => codeIn(field))
      const fields = Object.values(CRM_TOOLS).flatMap(({ fields }) => [...fields])
      expect(placed).toEqual(['', ...fields])
    },
  )
})

const Receiver = z.object({
  isAuthentic: z.custom<(headers: object, body: Uint8Array, secret: string, now: number) => boolean>(),
})
