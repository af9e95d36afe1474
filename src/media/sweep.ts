import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import { days, type Instant, type Milliseconds, minutes } from '#core/time'
import { aboutIn, ID } from './about.ts'

/** What sweeping works with. */
export type SweepParts = {
  readonly directory: string
  readonly kept: Milliseconds
  readonly clock: Clock
  readonly log: Log
}

const EACH = minutes(60)
/** A draft, or bytes of which nothing is known, this old are left of a process that died. */
const ORPHANED = days(1)

/**
 * Removes what people sent once its time is over (C9): now and every hour. Several nodes may sweep one directory; what is
 * gone already is no trouble. Returns the way to stop.
 */
export const startSweep = (parts: SweepParts): (() => void) => {
  const round = async (): Promise<void> => {
    try {
      const removed = await sweep(parts, parts.clock.now())
      if (removed > 0) parts.log.info({ removed }, 'files were removed: their time was over')
    } catch (error) {
      parts.log.error({ error: String(error) }, 'files whose time is over could not be removed')
    }
  }
  void round()
  const timer = setInterval(() => void round(), EACH)
  timer.unref()
  return () => clearInterval(timer)
}

/** One round; answers how many files it removed. */
export const sweep = async (
  { directory, kept }: Pick<SweepParts, 'directory' | 'kept'>,
  now: Instant,
): Promise<number> => {
  const names = await readdir(directory).catch(() => [])
  let removed = 0
  for (const name of names) {
    if (ID.test(name) && (await isOver(directory, name, kept, now))) {
      // The bytes go last: they are what the next round finds when this one dies in between.
      await rm(join(directory, `${name}.json`), { force: true })
      await rm(join(directory, name), { force: true })
      removed += 1
    }
    if (name.endsWith('.draft') && (await isOld(directory, name))) {
      await rm(join(directory, name), { force: true })
    }
  }
  return removed
}

const isOver = async (directory: string, id: string, kept: Milliseconds, now: Instant): Promise<boolean> => {
  const about = await aboutIn(directory, id, kept)
  return about ? about.keptUntil <= now : isOld(directory, id)
}

/** By the machine's clock, as its disk tells the time. */
const isOld = async (directory: string, name: string): Promise<boolean> => {
  const known = await stat(join(directory, name)).catch(() => null)
  return known !== null && Date.now() - known.mtimeMs > ORPHANED
}
