import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import type { Streams } from '#contracts/memory'
import { after, type Instant, type Milliseconds, milliseconds } from '#core/time'

/** The lab's time: as far ahead of another clock as somebody has let pass. It only ever goes forward. */
export type LabClock = Clock & { readonly pass: (length: Milliseconds) => Promise<Instant> }

/** Where it is kept how far it is ahead: a restart must not bring a journal's last days into the future. */
const STREAM = 'lab:clock'

const Ahead = z.object({ ahead: z.number().int().min(0) })

/** Goes on from where it was. Everything that tells time by it leaps along: timers, what expires, the emulated networks. */
export const openLabClock = async (clock: Clock, streams: Streams): Promise<LabClock> => {
  const [last] = await streams.read(STREAM, (await streams.end(STREAM)) - 1)
  let ahead = milliseconds(Ahead.safeParse(last?.line).data?.ahead ?? 0)
  const now = (): Instant => after(clock.now(), ahead)
  return {
    now,
    pass: async (length) => {
      ahead = milliseconds(ahead + length)
      await streams.append(STREAM, randomUUID(), { ahead })
      return now()
    },
  }
}
