import { allowanceIn } from './allowance.ts'
import { authorityOf, missingFor } from './authority.ts'
import { permit } from './authorize.ts'
import { buyerZone } from './buyer-zone.ts'
import { mayBeTexted } from './continuing.ts'
import { crmTold } from './crm-tell.ts'
import type { Act, Ask } from './effect.ts'
import type { Decided, Event } from './event.ts'
import { fold } from './evolve.ts'
import { nextFollowUp } from './follow-up.ts'
import { hash } from './hash.ts'
import { hear } from './hear.ts'
import type { Locale } from './locale.ts'
import { upcoming, wished } from './meetings.ts'
import { goneWith, isGone, passedOn } from './merge.ts'
import { deedsOf, deedsOfAll } from './perform.ts'
import type { Playbook } from './playbook.ts'
import { LEVELS } from './policy.ts'
import type { Clocks, Held } from './reading.ts'
import { respond } from './respond.ts'
import type { Rules } from './rules.ts'
import { alive } from './signal.ts'
import type { State } from './state.ts'
import { readable } from './typed-code.ts'

/** What an event leads to: facts for the journal, questions to ask now, and acts for after the commit. */
export type Decision = Known & {
  readonly asks: readonly Ask[]
  readonly acts: readonly Act[]
}

/** Events, and the state they led to: each is folded once, however much is decided on the way. */
type Known = { readonly events: readonly Event[]; readonly state: State }

/**
 * The whole of our judgement, and pure: no clock, no chance, no I/O (design, "The idea"). The event itself is the
 * first of the events it returns.
 *
 * While a question is open (a message unread, a passage not yet looked up, a reply not yet phrased) it only asks. Once
 * none is, the dialogs' proposals have passed the gate and the answer stands.
 */
export const decide = (state: State, event: Event, playbook: Playbook): Decision => {
  if (isGone(state, event))
    return concluded(state, also({ events: [], state }, passedOn(event, state.mergedInto)), playbook, [])
  const holder = goneWith(state, event)
  if (holder)
    return concluded(state, also({ events: [], state }, [event, ...passedOn(event, holder)]), playbook, [])
  const met = also({ events: [], state }, [event])
  const known = also(met, hear(met.state, event, playbook))
  const { turn, question } = known.state
  const unread = turn.heard.filter((heard) => heard.reading === null)
  if (unread.length > 0) {
    return concluded(state, known, playbook, [
      ...unread.map((heard) => ({
        ask: 'read' as const,
        message: heard.message,
        text: readable(heard.meant, heard.address, known.state, playbook.business.policy),
        at: heard.at,
        expecting: mayBeTexted(heard, known.state, playbook.business.policy)
          ? 'code'
          : (question?.about ?? null),
        ...clocksFor(known.state, playbook),
        ...heldIn(known.state),
        ...askedIn(known.state, playbook),
        ...allowanceIn(known.state, playbook),
      })),
    ])
  }
  if (turn.more || (turn.heard.length === 0 && turn.news === null))
    return concluded(state, known, playbook, [])
  const response = respond(known.state, playbook)
  if (response.asks.length > 0) return concluded(state, known, playbook, response.asks)
  const answered = concluded(state, also(known, response.events), playbook, [])
  const ended = turnEnded(answered.state, playbook)
  const acts = [...answered.acts, ...deedsOf(ended, playbook).map(permit)]
  return { ...answered, ...also(answered, [ended]), acts }
}

/**
 * The language that our question was put in, where it is not the business's own: a yes is one in that language (L2), whatever else they
 * have written since.
 */
const askedIn = ({ recap, question, locale }: State, { business }: Rules): { readonly locale?: Locale } => {
  const put = question?.outgoing ? question.locale : locale
  const asked = recap?.awaiting ? recap.locale : put
  return asked && business.languages?.[asked] ? { locale: asked } : {}
}

/** What a figure or a place may correct that comes without a word of what it is of (M4). */
const heldIn = ({ signals, now }: State): { readonly held?: Held } => {
  const quantity = alive(signals, 'quantity', now)
  const budget = alive(signals, 'budget', now)
  const isPlaced = alive(signals, 'location', now) !== undefined
  if (quantity === undefined && budget === undefined && !isPlaced) return {}
  const people = quantity === undefined ? 0 : (signals.quantity?.at ?? 0)
  const money = budget === undefined ? 0 : (signals.budget?.at ?? 0)
  return {
    held: {
      ...(quantity !== undefined && { quantity }),
      ...(budget && { budget }),
      ...(isPlaced && { placed: true as const }),
      ...(people !== money && { last: people > money ? 'quantity' : 'budget' }),
    },
  }
}

/** What a reader must know of meetings to tell a time of theirs from a day of the order. */
const clocksFor = (state: State, rules: Rules): { readonly calendar?: Clocks } =>
  rules.business.calendar === null
    ? {}
    : {
        calendar: {
          zone: buyerZone(state, rules),
          ours: rules.business.calendar.timeZone,
          offered: state.meetings.offer !== null,
          booked: upcoming(state) !== null,
          wished: wished(state) !== null,
          ordering: state.recap !== null && state.payment === null,
        },
      }

const also = ({ events, state }: Known, more: readonly Event[]): Known => ({
  events: [...events, ...more],
  state: fold(state, more),
})

/** Adds what the events did to the authority, what the CRM is told of all of it, and the acts that follow from them. */
const concluded = (start: State, before: Known, rules: Rules, asks: readonly Ask[]): Decision => {
  const changed = also(before, authorityChange(before.state, rules))
  const known = also(changed, crmTold(start, changed.events, rules))
  return { ...known, asks, acts: deedsOfAll(known.events, rules).map(permit) }
}

const authorityChange = (state: State, rules: Rules): readonly Decided[] => {
  const authority = authorityOf(state, rules)
  if (authority.level === state.level) return []
  const next = LEVELS[LEVELS.indexOf(authority.level) + 1] ?? authority.level
  return [
    {
      kind: 'authority-changed',
      at: state.now,
      from: state.level,
      to: authority.level,
      missing: missingFor(authority, next),
      score: authority.score,
    },
  ]
}

const turnEnded = (state: State, rules: Rules): Decided => {
  const next = nextFollowUp(state, rules)
  return {
    kind: 'turn-ended',
    at: state.now,
    policy: rules.business.policy.version,
    state: hash(state),
    edition: state.edition,
    ...(next && { followUp: { of: next.of, at: next.at } }),
  }
}
