import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { jsonOf } from '#core/json'
import { isTaken, newSeat, Seat } from './webchat.ts'

/** The chat of this data directory: kept beside its memory, as a browser keeps it, so that the conversation goes on next time. */
export const seatIn = async (directory: string, url: string): Promise<Seat> => {
  const file = join(directory, 'chat.json')
  const kept = Seat.safeParse(jsonOf(await readFile(file, 'utf8').catch(() => '')))
  if (kept.success && (await isTaken(url, kept.data))) return kept.data
  const seat = await newSeat(url)
  await writeFile(file, JSON.stringify(seat), { mode: 0o600 })
  return seat
}
