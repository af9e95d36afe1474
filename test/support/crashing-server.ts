import { run } from '#app/production'
import { readConfig } from '#config/environment'
import type { Memory } from '#contracts/memory'
import { instant } from '#core/time'
import { dyingAt } from './crash-points.ts'

/*
 * Run as a process of its own, to be killed: the whole program as `throughline start` runs it, which dies at the point
 * that CRASH names (see crash-points.ts). CLOCK_AHEAD is how many milliseconds its clock is ahead of the machine's. It
 * says `ready` to the process that started it, and answers any message with how much is still under way.
 */

const { CRASH = '', CLOCK_AHEAD = '0' } = process.env
const clock = { now: () => instant(Date.now() + Number(CLOCK_AHEAD)) }

/** Replies that have not left, or of which the journal does not know it yet; what is told is on disk. */
const underWay = async ({ journal, mailbox }: Memory): Promise<number> => {
  const persons = await Promise.all((await journal.persons()).map((person) => journal.recall(person)))
  await mailbox.tick(clock.now())
  const waiting = persons.flatMap((person) => [
    ...(person?.pending ?? []),
    ...Object.values(person?.snapshot.outgoing ?? {}).filter(({ state }) => state === 'queued'),
  ])
  return waiting.length
}

await run(readConfig(process.env), clock, (options) => {
  process.on('message', () => void underWay(options.memory).then((count) => process.send?.({ count })))
  return dyingAt(CRASH, options)
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
