import { direct } from '#bus/direct'
import { moved, sent } from '#bus/settle'
import { sealWith } from '#checkout/seal'
import type { Lease, Memory, Parcel } from '#contracts/memory'
import type { Address } from '#core/address'
import { DIRECTORY } from '#core/effect'
import type { Event } from '#core/event'
import type { PersonId } from '#core/ids'
import type { Playbook } from '#core/playbook'
import { after, type Instant, type Milliseconds, milliseconds, seconds } from '#core/time'
import { ruleLanguage } from '#language/index'
import { openEmbedded } from '#memory/embedded/index'
import { type TurnParts, turn } from '#turn/turn'
import { activity, MONDAY } from './play.ts'

/** A bus that is turned by hand: whatever is under way waits until somebody says that it goes on, in any order, or that its node has died. */
export type Crossing = {
  readonly memory: Memory
  readonly now: () => Instant
  /** How many messages were written so far; each is named by its number. */
  readonly written: () => number
  /** Somebody writes; with a phone, they show that it is theirs as well. */
  readonly says: (from: Address, text: string, shows?: Address) => Promise<void>
  /** Takes up all that waits, and lets one thing happen; `pick` chooses which. False: nothing waits. */
  readonly step: (pick: (most: number) => number) => Promise<boolean>
  /** Everything goes on until nothing waits; what died with its node comes again. */
  readonly settle: (pick: (most: number) => number) => Promise<void>
  /** Time passes. */
  readonly wait: (length: Milliseconds) => void
  readonly close: () => Promise<void>
}

const HOLD = seconds(10)

/** Opens one on an empty memory. Of what is taken up `dies` says what never gets done by whoever has it. */
export const crossing = async (playbook: Playbook, dies: () => boolean = () => false): Promise<Crossing> => {
  const memory = await openEmbedded({ directory: null })
  let at = MONDAY
  let written = 0
  const clock = { now: () => at }
  const parts: TurnParts = {
    memory,
    playbook,
    language: ruleLanguage(playbook.business),
    seal: sealWith('a secret of a test, and of nobody else'),
    clock,
  }
  const leases: Lease[] = []
  const parcels: Parcel[] = []

  const takeUp = async (): Promise<void> => {
    await memory.mailbox.tick(at)
    leases.push(...(await memory.mailbox.lease({ now: at, hold: HOLD, most: 8 })))
    for (const channel of [DIRECTORY, 'sms', 'webchat'])
      parcels.push(...(await memory.outbox.take({ channel, now: at, hold: HOLD, most: 8 })))
  }
  const deliver = async (parcel: Parcel): Promise<void> => {
    const { deed } = parcel
    const isGone = (await memory.journal.snapshotOf(parcel.person))?.mergedInto !== undefined
    if (deed.act === 'send')
      return void (await memory.outbox.settle(
        parcel,
        isGone ? moved(parcel, 'gone', at) : sent(parcel, at, milliseconds(0)),
        at,
      ))
    if (!isDirected(deed)) throw new Error(`Nobody here does ${deed.act}.`)
    const done = await direct(parcel, deed, { memory, clock, rules: playbook })
    if (dies()) return
    const outcome =
      done === 'later'
        ? ({ kind: 'later', at: after(at, seconds(1)) } as const)
        : ({ kind: 'done', notice: null } as const)
    await memory.outbox.settle(parcel, outcome, at)
  }
  const step: Crossing['step'] = async (pick) => {
    await takeUp()
    const n = leases.length + parcels.length
    if (n === 0) return false
    at = after(at, milliseconds(1 + pick(40)))
    const which = pick(n)
    const [lease] = which < leases.length ? leases.splice(which, 1) : []
    const [parcel] = lease ? [] : parcels.splice(which - leases.length, 1)
    if (dies()) return true
    if (lease) await turn(lease, parts)
    if (parcel) await deliver(parcel)
    return true
  }
  return {
    memory,
    now: () => at,
    written: () => written,
    says: async (from, text, shows) => {
      at = after(at, milliseconds(5))
      written += 1
      const said = { ...activity(text, from, `m${written}`), ...(shows && vouching(shows)) }
      const event = { kind: 'message-received' as const, at, address: from, activity: said, more: false }
      await memory.mailbox.accept(from, { id: `sms:${written}`, event }, at)
    },
    step,
    settle: async (pick) => {
      // Three times what anything is held for: what comes of the last of it is over as well.
      for (let quiet = 0; quiet < 3; quiet++) {
        while (await step(pick)) quiet = 0
        at = after(at, HOLD)
      }
    },
    wait: (length) => {
      at = after(at, length)
    },
    close: () => memory.close(),
  }
}

type Directed = Parameters<typeof direct>[1]

const isDirected = (deed: Parcel['deed']): deed is Directed =>
  ['join', 'leave', 'suppress', 'allow', 'bring-past', 'pass-on'].includes(deed.act)

const vouching = ({ id: number }: Address) => ({ entities: [{ type: 'vouched-phone' as const, number }] })

/** Whom a mailbox leads to in the end, and all that was said to them, as it is told. */
export const told = async (
  person: PersonId,
  { journal }: Memory,
): Promise<{ readonly person: PersonId; readonly events: readonly Event[] }> => {
  const recalled = await journal.recall(person)
  const next = recalled?.snapshot.mergedInto
  return next === undefined ? { person, events: recalled?.events ?? [] } : told(next, { journal } as Memory)
}
