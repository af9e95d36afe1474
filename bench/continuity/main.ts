import { setTimeout as pause } from 'node:timers/promises'
import type { Recalled } from '#contracts/memory'
import { days, type Milliseconds, minutes } from '#core/time'
import { escalationFigures } from '#metrics/escalation'
import { chance } from '#test/chaos/chance'
import { type Buyer, buyerOf, type Visit } from './buyer.ts'
import { clearDesk } from './desk.ts'
import { judge } from './judge.ts'
import { openTown, type Town } from './town.ts'

/*
 * Two hundred buyers who come back on one channel or another, after a minute, an hour, two days, three weeks and seven months,
 * to a program that is killed now and then while it answers: what is still known, asked again or begun anew (M5, M8, S1).
 * `SEED` gives the same town again, `BUYERS` another size.
 */

const BUYERS = Number(process.env.BUYERS ?? 200)
const SEED = Number(process.env.SEED ?? 7)

/** What passes before each round, for everybody; whoever is not there in one comes back after both. */
const ROUNDS: readonly Milliseconds[] = [
  minutes(1),
  minutes(1),
  minutes(60),
  days(2),
  minutes(1),
  minutes(60),
  days(21),
  minutes(1),
  days(2),
  days(213),
  minutes(60),
  days(2),
]

/** So many write at the same time, and while every so many-th of these groups does, the program dies. */
const AT_ONCE = 25
const DIES_EVERY = 6

/** What has fallen due by itself has been said by then, and nobody takes it for an answer. */
const SETTLED_MS = 1_500

const luck = chance(SEED)

const play = async (town: Town): Promise<readonly Visit[]> => {
  const buyers = await Promise.all(
    Array.from({ length: BUYERS }, (_, n) => buyerOf(town.url, n, chance(SEED * 1_000 + n))),
  )
  const visits: Visit[] = []
  let groups = 0
  for (const [round, length] of ROUNDS.entries()) {
    await town.pass(length)
    await pause(SETTLED_MS)
    const here = buyers.filter(() => round === 0 || luck.happens(0.65))
    for (let from = 0; from < here.length; from += AT_ONCE) {
      groups += 1
      const group = here.slice(from, from + AT_ONCE)
      visits.push(...(await together(group, town, groups % DIES_EVERY === 0)))
    }
    await clearDesk(town.url)
    console.error(`round ${round + 1} of ${ROUNDS.length}: ${here.length} buyers`)
  }
  return visits
}

const together = async (group: readonly Buyer[], town: Town, dies: boolean): Promise<readonly Visit[]> => {
  const today = await town.today()
  const all = Promise.all(group.map(({ visit }) => visit(today)))
  if (dies) {
    crashes += 1
    await pause(luck.between(100, 1_500))
    await town.crash()
  }
  return all
}

let crashes = 0
const town = await openTown()
const begun = performance.now()
const visits = await play(town)
const journals = await town.journals()
const { persons, messages, facts, lost, questions, returns, moves, drifted } = judge(journals)
const sum = (of: (visit: Visit) => number): number => visits.reduce((all, visit) => all + of(visit), 0)
const share = (part: number, of: number): string =>
  of === 0 ? 'none' : `${((100 * part) / of).toFixed(2)} %`

console.log(`${BUYERS} buyers on three channels, seed ${SEED}: ${visits.length} visits, ${messages} messages,
${sum(({ joined }) => (joined ? 1 : 0))} joined another device (${persons} persons are left), the program died ${crashes} times; ${Math.round((performance.now() - begun) / 1_000)} s
  state persistence     ${share(facts.kept, facts.due)} of ${facts.due} facts that counted were there
  revalidation          ${questions.again} of ${questions.put} questions were about what was known
  restarts              ${returns.restarted} of ${returns.all} returns
  resumed elsewhere     ${share(moves.resumed, moves.all)} of ${moves.all} returns on another channel
  unanswered            ${sum(({ unanswered }) => unanswered)} of ${sum(({ said }) => said)} messages, after ${sum(({ again }) => again)} were sent again
  journals that drifted ${drifted}`)
for (const { trigger, asked, toHandOff } of escalationFigures(eventsOf(journals)))
  console.log(
    `  to a person           ${trigger}: ${asked}, half of them within ${toHandOff} ms of the words`,
  )
for (const one of lost.slice(0, 20)) console.log(`  lost: ${one}`)
for (const words of moves.dropped.slice(0, 20)) console.log(`  not taken up again, at: ${words}`)

function eventsOf(all: ReadonlyMap<unknown, Recalled>): readonly Recalled['events'][] {
  return [...all.values()].map(({ events }) => events)
}
