import { appendFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { linesIn } from '../shared/lines.ts'

/** What of a CloudEvent this CRM needs; whatever else is in it is kept as it came. */
export const Event = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().regex(/^throughline\.(sdr|closer|rep)\.[a-z-]+$/),
  subject: z.string().min(1),
  time: z.iso.datetime(),
  sequence: z.string().regex(/^\d{10}$/),
  data: z.looseObject({ role: z.enum(['sdr', 'closer', 'rep']), key: z.string().nullable() }),
})

/** That a person was erased: nothing else is said of them. */
export const Gone = Event.omit({ data: true }).extend({ type: z.literal('throughline.person.erased') })

/** One event as it came in. */
export type Event = z.infer<typeof Event>

/** What the CRM knows of one person: by role, by field, by what within it. */
export type CrmRecord = {
  readonly subject: string
  readonly roles: {
    readonly [role: string]: readonly {
      readonly field: string
      readonly key: string | null
      readonly sequence: number
      readonly time: string
      readonly data: Event['data']
    }[]
  }
  /** Sequences up to the highest that have not come. */
  readonly missing: readonly number[]
  /** Sequences in the order in which they first came. */
  readonly arrivals: readonly number[]
}

/** Its records, in a file if there is one: each event once, and of one field the newest word. */
export const openStore = (file: string | null) => {
  let events: Event[] = file === null ? [] : [...linesIn(file, Event)]
  const gone = new Set<string>()
  const ids = new Set(events.map(({ id }) => id))
  return {
    /** False where it is there already. */
    take: (event: Event): boolean => {
      if (ids.has(event.id) || gone.has(event.subject)) return false
      ids.add(event.id)
      events.push(event)
      if (file !== null) appendFileSync(file, `${JSON.stringify(event)}\n`)
      return true
    },
    /** Nothing of them is kept, and nothing more is taken. */
    erase: (subject: string): void => {
      gone.add(subject)
      events = events.filter((event) => event.subject !== subject)
      if (file !== null) writeFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''))
    },
    events: (): readonly Event[] => events,
    record: (subject: string): CrmRecord | null => {
      const theirs = events.filter((event) => event.subject === subject)
      return theirs.length === 0 ? null : recordOf(subject, theirs)
    },
  }
}

const recordOf = (subject: string, events: readonly Event[]): CrmRecord => {
  const newest = new Map<string, Event>()
  for (const event of events) {
    const name = `${event.type} ${event.data.key ?? ''}`
    const known = newest.get(name)
    if (known === undefined || known.sequence < event.sequence) newest.set(name, event)
  }
  const arrivals = events.map(({ sequence }) => Number(sequence))
  const all = Array.from({ length: Math.max(...arrivals) }, (_, n) => n + 1)
  return {
    subject,
    roles: Object.fromEntries(['sdr', 'closer', 'rep'].map((role) => [role, fieldsOf(role, newest)])),
    missing: all.filter((sequence) => !arrivals.includes(sequence)),
    arrivals,
  }
}

const fieldsOf = (role: string, newest: ReadonlyMap<string, Event>) =>
  [...newest.values()]
    .filter(({ data }) => data.role === role)
    .map(({ type, sequence, time, data }) => ({
      field: type.split('.').at(-1) ?? '',
      key: data.key,
      sequence: Number(sequence),
      time,
      data,
    }))
