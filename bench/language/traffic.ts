import { z } from 'zod'
import type { Reading } from '#core/reading'
import { instant } from '#core/time'
import fernhill from '#examples/fernhill/business'
import { perceiveByRules } from '#language/rules/perceive'
import { cpuMillis, rowsIn } from './rows.ts'

/**
 * What the rule reader finds in talk that is about no sale at all, and how well it knows courtesy, a request for a person and a question
 * whether it is a machine where a public set labels them: `node dist/bench/language/traffic.js [--show kind]`.
 */
const FOLDER = process.env.THROUGHLINE_DATASETS ?? '../shared/data'
const NOW = instant(Date.parse('2026-11-23T15:00:00Z'))

type Talk = { readonly text: string; readonly about: readonly string[] }
type Read = Talk & { readonly reading: Reading }

const intended = z
  .object({ text: z.string(), intent: z.string() })
  .transform(({ text, intent }): Talk => ({ text, about: [intent] }))
const labelled = z
  .object({ text: z.string(), label: z.string() })
  .transform(({ text, label }): Talk => ({ text, about: [label] }))
const several = z
  .object({ text: z.string(), intents: z.array(z.string()) })
  .transform(({ text, intents }): Talk => ({ text, about: intents }))

const SETS = [
  { name: 'CLINC150, training part', file: 'clinc_train.jsonl', row: intended },
  { name: 'CLINC150, validation part', file: 'clinc_val.jsonl', row: intended },
  { name: 'Banking77, training part', file: 'banking77_train.jsonl', row: intended },
  { name: 'HWU64', file: 'hwu_feedback.jsonl', row: labelled },
  { name: 'NLU++', file: 'nlupp_train.jsonl', row: several },
] as const

/** A thing that a set labels, and how a reading says it. */
const LABELS: readonly {
  readonly what: string
  readonly intents: readonly string[]
  readonly says: (reading: Reading) => boolean
}[] = [
  { what: 'greeting', intents: ['greeting', 'greet'], says: ({ courtesy }) => courtesy === 'greeting' },
  { what: 'thanks', intents: ['thank_you', 'thank'], says: ({ courtesy }) => courtesy === 'thanks' },
  {
    what: 'are you a machine?',
    intents: ['are_you_a_bot'],
    says: ({ questions }) => questions.some(({ topic }) => topic === 'bot'),
  },
  { what: 'a person, please', intents: ['handoff'], says: ({ service }) => service === 'human' },
]

/** What only somebody who buys says. */
const FACTS = [
  'product',
  'quantity',
  'budget',
  'timeline',
  'decision',
  'need',
  'readiness',
  'objection',
  'discount',
  'urgency',
  'preference',
  'contact',
  'callback',
  'location',
] as const

const perceive = perceiveByRules(fernhill)
const percent = (part: number, of: number): string => (of === 0 ? '' : `${((100 * part) / of).toFixed(2)} %`)

const readAll = async (all: readonly Talk[]): Promise<readonly Read[]> => {
  const read: Read[] = []
  for (const talk of all)
    read.push({ ...talk, reading: await perceive({ text: talk.text, expecting: null, now: NOW }) })
  return read
}

const shown = process.argv[process.argv.indexOf('--show') + 1]

const traffic: object[] = []
const labels: object[] = []
for (const { name, file, row } of SETS) {
  const all = rowsIn<Talk>(FOLDER, file, row)
  if (all === null) continue
  await readAll(all.slice(0, 200))
  const before = cpuMillis()
  const read = await readAll(all)
  const micros = ((cpuMillis() - before) * 1_000) / all.length
  const having = (kind: string) =>
    read.filter(({ reading }) => reading.noticed.some((one) => one.kind === kind))
  if (process.argv.includes('--show') && shown)
    for (const { text, reading } of having(shown))
      console.log(
        `${name}: ${text} [${reading.noticed.map(({ kind, quote }) => `${kind}: ${quote}`).join('; ')}]`,
      )
  traffic.push({
    set: name,
    n: all.length,
    ...Object.fromEntries(FACTS.map((kind) => [kind, having(kind).length])),
    smalltalk: read.filter(({ reading }) => reading.courtesy === 'smalltalk').length,
    'us each': Math.round(micros),
  })
  for (const { what, intents, says } of LABELS) {
    const meant = read.filter(({ about }) => about.some((one) => intents.includes(one)))
    if (meant.length === 0) continue
    const said = read.filter(({ reading }) => says(reading))
    const rightly = said.filter((one) => meant.includes(one)).length
    labels.push({
      set: name,
      what,
      n: meant.length,
      precision: percent(rightly, said.length),
      recall: percent(rightly, meant.length),
    })
  }
}
console.table(labels)
console.table(traffic)
