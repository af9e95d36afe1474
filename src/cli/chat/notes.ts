import { factOf, recapName } from '#audit/facts'
import { type Scene, scenesOf } from '#audit/scene'
import { missingNow } from '#audit/tell/gate'
import { tell } from '#audit/tell/index'
import { acceptanceInWords } from '#audit/tell/understood'
import { quoted } from '#audit/text'
import type { Recalled } from '#contracts/memory'
import { authorityOf } from '#core/authority'
import type { Event } from '#core/event'
import type { PersonId } from '#core/ids'
import type { Rules } from '#core/rules'
import type { Signal } from '#core/signal'
import { roleIn, stageOf } from '#core/stage'
import { days, type Instant, later } from '#core/time'
import { handsIn } from './hands.ts'

/** What happened behind a turn, each with what it is about: "noticed", "stands", "refused". */
export type Note = readonly [about: string, what: string]

/** What the events since `seen` tell, and where they leave it: evidence with its words, the authority, what the gate refused. */
export const notesOf = (
  { events, snapshot }: Pick<Recalled, 'events' | 'snapshot'>,
  seen: number,
  rules: Rules,
  now: Instant,
): readonly Note[] => {
  const fresh = new Set(events.slice(seen))
  if (fresh.size === 0) return []
  const context = { rules, now, person: snapshot.person }
  const kept = [...fresh].flatMap((event) => (event.kind === 'signal-kept' ? [event.signal] : []))
  const noticed = kept.map((signal) => signalInWords(signal, context)).join(' · ')
  const told = scenesOf(snapshot.person, events, rules).flatMap(([{ event }, scene]) => {
    const note = fresh.has(event) ? noteOf(event, scene, context) : null
    return note === null ? [] : [note]
  })
  const state = { ...snapshot, now: later(snapshot.now, now) }
  const authority = authorityOf(state, rules)
  const stage = stageOf(state, authority)
  const stands = [
    stage,
    roleIn(stage),
    `may ${authority.level}`,
    missingNow(state, { rules }),
    handsIn([...fresh]),
  ]
  return [
    ...(noticed === '' ? [] : [['noticed', noticed] as const]),
    ...told,
    ['stands', stands.filter((part) => part !== null).join(' · ')],
  ]
}

type Context = { readonly rules: Rules; readonly now: Instant; readonly person: PersonId }

/** What else is worth a line; null: nothing. */
const noteOf = (event: Event, scene: Scene, context: Context): Note | null => {
  switch (event.kind) {
    case 'acceptance-recorded': {
      const { hash, tier, evidence, validUntil } = event
      const until = shortly(validUntil, context)
      return ['answer', `a yes to ${recapName(hash)} (${tier}), on ${quoted(evidence.quote)}, until ${until}`]
    }
    case 'acceptance-unclear':
      return ['answer', `no yes: ${acceptanceInWords(event.acceptance)}`]
    case 'acknowledged':
      return ['answer', `agrees to ${event.acknowledgement}, on ${quoted(event.evidence.quote)}`]
    case 'verdict-given':
      return event.verdict.outcome === 'allow' ? null : inFull('gate', event, scene, context)
    case 'recap-withdrawn':
    case 'hand-off-opened':
    case 'followed-up':
    case 'opted-out':
      return inFull('changed', event, scene, context)
    case 'draft-refused':
      return inFull('guardrail', event, scene, context)
    case 'turn-failed':
      return inFull('failed', event, scene, context)
    default:
      return null
  }
}

/** As an audit tells it, with what it rests on or lacks. */
const inFull = (about: string, event: Event, scene: Scene, { person }: Context): Note | null => {
  const line = tell(event, scene)
  if (line === null) return null
  const more = (line.more ?? []).filter((one) => !one.startsWith('Policy '))
  return [about, [line.what, ...more].join(' ').replaceAll(`${person}.`, '')]
}

const signalInWords = (signal: Signal, context: Context): string => {
  const until = signal.validUntil === null ? 'for good' : `until ${shortly(signal.validUntil, context)}`
  const by = signal.evidence.by === 'model' ? ', pointed at by the model' : ''
  return `${factOf(signal, context.rules)}, on ${quoted(signal.evidence.quote)}${by}, ${until}`
}

const DAY = { month: 'short', day: 'numeric' } as const
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** The day, or the time where that is within one. */
const shortly = (at: Instant, { now, rules }: Context): string =>
  new Intl.DateTimeFormat('en-US', {
    ...(at - now < days(1) ? TIME : DAY),
    timeZone: rules.business.policy.timeZone,
  }).format(at)
