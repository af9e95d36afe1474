import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { strangerAt } from '#core/address'
import type { Event } from '#core/event'
import { type PersonId, personId } from '#core/ids'
import { jsonOf } from '#core/json'
import type { State } from '#core/state'
import { Complaint } from './complaint.ts'

/** A journal, and the snapshot that was kept with it, where there is one. */
export type Kept = {
  readonly person: PersonId
  readonly events: readonly Event[]
  readonly snapshot: State | null
}

/** Of an event only what makes it one is looked at: what a kind holds is the business of whoever wrote it. */
const event = z.custom<Event>(
  (value) => z.looseObject({ kind: z.string(), at: z.number() }).safeParse(value).success,
)

const kept = z.object({
  person: z.string().min(1).optional(),
  events: z.array(event),
  snapshot: z.custom<State>((value) => typeof value === 'object' && value !== null).nullish(),
})

const file = z.union([
  z.array(kept).min(1),
  kept.transform((one) => [one]),
  z.array(event).transform((events): z.output<typeof kept>[] => [{ events }]),
])

/** Journals in a file: what `--to-file` wrote, or a list of events. */
export const journalsIn = async (path: string): Promise<readonly Kept[]> => {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Complaint(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  })
  const read = file.safeParse(jsonOf(text))
  if (!read.success)
    throw new Complaint(
      `${path} holds no journal. It is JSON: { "person": "…", "events": [ … ] }, a list of those, or a list of events, each with its kind and its time.`,
    )
  return read.data.map(({ person, events, snapshot = null }) => ({
    person: personId(person ?? snapshot?.person ?? strangerIn(events)),
    events,
    snapshot: snapshot ?? null,
  }))
}

/** Whose journal it is, where it does not say: they are known by where they were heard first. */
const strangerIn = (events: readonly unknown[]): string => {
  const first = events.map((one) => heard.safeParse(one).data).find((one) => one !== undefined)
  return first ? strangerAt(first.address) : 'p-unknown'
}

const heard = z.object({
  kind: z.literal('message-received'),
  address: z.object({ channel: z.string(), id: z.string() }),
})

/** Writes journals as they are, all that was said included, for this user's eyes alone. */
export const writeJournals = async (path: string, journals: readonly Kept[]): Promise<void> => {
  await writeFile(path, `${JSON.stringify(journals, null, 1)}\n`, { mode: 0o600, flag: 'wx' }).catch(
    (error: unknown) => {
      throw new Complaint(
        `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}. Name a file that is not there yet.`,
      )
    },
  )
}
