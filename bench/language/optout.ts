import { z } from 'zod'
import { readService } from '#language/service'
import { rowsIn } from './rows.ts'

/**
 * How well a request to stop is told from talk that only sounds like it: `node dist/bench/language/optout.js [folder]`. A
 * missed one breaks the law, a false one silences somebody who wants to buy; each is printed, so that rules can be made.
 */
const FOLDER = process.argv[2] ?? process.env.THROUGHLINE_DATASETS ?? '../shared/data'

type Row = { readonly text: string; readonly isStop: boolean }

const phrase = z
  .object({ text: z.string(), want: z.string() })
  .transform(({ text, want }): Row => ({ text, isStop: want === 'optout' }))

/** Everyday talk in which nobody asks for no more texts; what it is about stands in `intent`. */
const talk = z.object({ text: z.string() }).transform(({ text }): Row => ({ text, isStop: false }))

const SETS = [
  { name: 'written for this: opt-outs and look-alikes', file: 'optout_phrases.jsonl', row: phrase },
  { name: 'CLINC150, training part', file: 'clinc_train.jsonl', row: talk },
  { name: 'CLINC150, validation part', file: 'clinc_val.jsonl', row: talk },
  { name: 'Banking77, training part', file: 'banking77_train.jsonl', row: talk },
  { name: 'HWU64', file: 'hwu_feedback.jsonl', row: talk },
  { name: 'SGD, replies to a recap', file: 'sgd_confirm_train.jsonl', row: talk },
  { name: 'Taskmaster-4, replies', file: 'tm4_confirm_train.jsonl', row: talk },
  { name: 'STAR, replies', file: 'star_confirm_train.jsonl', row: talk },
  { name: 'NLU++', file: 'nlupp_train.jsonl', row: talk },
] as const

const percent = (part: number, of: number): string => (of === 0 ? '' : `${((100 * part) / of).toFixed(1)} %`)

const measure = (name: string, all: readonly Row[]) => {
  const before = performance.now()
  const read = all.map(({ text, isStop }) => ({ text, isStop, said: readService(text) === 'stop' }))
  const micros = ((performance.now() - before) * 1_000) / Math.max(1, all.length)
  const rightly = read.filter(({ isStop, said }) => said && isStop).length
  const wrongly = read.filter(({ isStop, said }) => said && !isStop)
  const missed = read.filter(({ isStop, said }) => isStop && !said)
  for (const { text } of wrongly) console.log(`${name}: read as a stop: ${text}`)
  for (const { text } of missed) console.log(`${name}: missed: ${text}`)
  const stops = rightly + missed.length
  return {
    set: name,
    n: all.length,
    stops,
    precision: stops === 0 ? '' : percent(rightly, rightly + wrongly.length),
    recall: percent(rightly, stops),
    'false stops': wrongly.length,
    'us each': Math.round(micros),
  }
}

console.table(
  SETS.flatMap((set) => {
    const all = rowsIn<Row>(FOLDER, set.file, set.row)
    return all === null ? [] : [measure(set.name, all)]
  }),
)
