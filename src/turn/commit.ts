import type { Clock } from '#contracts/clock'
import type { Commit, Lease, Memory, NewParcel } from '#contracts/memory'
import { type Address, addressKey } from '#core/address'
import { isHeld } from '#core/desk'
import { type Act, CALENDAR, CRM, DESK, DIRECTORY, MEDIA } from '#core/effect'
import { numbered } from '#core/ids'
import { type Rules, traitsOf } from '#core/rules'
import { leaderIn } from '#core/stage'
import type { State } from '#core/state'
import type { Pass } from './pass.ts'

/** What a commit came to. `unanswered`: the memory did not say, so it may have it or not. */
export type Committed = 'committed' | 'already' | 'fenced' | 'unanswered'

/** Step 9: everything the turn led to, in one atomic step, and only while the lease holds (I3, I4). */
export const commit = async (
  lease: Lease,
  pass: Pass,
  { memory, clock, playbook }: { readonly memory: Memory; readonly clock: Clock; readonly playbook: Rules },
): Promise<Committed> => {
  const whole = commitOf(lease, pass, playbook)
  return memory.mailbox.commit(lease, whole, clock.now()).catch(() => 'unanswered' as const)
}

const commitOf = (lease: Lease, { state, events, acts }: Pass, rules: Rules): Commit => ({
  taken: lease.envelopes.length,
  events,
  snapshot: state,
  lane: isClosing(state, rules) ? 0 : 1,
  held: isHeld(state) || state.mergedInto !== undefined,
  parcels: acts.flatMap((act, n) => parcelOf(act, state, n, rules)),
  timers: acts.flatMap((act) => (act.act === 'wake' ? [{ timer: act.timer, at: act.at }] : [])),
})

const parcelOf = (act: Act, state: State, n: number, rules: Rules): readonly NewParcel[] => {
  switch (act.act) {
    case 'wake':
      return []
    case 'send':
      return [{ id: act.outgoing, to: lineOf(act, rules), deed: act }]
    case 'tell-desk': {
      const id = numbered(state.person, `desk${state.length}.`, n)
      return [{ id, to: { channel: DESK, id: act.handOff }, deed: act }]
    }
    case 'tell-crm': {
      const id = numbered(state.person, 'crm', act.told.sequence)
      return [{ id, to: { channel: CRM, id: state.person }, deed: act }]
    }
    case 'book':
    case 'move':
    case 'cancel':
    case 'hold':
    case 'release':
    case 'look':
      return [
        {
          id: numbered(state.person, `${act.act}${state.length}.`, n),
          to: { channel: CALENDAR, id: state.person },
          deed: act,
        },
      ]
    case 'bring-past':
    case 'pass-on': {
      // One line: nothing that is passed on comes before the past that it follows; nor words from an address before it has left.
      const isLeft =
        act.act === 'pass-on' && act.event.kind === 'message-received' && state.mergedInto === undefined
      const line = isLeft ? addressKey(act.event.address) : `past ${state.person}`
      const id = numbered(state.person, `past${state.length}.`, n)
      return [{ id, to: { channel: DIRECTORY, id: line }, deed: act }]
    }
    case 'keep-file': {
      const id = numbered(state.person, `file${state.length}.`, n)
      return [{ id, to: { channel: MEDIA, id }, deed: act }]
    }
    default:
      return [
        {
          id: numbered(state.person, `${act.act}${state.length}.`, n),
          // Closing or moving an address waits for nothing that is queued for it; opening it comes before what follows.
          to: act.act === 'allow' ? act.address : { channel: DIRECTORY, id: addressKey(act.address) },
          deed: act,
        },
      ]
  }
}

/**
 * A text that nobody asked for may have to wait for the morning, or for the cap (C8). It waits in a line of its own, so that
 * answers to the same phone pass it.
 */
const lineOf = ({ to, promptedAt }: Extract<Act, { act: 'send' }>, rules: Rules): Address =>
  promptedAt === null && traitsOf(rules, to.channel).carriesTexts
    ? { channel: to.channel, id: `${to.id} unasked` }
    : to

/** Whom the closer leads is served first under load, until the money has come (B3, A1). */
const isClosing = (state: State, rules: Rules): boolean =>
  state.payment === null && leaderIn(state, rules) === 'closer'
