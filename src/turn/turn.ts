import type { Lease, Memory } from '#contracts/memory'
import { decide } from '#core/decide'
import type { Ask } from '#core/effect'
import type { Event } from '#core/event'
import { canonical } from '#core/json'
import type { Playbook } from '#core/playbook'
import { leaderIn } from '#core/stage'
import type { Milliseconds } from '#core/time'
import { type Answering, answer } from './answer.ts'
import { type Committed, commit } from './commit.ts'
import { within } from './deadline.ts'
import type { Pass } from './pass.ts'
import { patientWith } from './patience.ts'
import { recall } from './recall.ts'

/** What a turn works with. */
export type TurnParts = Settling & { readonly memory: Memory }

/** What it takes to come to an answer; nothing of it is kept anywhere yet, but that codes were counted. */
type Settling = Answering & {
  readonly playbook: Playbook
  /** How long one event may take: what the policy gives the role that leads, unless somebody has less time. */
  readonly deadline?: Milliseconds
}

/**
 * One pass over a person's inbox, steps 5 to 9: recall, then for each envelope decide (which perceives and composes by
 * asking), then commit everything at once. Nothing leaves before the commit, and nothing is asked after it.
 */
export const turn = async (lease: Lease, parts: TurnParts): Promise<Committed> =>
  commit(lease, await passOver(lease, parts), parts)

/** Steps 5 to 8, for all that waits. */
export const passOver = async (lease: Lease, parts: TurnParts): Promise<Pass> => {
  const { state, incoming } = await recall(lease, parts.memory.journal)
  let pass: Pass = { state, events: [], acts: [] }
  for (const event of incoming) pass = await settle(pass, event, parts)
  return pass
}

/** Steps 6 to 8: decides on an event and on the answers to whatever that asks, until nothing is asked any more. */
export const settle = (before: Pass, event: Event, parts: Settling): Promise<Pass> => {
  const deadline = parts.deadline ?? deadlineFor(before, parts)
  const model = parts.model ? patientWith(parts.model, deadline, before.state.turn.tokens) : null
  return within(deadline, inRounds(before, event, { ...parts, model }))
}

const deadlineFor = ({ state }: Pass, { playbook }: Settling): Milliseconds =>
  playbook.business.policy.control[leaderIn(state, playbook)].deadline

const inRounds = async (before: Pass, event: Event, parts: Settling): Promise<Pass> => {
  const asked = new Set<string>()
  let pass = before
  let open: readonly Event[] = [event]
  for (let round = 0; open.length > 0; round++) {
    if (round > MOST_ROUNDS)
      throw new Error(`A turn of ${pass.state.person} still had questions after ${round} rounds.`)
    const asks: Ask[] = []
    for (const one of open) {
      const { events, acts, state, asks: more } = decide(pass.state, one, parts.playbook)
      pass = {
        state,
        events: [...pass.events, ...events],
        acts: [...pass.acts, ...acts],
      }
      asks.push(...more)
    }
    open = await Promise.all(asks.filter((ask) => isNew(ask, asked)).map((ask) => answer(ask, parts, pass)))
  }
  return pass
}

/** Design, "One message, ten steps". */
const MOST_ROUNDS = 8

const isNew = (ask: Ask, asked: Set<string>): boolean => {
  const name = canonical(ask)
  return !asked.has(name) && asked.add(name) !== undefined
}
