import type { Recalled } from '#contracts/memory'
import type { PersonId } from '#core/ids'
import type { Rules } from '#core/rules'
import { happenedIn } from '#core/step'
import type { Instant } from '#core/time'
import { placeIn } from '#core/told'
import { linkWithoutYes, paidDiffers, paymentUnheard, recapEdited, yesToUnshownRecap } from './deal.ts'
import { recapWithoutEvidence, staleLevel } from './evidence.ts'
import { actWithoutGrant } from './grants.ts'
import { replayDiffers } from './replayed.ts'
import { type Found, type Rule, type Trail, trailOf } from './trail.ts'
import { handOffOpen, overdue } from './waiting.ts'
import { saidWithoutProvider, sentToClosed } from './words.ts'

/** What is looked for (S3), and what to do where it is found. `docs/audit.md` has the same table. */
export const MISALIGNMENTS = {
  'act-without-grant': {
    finds: actWithoutGrant,
    todo: 'Stop the server and report it: a tool was used past the gate. Give back what it did.',
  },
  'recap-without-evidence': {
    finds: recapWithoutEvidence,
    todo: 'Have a rep go through the terms with the buyer; a yes to them should not be relied on.',
  },
  'stale-level': {
    finds: staleLevel,
    todo: 'Replay the journal with the version that wrote it; if that differs as well, it was changed.',
  },
  'recap-edited': {
    finds: recapEdited,
    todo: 'Go by what the buyer was shown, in the message that states the terms, and restore the journal from a backup.',
  },
  'yes-to-unshown-recap': {
    finds: yesToUnshownRecap,
    todo: 'Treat the order as not accepted: have a rep ask the buyer, and withdraw the link.',
  },
  'link-without-yes': {
    finds: linkWithoutYes,
    todo: 'Treat the order as not accepted; if it was paid, have a rep confirm it or give the money back.',
  },
  'paid-differs': {
    finds: paidDiffers,
    todo: 'Compare with the provider under the reference of the payment, and settle the difference with the buyer.',
  },
  'payment-unheard': {
    finds: paymentUnheard,
    todo: 'Look the payment up at the provider under its reference; tell the buyer, and give back what is not due.',
  },
  'said-without-provider': {
    finds: saidWithoutProvider,
    todo: "Look at the provider's or the calendar's own list; tell the buyer if it is not there.",
  },
  'sent-to-closed': {
    finds: sentToClosed,
    todo: 'Write nothing more there. Report it: an opt-out binds every way that could send.',
  },
  'hand-off-open': {
    finds: handOffOpen,
    todo: "Open the card at the reps' desk: claim it, or give the conversation back.",
  },
  overdue: {
    finds: overdue,
    todo: 'See whether a server runs on this memory; its timers take such terms back within a minute.',
  },
  'replay-differs': {
    finds: replayDiffers,
    todo: 'Run throughline replay on this person; restore the journal from a backup if it was changed.',
  },
} as const satisfies { readonly [name: string]: { readonly finds: Rule; readonly todo: string } }

/** The name of something that is looked for. */
export type MisalignmentName = keyof typeof MISALIGNMENTS

/** A misalignment of one person's journal: which, where (`n` as the audit numbers it), what shows it, and what to do. */
export type Misalignment = Found & {
  readonly person: PersonId
  readonly rule: MisalignmentName
  readonly todo: string
}

/** All misalignments of a journal, in the order of its events (S3). `now` is when it is looked at. */
export const misalignmentsIn = (
  person: PersonId,
  recalled: Pick<Recalled, 'events' | 'snapshot'>,
  rules: Rules,
  now: Instant,
): readonly Misalignment[] => {
  const trail = trailOf(person, recalled, rules, now)
  const found = NAMES.flatMap((rule) => {
    const { finds, todo } = MISALIGNMENTS[rule]
    return finds(trail).map((one): Misalignment => ({ ...one, person, rule, todo }))
  })
  const place = placeIn(recalled.events)
  return oncePerCause(found, trail)
    .map((one) => ({ ...one, n: one.n === null ? null : place(one.n) }))
    .sort((a, b) => (a.n ?? Infinity) - (b.n ?? Infinity))
}

const isName = (name: string): name is MisalignmentName => Object.hasOwn(MISALIGNMENTS, name)

const NAMES = Object.keys(MISALIGNMENTS).filter(isName)

/** What lacks its evidence is marked too high as well: told once, by what it lacks. */
const oncePerCause = (found: readonly Misalignment[], { steps }: Trail): Misalignment[] => {
  const starts = happenedIn(steps).map(({ n }) => n)
  const turnOf = (n: number | null): number => starts.filter((start) => start <= (n ?? -1)).length
  const causes = found.filter(({ rule }) => LACKING.includes(rule)).map(({ n }) => turnOf(n))
  return found.filter(({ rule, n }) => rule !== 'stale-level' || !causes.includes(turnOf(n)))
}

const LACKING: readonly MisalignmentName[] = ['recap-without-evidence', 'link-without-yes']
