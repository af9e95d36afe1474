import type { Decided, Event } from '#core/event'
import type { PersonId } from '#core/ids'
import { canonical } from '#core/json'
import type { Differing } from '#core/rejudge'
import type { Departure } from '#core/rejudge/compare'
import type { Rules } from '#core/rules'
import { placeIn } from '#core/told'
import { type Scene, scenesOf } from './scene.ts'
import { withoutSecrets } from './secrets.ts'
import { tell } from './tell/index.ts'
import { clean, listed } from './text.ts'

/** A turn that would end differently, for a person to read: where it is, what it began with, and each difference. */
export type ToldTurn = {
  /** Where the turn begins, as the audit numbers it. */
  readonly event: number
  /** By the clocks of the business. */
  readonly when: string
  readonly on: string
  readonly why: string
  readonly differences: readonly string[]
}

/** Tells what a journal that was decided anew came to. */
export const differencesInWords = (
  person: PersonId,
  events: readonly Event[],
  differing: readonly Differing[],
  rules: Rules,
): readonly ToldTurn[] => {
  const scenes = scenesOf(person, withoutSecrets(events), rules)
  const place = placeIn(events)
  return differing.flatMap(({ n, at, policy, departures }) => {
    const [step, scene] = scenes[place(n)] ?? []
    if (!step || !scene) return []
    return [
      {
        event: place(n),
        when: scene.clock.moment(at),
        on: inOneLine(step.event, scene),
        why: whyOf(policy, rules),
        differences: departures.map((departure) =>
          departureInWords(departure, scene).replaceAll(`${person}.`, ''),
        ),
      },
    ]
  })
}

/** The journal knows under which policy it was decided, and nothing of code or catalogue. */
const whyOf = (policy: string | null, { business }: Rules): string => {
  const now = business.policy.version
  if (policy === null) return 'The journal does not say under which policy this was decided.'
  return policy === now
    ? `The policy is the same (${clean(now)}): the code, the dialogs, the catalogue or the channels have changed.`
    : `It was decided under policy ${clean(policy)}, and is judged by ${clean(now)}.`
}

const departureInWords = (departure: Departure, scene: Scene): string => {
  switch (departure.how) {
    case 'gone':
      return `Then, and not now: ${inOneLine(departure.event, scene)}`
    case 'new':
      return `Now, and not then: ${inOneLine(departure.event, scene)}`
    case 'changed': {
      const [was, now] = [inOneLine(departure.event, scene), inOneLine(departure.now, scene)]
      return was === now
        ? `Then and now: ${was} It differs in ${fieldsIn(departure.event, departure.now)}.`
        : `Then: ${was} Now: ${now}`
    }
    case 'level':
      return `The evidence carried as far as ${departure.was}, and now carries as far as ${departure.now}.`
    case 'asks':
      return `Now it would first be asked (${departure.ask.ask}) what nobody asked then; what follows is not known.`
    default:
      return departure satisfies never
  }
}

const inOneLine = (event: Event, scene: Scene): string => {
  const line = tell(event, scene)
  return line ? `${line.who}: ${line.what}` : event.kind
}

/** What is not told in words may differ all the same. */
const fieldsIn = (was: Decided, now: Decided): string => {
  const others = new Map<string, unknown>(Object.entries(now))
  return listed(
    Object.entries(was).flatMap(([name, value]) =>
      canonical(value) === canonical(others.get(name) ?? null) ? [] : [name],
    ),
  )
}

/** "2 hand-offs fewer", each with its count: what decided anew there is more, fewer, earlier or other of. */
export type Counts = ReadonlyMap<string, number>

/**
 * What the differences of one journal add up to. Since every turn is judged from the state that was recorded, a recap that
 * would come sooner is found anew in every turn until the one that has it: it counts once, as earlier.
 */
export const countsOf = (differing: readonly Differing[], events: readonly Event[]): Counts => {
  const counts = new Map<string, number>()
  const open = new Map<Decided['kind'], number>()
  for (const { n, departures } of differing) {
    for (const departure of departures) {
      const name = countedAs(departure, n, events, open)
      if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return counts
}

/** The name a difference is counted by, with its way: "hand-off fewer"; null where it was counted already. */
const countedAs = (
  departure: Departure,
  n: number,
  events: readonly Event[],
  open: Map<Decided['kind'], number>,
): string | null => {
  if (departure.how === 'level') return 'level other'
  if (departure.how === 'asks') return 'question more'
  const { kind } = departure.event
  if (departure.how !== 'new') return `${kind} ${departure.how === 'gone' ? 'fewer' : 'other'}`
  if (SAID_AGAIN.includes(kind)) return `${kind} more`
  const since = open.get(kind)
  open.set(kind, n)
  const hasCome = since !== undefined && !events.slice(since, n).some((event) => event.kind === kind)
  if (hasCome) return null
  return `${kind} ${events.slice(n + 1).some((event) => event.kind === kind) ? 'earlier' : 'more'}`
}

/** Of these there may be many in a row, each by itself. */
const SAID_AGAIN: readonly Decided['kind'][] = [
  'message-queued',
  'signal-kept',
  'verdict-given',
  'question-put',
]

/** Counts in a sentence: "2 hand-offs fewer, 1 recap earlier". */
export const countsInWords = (counts: Counts): string => {
  const named = [...counts].flatMap(([key, count]) => {
    const [kind = '', way = ''] = key.split(' ')
    const [one, many] = NAMES.get(kind) ?? []
    return one && many ? [`${count} ${count === 1 ? one : many} ${way}`] : []
  })
  return named.length > 0 ? named.join(', ') : 'in what is noted besides'
}

/** What is counted, by its name for one and for many; of the rest it is only counted in how many turns it is. */
const NAMES: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ['hand-off-requested', ['hand-off', 'hand-offs']],
  ['recap-stated', ['recap', 'recaps']],
  ['recap-withdrawn', ['recap taken back', 'recaps taken back']],
  ['acceptance-recorded', ['acceptance', 'acceptances']],
  ['checkout-offered', ['link', 'links']],
  ['message-queued', ['message', 'messages']],
  ['signal-kept', ['fact', 'facts']],
  ['verdict-given', ['verdict', 'verdicts']],
  ['booking-asked', ['booking', 'bookings']],
  ['order-placed', ['order', 'orders']],
  ['paid', ['payment', 'payments']],
  ['level', ['level', 'levels']],
  ['question', ['question', 'questions']],
])
