import type { ReadableMemory } from '#contracts/memory'
import type { Event } from '#core/event'
import { type ModelFigures, modelFigures } from '#metrics/model'
import { EVERYBODY, personNamed } from './person.ts'
import { reading } from './reading.ts'

/** What `throughline model` was asked for. */
export type ModelOptions = { readonly json?: boolean }

/** `throughline model [person]`: how often the model was asked, what that cost, how often it failed, and which of its words were not said (L4). */
export const model = (name: string | undefined, { json }: ModelOptions): Promise<void> =>
  reading(async (memory) => {
    const figures = modelFigures(await journalsOf(name, memory))
    console.log(json ? JSON.stringify(figures, null, 2) : page(figures))
  })

const journalsOf = async (
  name: string | undefined,
  memory: ReadableMemory,
): Promise<readonly (readonly Event[])[]> => {
  const persons =
    name === undefined ? await memory.journal.persons(EVERYBODY) : [await personNamed(name, memory)]
  const journals: (readonly Event[])[] = []
  for (const person of persons) journals.push((await memory.journal.recall(person))?.events ?? [])
  return journals
}

const page = (figures: ModelFigures): string => {
  const { asked, failed, failing, tokens, took, facts, taken, refused, breaches } = figures
  if (failing === null) return 'No model was asked so far.'
  return [
    `asked    ${listed(asked)}`,
    `failed   ${Math.round(failing * 1_000) / 10} %${listed(failed, ': ')}`,
    ...(took ? [`took     ${took.median} ms for half of the calls, ${took.p95} ms for 19 of 20`] : []),
    `tokens   ${tokens}`,
    `facts    ${facts} rest on words that it pointed at`,
    `words    ${taken} of its wordings were said, ${refused} were not${listed(breaches, ': ')}`,
    ...(failed.down
      ? ['do       a wrong key, name or address is "down" too: "throughline doctor" asks which']
      : []),
  ].join('\n')
}

const listed = (counts: { readonly [name: string]: number | undefined }, before = ''): string => {
  const parts = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
  return parts.length === 0 ? '' : before + parts.join(', ')
}
