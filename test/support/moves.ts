import fc from 'fast-check'
import type { Change, Commit, Envelope, Lease, Outcome } from '#contracts/memory'
import type { Address, ChannelId } from '#core/address'
import { type PersonId, personId } from '#core/ids'
import { type Instant, instant, milliseconds } from '#core/time'
import { fact, mail, parcel, turn } from './mail.ts'

/** The few persons, addresses, streams and records that random operations are about, so that they meet. */
export const PERSONS: readonly PersonId[] = ['ada', 'ben', 'cyd', 'dan'].map(personId)
export const ADDRESSES: readonly Address[] = ['sms', 'slack'].map((channel) => ({ channel, id: 'somewhere' }))
export const STREAM = 'stream'
export const SHELF = 'shelf'
export const RECORDS = ['a', 'b'] as const

/** One random operation, `pause` milliseconds after the one before. */
export type Move = { readonly pause: number } & (
  | { readonly kind: 'accept'; readonly to: PersonId | Address; readonly envelope: Envelope }
  | { readonly kind: 'lease'; readonly most: number }
  | { readonly kind: 'take'; readonly channel: ChannelId; readonly most: number }
  | { readonly kind: 'pace'; readonly most: number }
  | { readonly kind: 'revive'; readonly notice: Envelope }
  | { readonly kind: 'commit'; readonly which: number; readonly commit: (lease: Lease) => Commit }
  | { readonly kind: 'renew'; readonly which: number }
  | { readonly kind: 'release'; readonly which: number; readonly wait: number }
  | { readonly kind: 'tick' }
  | { readonly kind: 'settle'; readonly which: number; readonly outcome: (now: Instant) => Outcome }
  | { readonly kind: 'append'; readonly key: string }
  | { readonly kind: 'write'; readonly changes: readonly Change[] }
  | {
      readonly kind: 'directory'
      readonly how: 'suppress' | 'allow'
      readonly address: Address
      readonly person: PersonId
    }
  | { readonly kind: 'restart' }
)

const pause = fc.constantFrom(0, 0, 1, 500, 3_000, 6_000)
const person = fc.constantFrom(...PERSONS)
const address = fc.constantFrom(...ADDRESSES)
const to = fc.oneof(person, address)
const channel = fc.constantFrom(...ADDRESSES.map((address) => address.channel))
const which = fc.nat(3)
const most = fc.integer({ min: 1, max: 4 })
const patience = fc.record({
  quiet: fc.nat(2_000).map(milliseconds),
  most: fc.nat(5_000).map(milliseconds),
})
const envelope: fc.Arbitrary<Envelope> = fc
  .tuple(fc.nat(60), fc.option(patience))
  .map(([n, patience]) => ({ ...mail(`mail ${n}`), ...(patience && { patience }) }))
const kind = <K extends Move['kind']>(name: K) => fc.constant(name)

const timers = fc.array(
  fc.record({
    timer: fc.constantFrom('silence', 'expiry'),
    at: fc.option(fc.nat(20_000).map((ms) => instant(1_700_000_000_000 + ms))),
  }),
  { maxLength: 2 },
)

const commit = fc
  .record({
    taken: fc.nat(3),
    lane: fc.constantFrom(0 as const, 1 as const, 2 as const),
    parcels: fc.array(
      address.map((to) => parcel(to, 'hello')),
      { maxLength: 3 },
    ),
    timers,
    name: fc.string({ maxLength: 5 }),
  })
  .map(
    ({ taken, name, ...rest }) =>
      (lease: Lease): Commit =>
        turn(lease.person, { ...rest, taken: Math.min(taken, lease.envelopes.length), events: [fact(name)] }),
  )

const outcome = fc
  .record({
    what: fc.constantFrom('done', 'part-done', 'retry', 'later', 'dead'),
    n: fc.nat(3_000),
    notice: fc.option(envelope),
  })
  .map(({ what, n, notice }) => (now: Instant): Outcome => {
    if (what === 'part-done') return { kind: 'part-done', partsDone: n, until: instant(now + 500) }
    if (what === 'retry') return { kind: 'retry', at: instant(now + n) }
    if (what === 'later') return { kind: 'later', at: instant(now + n) }
    if (what === 'dead') return { kind: 'dead', reason: `${n}`, notice }
    return { kind: 'done', notice, ...(n > 1_000 && { rest: milliseconds(n) }) }
  })

const changes = fc.array(
  fc.record({
    key: fc.constantFrom(...RECORDS),
    value: fc.option(fc.nat(9)),
    tag: fc.constantFrom(null, 'no'),
  }),
  { maxLength: 3 },
)

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: kind('accept'), pause, to, envelope }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('lease'), pause, most }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('commit'), pause, which, commit }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('renew'), pause, which }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('release'), pause, which, wait: fc.nat(4_000) }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('tick'), pause }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('take'), pause, channel, most }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('pace'), pause, most }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('revive'), pause, notice: envelope }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('settle'), pause, which, outcome }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('append'), pause, key: fc.string({ maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('write'), pause, changes }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind('directory'),
      pause,
      how: fc.constantFrom('suppress' as const, 'allow' as const),
      address,
      person,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('restart'), pause }) },
)

/** Up to eighty random operations in a row. */
export const moves: fc.Arbitrary<readonly Move[]> = fc.array(move, { maxLength: 80, size: 'max' })
