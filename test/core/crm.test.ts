import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addressKey } from '#core/address'
import { authorizeEntry } from '#core/authorize'
import { CRM_TOOLS, type CrmEntry, type CrmRole } from '#core/crm'
import type { CrmTold } from '#core/crm-event'
import type { Incoming } from '#core/event'
import { initialState } from '#core/evolve'
import { personId } from '#core/ids'
import { canonical } from '#core/json'
import type { Playbook } from '#core/playbook'
import type { Reading } from '#core/reading'
import type { Noticed } from '#core/signal'
import { days, after as later, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { lives } from '../support/histories.ts'
import { beginning, MONDAY, nothing, type Played, play, said } from '../support/play.ts'
import { steps } from '../support/steps.ts'

const PHONE = { channel: 'sms', id: '+12125550101' }

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
  desk: true,
  crm: true,
}

const told = ({ events }: Pick<Played, 'events'>): readonly CrmTold[] =>
  events.flatMap((event) => (event.kind === 'crm-told' ? [event] : []))

const entries = (played: Pick<Played, 'events'>): readonly CrmEntry[] =>
  told(played).map(({ entry }) => entry)

const fieldsSince = (before: Played, now: Played): readonly string[] =>
  entries({ events: now.events.slice(before.events.length) }).map(({ role, field }) => `${role} ${field}`)

const step = (played: Played, event: Incoming, reading: Reading = nothing, rules = playbook): Played =>
  play(played, event, rules, () => reading)

let messages = 0
const word = (text: string, s = 0): Incoming => said(text, PHONE, later(MONDAY, seconds(s)), `m${++messages}`)

const noticing = (...noticed: readonly Noticed[]): Reading => ({ ...nothing, noticed })
const people = (value: number, confidence = 1): Noticed => ({
  kind: 'quantity',
  value,
  quote: 'people',
  confidence,
})

const begun = step(beginning, word('40 people'), noticing(people(40)))

describe('what the CRM is told (S4)', () => {
  test('at first: who it is, that they are there, what was said, and where it stands', () => {
    expect(fieldsSince(beginning, begun)).toEqual(['sdr person', 'sdr activity', 'sdr stage', 'sdr fact'])
    expect(entries(begun)).toContainEqual(
      expect.objectContaining({
        field: 'fact',
        at: MONDAY,
        value: {
          kind: 'quantity',
          value: 40,
          confidence: 1,
          validUntil: later(MONDAY, days(90)),
          evidence: { message: 'm1', quote: 'people', by: 'rules', channel: 'sms' },
        },
      }),
    )
  })

  test('ten messages that change nothing, with the same facts in them, say nothing', () => {
    let played = begun
    for (let n = 1; n <= 10; n++) {
      const before = played
      played = step(played, word('40 people, still', 20 * n), noticing(people(40)))
      expect(fieldsSince(before, played)).toEqual([])
    }
  })

  test('a correction is told with its words, and another day on which they were heard is told once', () => {
    const corrected = step(begun, word('no, 50 people', 30), noticing(people(50)))
    expect(fieldsSince(begun, corrected)).toEqual(['sdr fact'])
    const tomorrow = step(corrected, word('hello', 86_400))
    expect(fieldsSince(corrected, tomorrow)).toContain('sdr activity')
    const again = step(tomorrow, word('hello?', 86_460))
    expect(fieldsSince(tomorrow, again)).toEqual([])
  })

  test('whoever starts over has no facts there any more', () => {
    const anew = step(begun, word('start over', 30), { ...nothing, service: 'restart' })
    expect(entries({ events: anew.events.slice(begun.events.length) })).toContainEqual(
      expect.objectContaining({ field: 'fact', value: { kind: 'quantity', value: null } }),
    )
  })

  test('an opt-out is told at once, so that nobody who works from the CRM writes to them either (C8)', () => {
    const stopped = step(begun, word('STOP', 30), { ...nothing, service: 'stop' })
    expect(entries({ events: stopped.events.slice(begun.events.length) })).toEqual([
      {
        role: 'sdr',
        field: 'person',
        at: later(MONDAY, seconds(30)),
        value: {
          addresses: [expect.objectContaining({ ...PHONE, open: false, consent: null })],
          mergedInto: null,
        },
      },
    ])
  })

  test('an address that was only claimed is not told, and the gate lets none through (I10)', () => {
    const claim: Noticed = {
      kind: 'contact',
      value: { channel: 'sms', id: '+14155550199' },
      quote: '415 555 0199',
      confidence: 1,
    }
    const claimed = step(begun, word('my number is 415 555 0199', 30), noticing(claim))
    expect(JSON.stringify(entries(claimed))).not.toMatch(/5550199|555 0199/)
    const entry: CrmEntry = {
      role: 'sdr',
      field: 'person',
      at: MONDAY,
      value: {
        mergedInto: null,
        addresses: [
          {
            channel: 'sms',
            id: '+14155550199',
            proof: 'code',
            formerly: null,
            open: true,
            consent: null,
          },
        ],
      },
    }
    expect(authorizeEntry(entry, 'sdr', claimed.state)).toMatchObject({
      outcome: 'refuse',
      reason: expect.stringMatching(/not proven/),
    })
  })

  test('what a rep does is the rep’s, also while the rep has the conversation', () => {
    const rep = { id: 'U0ANA', name: 'Ana' }
    const waiting = step(begun, word('a human please', 30), { ...nothing, service: 'human' })
    const handOff = waiting.state.desk?.id ?? ''
    const at = later(MONDAY, seconds(60))
    const claimed = step(waiting, { kind: 'rep-claimed', at, rep, handOff })
    const talked = step(claimed, word('50 people', 90), noticing(people(50)))
    const closed = step(talked, {
      kind: 'rep-closed',
      at: later(MONDAY, seconds(120)),
      rep,
      handOff,
      how: 'not-needed',
      agreed: 'free installation',
    })
    expect(fieldsSince(begun, closed)).toEqual([
      'sdr hand-off',
      'rep claim',
      'sdr fact',
      'rep agreement',
      'rep close',
    ])
    expect(entries(closed).filter(({ role }) => role === 'rep')).toMatchObject([
      { field: 'claim', value: { handOff, rep } },
      { field: 'agreement', value: { words: 'free installation', rep: 'U0ANA' } },
      { field: 'close', value: { handOff, rep, how: 'not-needed', needed: false } },
    ])
  })

  test('a CRM that comes later is told of everybody as they are known by then', () => {
    const { crm: _, ...without } = playbook
    const unheard = step(beginning, word('40 people'), noticing(people(40)), without)
    expect(told(unheard)).toEqual([])
    const known = step(unheard, word('hello', 30))
    expect(fieldsSince(unheard, known)).toEqual(['sdr person', 'sdr activity', 'sdr fact', 'sdr stage'])
  })

  test('whoever becomes another is told of under that name, and under their own no more (M7)', () => {
    const into = personId('p-another')
    const asked: Incoming = { kind: 'merge-asked', at: later(MONDAY, seconds(30)), into, address: PHONE }
    const gone = step(begun, asked)
    expect(entries({ events: gone.events.slice(begun.events.length) })).toMatchObject([
      { field: 'person', value: { mergedInto: into } },
    ])
    const since = step(gone, word('50 people', 60), noticing(people(50)))
    expect(fieldsSince(gone, since)).toEqual([])
  })

  test('without a CRM nothing is written for one', () => {
    const { crm: _, ...without } = playbook
    fc.assert(
      fc.property(lives(without), (life) => expect(told(life)).toEqual([])),
      { numRuns: 20 },
    )
  })
})

const ROLES: readonly CrmRole[] = ['sdr', 'closer', 'rep']

describe('in any life', () => {
  const holds = (check: (life: Played) => void): void =>
    fc.assert(fc.property(lives(playbook), check), { numRuns: 50 })

  test('what is told is counted without a gap, follows from an event before it, and is an act of its own', () => {
    holds((life) => {
      const all = told(life)
      expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, n) => n + 1))
      for (const [n, event] of life.events.entries())
        if (event.kind === 'crm-told') expect(event.cause).toBeLessThanOrEqual(n)
      expect(life.acts.flatMap((act) => (act.act === 'tell-crm' ? [act.told] : []))).toEqual(all)
      expect(life.state.counts.crm).toBe(all.length)
    })
  })

  test('each role writes its own fields by its own tool, and is refused all others', () => {
    holds((life) => {
      for (const { tool, entry } of told(life)) {
        expect(CRM_TOOLS[entry.role].tool).toBe(tool)
        for (const role of ROLES) {
          const verdict = authorizeEntry(entry, role, life.state)
          if (role !== entry.role) expect(verdict.outcome).toBe('refuse')
        }
      }
    })
  })

  test('only addresses of theirs are told, and all of a message that is told is a quote', () => {
    holds((life) => {
      for (const [state, event] of steps(life.events, initialState(personId('p-test')))) {
        if (event.kind !== 'crm-told') continue
        const { entry } = event
        if (entry.field === 'person')
          expect(entry.value.addresses.map(addressKey)).toEqual(Object.keys(state.addresses))
        expect(JSON.stringify(event)).not.toMatch(/"text"|"code"\s*:|\/pay\//)
      }
    })
  })

  test('two entries in a row of one field and one matter differ', () => {
    holds((life) => {
      const last = new Map<string, string>()
      for (const { role, field, value } of entries(life)) {
        if (field !== 'stage' && field !== 'person' && field !== 'recap') continue
        expect(last.get(`${role} ${field}`)).not.toBe(canonical(value))
        last.set(`${role} ${field}`, canonical(value))
      }
    })
  })

  test('a paid order is told with its recap, the words of the yes, the link’s terms and the receipt', () => {
    const some = fc.sample(lives(playbook), { numRuns: 150, seed: 5 })
    const paid = some.filter(({ state }) => state.payment)
    expect(paid.length).toBeGreaterThan(0)
    for (const life of paid) {
      const all = entries(life)
      const payment = all.find(
        ({ field, value }) => field === 'payment' && 'receipt' in value && value.receipt,
      )
      expect(payment).toMatchObject({ value: { standing: 'paid', receipt: life.state.payment?.receipt } })
      const hash = life.state.checkout?.hash
      for (const field of ['recap', 'acceptance', 'checkout'])
        expect(all).toContainEqual(
          expect.objectContaining({ field, value: expect.objectContaining({ hash }) }),
        )
    }
  })
})
