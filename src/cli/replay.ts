import { playbookOf } from '#app/playbook'
import { type Counts, countsInWords, countsOf, differencesInWords, type ToldTurn } from '#audit/rejudged'
import { isReplayed, verdictOn } from '#audit/verdict'
import { readConfig } from '#config/environment'
import type { Playbook } from '#core/playbook'
import { rejudge } from '#core/rejudge'
import { replay as fold } from '#core/replay'
import { Complaint } from './complaint.ts'
import { journalsIn, type Kept, writeJournals } from './journal-file.ts'
import { type Judged, judging } from './judging.ts'
import { EVERYBODY, personNamed } from './person.ts'
import { reading } from './reading.ts'

/** What `throughline replay` was asked for besides a person. */
export type ReplayOptions = {
  readonly all?: boolean
  readonly policy?: string
  readonly fromFile?: string
  readonly toFile?: string
  readonly json?: boolean
}

/** `throughline replay [person]`: folds journals anew, decides every turn anew, and tells every difference (A8, I11). */
export const replay = (name: string | undefined, options: ReplayOptions): Promise<void> =>
  judging(async (): Promise<Judged> => {
    const journals = await journalsFor(name, options)
    if (options.toFile !== undefined) {
      await writeJournals(options.toFile, journals)
      console.log(
        `${journals.length === 1 ? 'One journal is' : `${journals.length} journals are`} in ${options.toFile}.`,
      )
      return 'fine'
    }
    const playbook = await playbookOf(readConfig(process.env), options.policy ?? null)
    const judged = journals.map((kept) => judgedAnew(kept, playbook))
    console.log(options.json ? JSON.stringify(judged.map(forMachines), null, 2) : page(judged))
    return judged.every(({ isSame, told }) => isSame && told.length === 0) ? 'fine' : 'found'
  })

const journalsFor = async (
  name: string | undefined,
  { all, fromFile }: ReplayOptions,
): Promise<readonly Kept[]> => {
  const ways = [name, all, fromFile].filter((way) => way !== undefined)
  if (ways.length !== 1)
    throw new Complaint('Name one person, or --all of them, or a journal with --from-file.')
  if (fromFile !== undefined) return journalsIn(fromFile)
  return reading(async (memory) => {
    const persons =
      name === undefined ? await memory.journal.persons(EVERYBODY) : [await personNamed(name, memory)]
    const journals: Kept[] = []
    for (const person of persons) {
      const recalled = await memory.journal.recall(person)
      if (recalled) journals.push({ person, events: recalled.events, snapshot: recalled.snapshot })
    }
    return journals
  })
}

type Anew = {
  readonly person: string
  /** What folding shows, in words. */
  readonly fold: string
  readonly isSame: boolean
  readonly turns: number
  /** Turns that came along from other journals, and are judged there (M7). */
  readonly brought: number
  readonly told: readonly ToldTurn[]
  readonly counts: Counts
}

/** What a file or a memory holds may be no journal at all: then that is said, and whose it is. */
const judgedAnew = (kept: Kept, playbook: Playbook): Anew => {
  try {
    return anew(kept, playbook)
  } catch (error) {
    throw new Complaint(
      `The journal of ${kept.person} cannot be folded (${String(error)}). Restore it from a backup.`,
    )
  }
}

const anew = ({ person, events, snapshot }: Kept, playbook: Playbook): Anew => {
  const folded = fold(person, events)
  const recalled = { events, snapshot: snapshot ?? folded.state }
  const { turns, differing } = rejudge(person, events, playbook)
  return {
    person,
    fold: verdictOn(recalled, folded),
    isSame: isReplayed(recalled, folded),
    turns,
    brought: folded.brought,
    told: differencesInWords(person, events, differing, playbook),
    counts: countsOf(differing, events),
  }
}

const page = (judged: readonly Anew[]): string =>
  [
    ...judged.flatMap(sectionOf),
    ...(judged.length === 1 ? [] : [`${judged.length} journals.`]),
    summary(judged),
  ].join('\n')

/** Of many only those are told that have something to tell. */
const sectionOf = ({ person, fold: folded, isSame, told }: Anew): readonly string[] =>
  isSame && told.length === 0
    ? []
    : [
        person,
        `  ${folded}`,
        ...told.flatMap(({ event, when, on, why, differences }) => [
          `  event ${event}, ${when}: ${on}`,
          `      ${why}`,
          ...differences.map((difference) => `      ${difference}`),
        ]),
        '',
      ]

const summary = (judged: readonly Anew[]): string => {
  const turns = judged.reduce((sum, one) => sum + one.turns, 0)
  const differ = judged.reduce((sum, { told }) => sum + told.length, 0)
  const unlike = judged.filter(({ isSame }) => !isSame).length
  const counts = new Map<string, number>()
  for (const one of judged)
    for (const [name, count] of one.counts) counts.set(name, (counts.get(name) ?? 0) + count)
  const brought = judged.reduce((sum, one) => sum + one.brought, 0)
  const aside =
    brought === 0
      ? ''
      : ` ${brought === 1 ? '1 turn came' : `${brought} turns came`} along from another journal, and what was decided there is judged there.`
  const decided =
    differ === 0
      ? `Of ${turns} turns all would end the same.`
      : `Of ${turns} turns ${turns - differ} would end the same; ${differ} ${differ === 1 ? 'differs' : 'differ'}: ${countsInWords(counts)}.`
  const folded =
    unlike === 0
      ? 'Every journal folds to what was recorded.'
      : `${unlike === 1 ? 'One journal does' : `${unlike} journals do`} not fold to what was recorded.`
  return `${decided} ${folded}${aside}`
}

const forMachines = ({ counts, ...rest }: Anew) => ({ ...rest, counts: Object.fromEntries(counts) })
