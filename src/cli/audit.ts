import { playbookOf } from '#app/playbook'
import { type Audit, auditOf, type Span } from '#audit/audit'
import { pageOf } from '#audit/page'
import { withoutSecrets } from '#audit/secrets'
import type { ReadableMemory } from '#contracts/memory'
import { day, type Instant, instant, milliseconds } from '#core/time'
import { timeAt } from '#core/zone'
import { Complaint } from './complaint.ts'
import { EVERYBODY, personNamed } from './person.ts'
import { tellerOf } from './present.ts'
import { reading } from './reading.ts'

/** What `throughline audit` was asked for besides a person. */
export type AuditOptions = {
  readonly json?: boolean
  readonly raw?: boolean
  readonly since?: string
  readonly until?: string
}

/** `throughline audit [person]`: a deal for a person to read, and whether its journal still folds to what was recorded (A8). */
export const audit = (name: string | undefined, options: AuditOptions): Promise<void> =>
  reading(async (memory, config) => {
    if (name === undefined) return list(memory, options)
    const named = await personNamed(name, memory)
    const person = options.raw ? named : await tellerOf(named, memory)
    const recalled = await memory.journal.recall(person)
    if (!recalled) throw new Complaint(`${person} has no journal any more.`)
    if (options.raw) return raw(withoutSecrets(recalled.events))
    const rules = await playbookOf(config)
    const span = spanOf(options, rules.business.policy.timeZone)
    const told = auditOf(person, recalled, rules, instant(Date.now()), span)
    if (options.json) return console.log(JSON.stringify(jsonOf(told), null, 2))
    if (person !== named) console.log(`${named} is ${person} by now, and is told with them.\n`)
    console.log(pageOf(told, columns()))
  })

const list = async ({ journal }: ReadableMemory, { json }: AuditOptions): Promise<void> => {
  const persons = await journal.persons(EVERYBODY)
  if (json) console.log(JSON.stringify(persons, null, 2))
  else for (const person of persons) console.log(person)
}

/** The journal itself, an event a line, as whoever writes code needs it. */
const raw = (events: readonly object[]): void => {
  for (const event of events) console.log(JSON.stringify(event))
}

/** Wider than this nobody reads a line; a pipe has no width. */
const WIDEST = 110

const columns = (): number => Math.min(process.stdout.columns ?? WIDEST, WIDEST)

const spanOf = ({ since, until }: AuditOptions, zone: string): Span => ({
  since: since === undefined ? null : momentIn(since, zone, '--since'),
  until: until === undefined ? null : momentIn(until, zone, '--until'),
})

/** A day begins where the business is. */
const momentIn = (text: string, zone: string, option: string): Instant => {
  const first = day(text)
  const at = first ? timeAt(first, milliseconds(0), zone) : Date.parse(text)
  if (Number.isNaN(at))
    throw new Complaint(
      `${option} ${text} is no time. Write a day, 2026-11-23, or a moment, 2026-11-23T15:00:00Z.`,
    )
  return instant(at)
}

/** The same for machines, with times in UTC. */
const jsonOf = ({ person, name, asOf, clock, heading, turns, replay }: Audit) => ({
  person,
  name,
  asOf: new Date(asOf).toISOString(),
  timeZone: clock.zone,
  heading: Object.fromEntries(heading),
  turns: turns.map(({ at, entries }) => ({
    at: new Date(at).toISOString(),
    entries: entries.map(({ n, at: then, kind, who, what, more = [] }) => ({
      event: n,
      at: new Date(then).toISOString(),
      kind,
      who,
      what,
      more,
    })),
  })),
  replay,
})
