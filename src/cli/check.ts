import { playbookOf } from '#app/playbook'
import { clockOf } from '#audit/clock'
import type { ReadableMemory } from '#contracts/memory'
import type { PersonId } from '#core/ids'
import type { Rules } from '#core/rules'
import { instant } from '#core/time'
import { MISALIGNMENTS, type Misalignment, misalignmentsIn } from '#metrics/misalignment/index'
import { type Judged, judging } from './judging.ts'
import { EVERYBODY, personNamed } from './person.ts'
import { reading } from './reading.ts'

/** What `throughline check` was asked for. */
export type CheckOptions = { readonly json?: boolean }

/** `throughline check [person]`: whatever in the journals should not be, with what shows it and what to do (S3). */
export const check = (name: string | undefined, { json }: CheckOptions): Promise<void> =>
  judging(() =>
    reading(async (memory, config): Promise<Judged> => {
      const rules = await playbookOf(config)
      const persons =
        name === undefined ? await memory.journal.persons(EVERYBODY) : [await personNamed(name, memory)]
      const found: Misalignment[] = []
      for (const person of persons) found.push(...(await foundIn(person, memory, rules)))
      console.log(json ? JSON.stringify(found.map(forMachines), null, 2) : page(found, persons.length, rules))
      return found.length === 0 ? 'fine' : 'found'
    }),
  )

const foundIn = async (
  person: PersonId,
  { journal }: ReadableMemory,
  rules: Rules,
): Promise<readonly Misalignment[]> => {
  const now = instant(Date.now())
  try {
    const recalled = await journal.recall(person)
    return recalled ? misalignmentsIn(person, recalled, rules, now) : []
  } catch (error) {
    const what = 'The journal cannot be read, so nothing can be said of it.'
    const { todo } = MISALIGNMENTS['replay-differs']
    return [{ person, rule: 'replay-differs', n: null, at: now, what, evidence: [String(error)], todo }]
  }
}

const page = (found: readonly Misalignment[], persons: number, { business }: Rules): string => {
  const clock = clockOf(business.policy.timeZone)
  const looked = `${persons} ${persons === 1 ? 'person' : 'persons'}`
  if (found.length === 0) return `${looked} looked at, and nothing is out of line.`
  return [
    ...found.flatMap(({ person, rule, n, at, what, evidence, todo }) => [
      `${person}  ${rule}`,
      `  ${what}`,
      `  where     ${n === null ? 'as the journal stands' : `event ${n}`}, ${clock.moment(at)} (${clock.zone})`,
      `  evidence  ${evidence.join('; ')}`,
      `  do        ${todo}`,
      '',
    ]),
    `${looked} looked at: ${found.length === 1 ? 'one thing is' : `${found.length} things are`} out of line.`,
  ].join('\n')
}

const forMachines = ({ at, n, ...rest }: Misalignment) => ({
  ...rest,
  event: n,
  at: new Date(at).toISOString(),
})
