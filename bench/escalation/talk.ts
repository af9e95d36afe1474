import { z } from 'zod'
import { rowsIn } from '../language/rows.ts'
import type { Sample } from './corpus.ts'

const FOLDER = process.env.THROUGHLINE_DATASETS ?? '../shared/data'

/** What people say to banks, hotels, assistants and coffee shops; a person is asked for only where a set labels it so. */
export const ordinaryTalk = (): readonly { readonly name: string; readonly samples: readonly Sample[] }[] =>
  SETS.flatMap(({ name, file, row }) => {
    const samples = rowsIn<Sample>(FOLDER, file, row)
    return samples === null ? [] : [{ name, samples }]
  })

const talk = z
  .object({ text: z.string() })
  .transform(({ text }): Sample => ({ words: [text], must: null, after: 'hello' }))

const reply = z
  .object({ text: z.string() })
  .transform(({ text }): Sample => ({ words: [text], must: null, after: 'recap' }))

const labelled = z.object({ text: z.string(), intents: z.array(z.string()) }).transform(
  ({ text, intents }): Sample => ({
    words: [text],
    must: intents.includes('handoff') ? 'asked-for-human' : null,
    after: 'hello',
  }),
)

const SETS = [
  { name: 'NLU++', file: 'nlupp_train.jsonl', row: labelled },
  { name: 'Banking77, training part', file: 'banking77_train.jsonl', row: talk },
  { name: 'CLINC150, training part', file: 'clinc_train.jsonl', row: talk },
  { name: 'CLINC150, validation part', file: 'clinc_val.jsonl', row: talk },
  { name: 'HWU64', file: 'hwu_feedback.jsonl', row: talk },
  { name: 'SGD, replies to a recap', file: 'sgd_confirm_dev.jsonl', row: reply },
  { name: 'Taskmaster-4, replies to a recap', file: 'tm4_confirm_train.jsonl', row: reply },
  { name: 'STAR, replies to a recap', file: 'star_confirm_train.jsonl', row: reply },
] as const
