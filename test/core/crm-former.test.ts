import { expect, test } from '@jest/globals'
import { type Address, strangerAt } from '#core/address'
import { crmTold } from '#core/crm-tell'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { woven } from '#core/history'
import { type PersonId, personId } from '#core/ids'
import { plain } from '#core/message'
import { after, type Instant, seconds } from '#core/time'
import { CHAT } from '../support/agreed.ts'
import { business } from '../support/business.ts'
import { MONDAY, said } from '../support/play.ts'

const PHONE: Address = { channel: 'sms', id: '+12125550101' }
const ANA = personId('p-ana')

const at = (s: number): Instant => after(MONDAY, seconds(s))

const rules = {
  business,
  channels: { sms: { optOutReplies: 'platform' as const, carriesTexts: true } },
  crm: true,
}

const OWN: readonly Event[] = [
  said('hi', CHAT, at(0), 'm1'),
  { kind: 'address-joined', at: at(1), address: PHONE, proof: 'code', challenge: 'c1' },
]

const phoneIn = (events: readonly Event[]): readonly (PersonId | null)[] =>
  events.flatMap((event) => {
    if (event.kind !== 'crm-told' || event.entry.field !== 'person') return []
    return event.entry.value.addresses.flatMap(({ id, formerly }) => (id === PHONE.id ? [formerly] : []))
  })

/** Whom the CRM is told that the phone was by itself: as soon as it is theirs, and once `event` has come. */
const formerly = (event: Event): readonly (PersonId | null)[] => {
  const nobody = initialState(ANA)
  const first = crmTold(nobody, OWN, rules)
  return [...phoneIn(first), ...phoneIn(crmTold(fold(nobody, [...OWN, ...first]), [event], rules))]
}

const [FIRST, SECOND] = [strangerAt(PHONE), strangerAt(PHONE, 1)]

test('a phone that comes alone is told as whom it was by itself: whoever came after one who was erased there (M9)', () => {
  const joined = { kind: 'past-joined' as const, at: at(2), address: PHONE, signals: [] }
  expect(formerly({ ...joined, from: SECOND })).toEqual([FIRST, SECOND])
  expect(formerly({ ...joined, from: FIRST })).toEqual([FIRST])
})

test('so is one that comes with all that was said there, also along with somebody else (M7)', () => {
  const past = (person: PersonId): readonly Event[] => [
    said('hello', PHONE, at(-9), 'm2'),
    {
      kind: 'message-queued',
      at: at(-8),
      outgoing: `${person}.out1`,
      to: PHONE,
      message: plain('hi'),
      secret: null,
      recap: null,
      confirmsStop: false,
    },
  ]
  for (const [person, from] of [
    [SECOND, SECOND],
    [SECOND, personId('p-bo')],
  ] as const) {
    const events = woven(OWN, past(person))
    const rewoven = {
      kind: 'rewoven' as const,
      at: at(2),
      from,
      address: PHONE,
      why: 'merged' as const,
      events,
    }
    expect(formerly(rewoven)).toEqual([FIRST, SECOND])
  }
})
