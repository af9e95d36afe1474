import type { Said } from '../protocol.ts'
import { WORDS } from '../words.ts'

/** What the log shows, line by line. */
export type Row =
  | { readonly kind: 'day'; readonly label: string; readonly id: string }
  | {
      readonly kind: 'said'
      readonly said: Said
      readonly speaker: string
      readonly first: boolean
      readonly last: boolean
    }

const ONE_BREATH_MS = 5 * 60_000

/**
 * Messages with a line for each day; `first` and `last` mark what one side said in one breath. The assistant needs no
 * name of its own; a colleague who takes over is named, so that nobody mistakes one for the other (L5).
 */
export const rowsOf = (said: readonly Said[], today: Date): readonly Row[] => {
  const assistant = said.find((one) => !one.mine)?.name
  return said.flatMap((one, index): Row[] => {
    const before = said[index - 1]
    const after = said[index + 1]
    const row: Row = {
      kind: 'said',
      said: one,
      speaker: one.mine || one.name === assistant ? '' : one.name,
      first: before === undefined || !inOneBreath(before, one),
      last: after === undefined || !inOneBreath(one, after),
    }
    if (before !== undefined && isSameDay(new Date(before.at), new Date(one.at))) return [row]
    return [{ kind: 'day', label: dayOf(new Date(one.at), today), id: `day-${one.id}` }, row]
  })
}

/** The time of day, as the reader writes it. */
export const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' })

const inOneBreath = (one: Said, next: Said): boolean =>
  one.mine === next.mine &&
  one.name === next.name &&
  next.at - one.at < ONE_BREATH_MS &&
  isSameDay(new Date(one.at), new Date(next.at))

const isSameDay = (one: Date, other: Date): boolean => one.toDateString() === other.toDateString()

const dayOf = (day: Date, today: Date): string => {
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1)
  if (isSameDay(day, today)) return WORDS.today
  if (isSameDay(day, yesterday)) return WORDS.yesterday
  const year = day.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return day.toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long', ...year })
}
