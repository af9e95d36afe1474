import { run } from '#app/production'
import { readConfig } from '#config/environment'
import type { Memory } from '#contracts/memory'
import { instant } from '#core/time'
import { dyingAt } from './crash-points.ts'

/*
 * Run as a process of its own, to be killed: the whole program as `throughline start` runs it, which dies at the point
 * that CRASH names (see crash-points.ts). CLOCK_AHEAD is how many milliseconds its clock is ahead of the machine's. It
 * says `ready` to the process that started it, and answers any message with how many parcels still wait.
 */

const { CRASH = '', CLOCK_AHEAD = '0' } = process.env
const clock = { now: () => instant(Date.now() + Number(CLOCK_AHEAD)) }

const waiting = async ({ journal }: Memory): Promise<number> => {
  const persons = await Promise.all((await journal.persons()).map((person) => journal.recall(person)))
  return persons.reduce((sum, person) => sum + (person?.pending.length ?? 0), 0)
}

await run(readConfig(process.env), clock, (options) => {
  process.on('message', () => void waiting(options.memory).then((parcels) => process.send?.({ parcels })))
  return dyingAt(CRASH, options)
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
