import fc from 'fast-check'
import { decide } from '#core/decide'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { woven } from '#core/history'
import { type PersonId, personId } from '#core/ids'
import type { Playbook } from '#core/playbook'
import type { Instant } from '#core/time'
import { PHONE, WEB } from './happenings.ts'
import { lives } from './histories.ts'
import { MONDAY, nothing, type Played, play } from './play.ts'

/** Two who may turn out to be one; of the two Ana stays (M7). */
export const ANA = personId('p-ana')
export const BO = personId('p-bo')

/** Bo has another phone and another chat. */
export const BOS_WEB = { ...WEB, id: 'conversation-2' }
export const BOS_PHONE = { ...PHONE, id: '+14155550199' }

const beginningOf = (person: PersonId): Played => ({ state: initialState(person), events: [], acts: [] })

/** Random lives of Ana. */
export const anas = (playbook: Playbook): fc.Arbitrary<Played> => lives(playbook, beginningOf(ANA))

/** The same kind of lives, at Bo's addresses. */
export const bos = (playbook: Playbook): fc.Arbitrary<Played> =>
  lives(playbook, beginningOf(BO)).map(
    (played): Played =>
      JSON.parse(JSON.stringify(played).replaceAll(WEB.id, BOS_WEB.id).replaceAll(PHONE.id, BOS_PHONE.id)),
  )

const latest = (events: readonly Event[]): Instant =>
  events.reduce((last, { at }) => (at > last ? at : last), MONDAY)

/** Ana's state and journal once Bo has become Ana; `added` is what came of it. */
export const merged = (own: readonly Event[], past: readonly Event[], playbook: Playbook) => {
  const events = woven(own, past)
  const at = latest(events)
  const rewoven: Event = { kind: 'rewoven', at, from: BO, address: BOS_PHONE, why: 'merged', events }
  const decision = decide(fold(initialState(ANA), own), rewoven, playbook)
  return { ...decision, events: [...own, ...decision.events], added: decision.events }
}

/** Ana's life goes on, with Bo's. */
export const wovenLives = (playbook: Playbook): fc.Arbitrary<Played> =>
  fc.tuple(anas(playbook), bos(playbook)).chain(([ana, bo]) => {
    const event: Event = {
      kind: 'rewoven',
      at: latest([...ana.events, ...bo.events]),
      from: BO,
      address: BOS_PHONE,
      why: 'merged',
      events: woven(ana.events, bo.events),
    }
    return lives(
      playbook,
      play(ana, event, playbook, () => nothing),
    )
  })

/** Bo has become Ana, and things still come to Bo. */
export const goneLives = (playbook: Playbook): fc.Arbitrary<Played> =>
  lives(playbook, beginningOf(BO)).chain((bo) => {
    const asked: Event = { kind: 'merge-asked', at: latest(bo.events), into: ANA, address: PHONE }
    return lives(
      playbook,
      play(bo, asked, playbook, () => nothing),
    )
  })
