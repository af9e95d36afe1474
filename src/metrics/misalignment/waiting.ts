import { afterHours } from '#core/desk-hours'
import { after, days, type Instant, minutes } from '#core/time'
import type { Rule, Trail } from './trail.ts'

/** Desk hours in which somebody should have claimed, and a rep's silence after which one may have forgotten. */
const TO_CLAIM = minutes(8 * 60)
const SILENT = days(3)

/** A person was called and nobody came, or a rep has the conversation and says nothing: the buyer waits (D4, D6). Who has become another waits there. */
export const handOffOpen: Rule = (trail) => {
  const { desk, mergedInto } = trail.last
  if (desk === null || mergedInto !== undefined) return []
  const { policy } = trail.rules.business
  const since = desk.owner ? lastOfRep(trail, desk.owner.since) : desk.openedAt
  const end = desk.owner
    ? after(since, SILENT)
    : afterHours(since, TO_CLAIM, policy.desk.hours, policy.timeZone)
  if (trail.now <= end) return []
  return [
    {
      n: null,
      at: since,
      what: desk.owner
        ? `${desk.owner.name} ${desk.owner.quiet ? 'has paused the assistant' : 'has the conversation'} and has said nothing for a long time.`
        : 'A hand-off waits, and nobody has claimed it.',
      evidence: [`hand-off ${desk.id}`, `since ${new Date(since).toISOString()}`],
    },
  ]
}

const lastOfRep = ({ steps }: Trail, since: Instant): Instant =>
  steps.findLast(({ event }) => event.kind === 'rep-said')?.event.at ?? since

/** How late a timer may be before it is one that was lost. */
const LATE = minutes(60)

/** Terms, a yes or a link stand although their time is over, since no timer came to take them back (B5, M3). */
export const overdue: Rule = ({ last, rules, now }) => {
  const { recap, acceptance, checkout, payment, mergedInto } = last
  if (recap === null || payment !== null || mergedInto !== undefined) return []
  const stated = after(recap.statedAt, rules.business.policy.recapValid)
  const end = checkout?.standing === 'open' ? checkout.expiresAt : (acceptance?.validUntil ?? stated)
  if (now <= after(end, LATE)) return []
  return [
    {
      n: null,
      at: end,
      what: 'Terms stand although their time is over: the timer that takes them back has not come.',
      evidence: [`recap ${recap.hash.slice(0, 12)}`, `its time was over ${new Date(end).toISOString()}`],
    },
  ]
}
