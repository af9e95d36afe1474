import { z } from 'zod'
import type { Receipt } from '#contracts/adapter'
import type { Calendar } from '#contracts/calendar'
import type { Crm } from '#contracts/crm'
import type { Records } from '#contracts/memory'
import type { PersonId } from '#core/ids'
import type { Slot } from '#core/slot'
import { type Instant, instant } from '#core/time'
import type { Found } from './find.ts'

/** What lies with others and is to be taken back there after somebody was erased. It is kept until it is done, and no longer. */
export type Left = {
  readonly at: Instant
  readonly cards: readonly string[]
  readonly meetings: readonly { readonly reference: string; readonly slot: Slot }[]
  readonly holds: readonly { readonly person: PersonId; readonly slot: Slot }[]
  readonly told: readonly { readonly person: PersonId; readonly sequence: number }[]
}

/** Who is told. Where one is not set up, there is nobody to tell. */
export type Others = {
  /** Shows a card of the desk as that of nobody. */
  readonly closeCard: ((message: string) => Promise<Receipt>) | null
  readonly calendar: Pick<Calendar, 'forget' | 'release'> | null
  readonly crm: Pick<Crm, 'forget'> | null
}

/** What is to be done elsewhere about somebody. */
export const leftOf = ({ cards, meetings, holds, persons, told }: Found, at: Instant): Left => ({
  at,
  cards,
  meetings,
  holds: holds.flatMap((slot) => persons.map((person) => ({ person, slot }))),
  told: told.map(({ person, sequence }) => ({ person, sequence: sequence + 1 })),
})

const SHELF = 'erasures'
const KEY = 'left'

/** Adds to what is still to be done; twice is once. */
export const keepLeft = (left: Left, records: Records): Promise<void> =>
  change(records, (all) => (isNothing(left) ? all : [...all, left]))

/** Does what can be done; what others cannot do now stays for the next time. Answers how many erasures there were, and still are. */
export const doLeft = async (
  records: Records,
  others: Others,
): Promise<{ readonly were: number; readonly are: number }> => {
  const { all } = await read(records)
  if (all.length === 0) return { were: 0, are: 0 }
  const rest = await Promise.all(all.map((left) => attempt(left, others)))
  const stays = rest.filter((left) => !isNothing(left))
  // What was added meanwhile, by this node or another, was not tried yet.
  await change(records, (now) => [
    ...stays,
    ...now.filter((left) => !all.some((known) => isSame(known, left))),
  ])
  return { were: all.length, are: stays.length }
}

const isSame = (one: Left, other: Left): boolean => JSON.stringify(one) === JSON.stringify(other)

const isNothing = ({ cards, meetings, holds, told }: Left): boolean =>
  cards.length + meetings.length + holds.length + told.length === 0

const attempt = async (
  { at, cards, meetings, holds, told }: Left,
  { closeCard, calendar, crm }: Others,
): Promise<Left> => ({
  at,
  cards: await undone(cards, async (card) => isSettled(closeCard && (await closeCard(card)))),
  meetings: await undone(
    meetings,
    async ({ reference, slot }) => (await calendar?.forget(reference, slot))?.kind !== 'later',
  ),
  holds: await undone(
    holds,
    async ({ slot, person }) => (await calendar?.release(slot, person))?.kind !== 'later',
  ),
  told: await undone(told, async (one) => isSettled(crm && (await crm.forget({ ...one, at })))),
})

const undone = async <T>(all: readonly T[], isDone: (one: T) => Promise<boolean>): Promise<readonly T[]> => {
  const rest: T[] = []
  for (const one of all) if (!(await isDone(one).catch(() => false))) rest.push(one)
  return rest
}

const isSettled = (receipt: Receipt | null): boolean =>
  receipt === null || receipt.kind === 'accepted' || receipt.kind === 'refused'

const SLOT = z.object({
  start: z.number().transform((at) => instant(at)),
  end: z.number().transform((at) => instant(at)),
})
const PERSON = z.custom<PersonId>((value) => typeof value === 'string')
const ALL = z.array(
  z.object({
    at: z.number().transform((at) => instant(at)),
    cards: z.array(z.string()),
    meetings: z.array(z.object({ reference: z.string(), slot: SLOT })),
    holds: z.array(z.object({ person: PERSON, slot: SLOT })),
    told: z.array(z.object({ person: PERSON, sequence: z.number() })),
  }),
)

const read = async (records: Pick<Records, 'read'>) => {
  const [kept] = await records.read(SHELF, [KEY])
  const all: readonly Left[] = ALL.parse(kept?.value ?? [])
  return { all, tag: kept?.tag ?? 'none' }
}

/** Nobody else's change is written over; each try that fails is somebody else's success. */
const change = async (records: Records, to: (all: readonly Left[]) => readonly Left[]): Promise<void> => {
  const { all, tag } = await read(records)
  const next = to(all)
  const value = next.length === 0 ? null : JSON.parse(JSON.stringify(next))
  if ((await records.write(SHELF, [{ key: KEY, value, tag }])) === 'conflict') return change(records, to)
}
