import { run } from '#app/production'
import { readConfig } from '#config/environment'
import type { Memory } from '#contracts/memory'
import { instant } from '#core/time'
import { dyingAt } from './crash-points.ts'

/*
 * Run as a process of its own, to be killed: the whole program as `throughline start` runs it, which dies at the point
 * that CRASH names (see crash-points.ts). CLOCK_AHEAD is how many milliseconds its clock is ahead of the machine's. It
 * says `ready` to the process that started it, and answers any message with how far it has come.
 */

const { CRASH = '', CLOCK_AHEAD = '0' } = process.env
const clock = { now: () => instant(Date.now() + Number(CLOCK_AHEAD)) }

/** How many texts the journal has, and how many replies have not left or are not known to; what is told is on disk. */
const standing = async ({ journal, mailbox }: Memory): Promise<{ texts: number; waiting: number }> => {
  const persons = await Promise.all((await journal.persons(9)).map((person) => journal.recall(person)))
  await mailbox.tick(clock.now())
  const known = persons.filter((person) => person !== null)
  return {
    texts: known.flatMap(({ events }) => events.filter(({ kind }) => kind === 'message-received')).length,
    waiting: known.flatMap(({ pending, snapshot }) => [
      ...pending,
      // Of what somebody sent who has become another, that other knows.
      ...(snapshot.mergedInto ? [] : Object.values(snapshot.outgoing)).filter(
        ({ state }) => state === 'queued',
      ),
    ]).length,
  }
}

await run(readConfig(process.env), clock, (options) => {
  process.on('message', () => void standing(options.memory).then((told) => process.send?.(told)))
  return dyingAt(CRASH, options)
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
