import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Locale } from '#core/locale'
import { type PendingAction, readAcceptance } from '#language/acceptance/index'
import { ENGLISH_ACCEPTANCE as english } from '#language/lexicon/en/acceptance'
import { detectLocale } from '#language/locale'
import { print } from './table.ts'

/*
 * How well acceptance is read on public replies to recaps, and whether anything that must not unlock does (spec L2).
 * Positive means accepted, explicit or assent; the data stays outside the project and is named by THROUGHLINE_DATASETS.
 */

type Row = { readonly text: string; readonly [field: string]: unknown }

const datasets = resolve(process.env.THROUGHLINE_DATASETS ?? '../shared/data')

/** The twenty services of Schema-Guided Dialogue book, rent and play things that a shop does not sell. */
const serviceActions: PendingAction = {
  verbs: [...english.verbs, ...'rent play start add share save get'.split(' ')],
  nouns: [
    ...english.nouns,
    ...'ride cab room table rental car song movie music event visit seats process call'.split(' '),
  ],
}

function rowsOf(name: string): readonly Row[] {
  const file = readFileSync(join(datasets, `${name}.jsonl`), 'utf8')
  return file.split('\n').flatMap((line) => (line.trim() === '' ? [] : [readRow(JSON.parse(line))]))
}

function readRow(value: unknown): Row {
  if (typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string') {
    return { ...value, text: value.text }
  }
  throw new Error('A dataset row has no text: check that THROUGHLINE_DATASETS points at the extracted data.')
}

function accepts(row: Row, action?: PendingAction): boolean {
  return readAcceptance(row.text, action).verdict === 'accept'
}

const percent = (part: number, whole: number) =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(2)} %`
const sameWords = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .trim()

/** Whether the recap ended in a question, as ours do: only after such a one is an acceptance read at all (L2). */
const isAsked = ({ sys }: Row): boolean => typeof sys === 'string' && sys.trim().endsWith('?')

/** An accept whose very words are a pure accept elsewhere in the set is a labelling slip that no reader can avoid. */
function printRecaps(): void {
  const pureAccepts = new Set<string>()
  for (const row of rowsOf('sgd_confirm_train'))
    if (row.label === 'accept') pureAccepts.add(sameWords(row.text))

  const table: (string | number)[][] = [
    ['set', 'n', 'accepted', 'precision', 'without slips', 'recall', 'false accepts'],
  ]
  const sets = ['sgd_confirm_train', 'sgd_confirm_dev'].flatMap((set) => {
    const rows = rowsOf(set)
    return [
      { set, rows },
      { set: `${set}, asked`, rows: rows.filter(isAsked) },
    ]
  })
  for (const { set, rows } of sets) {
    const positives = rows.filter((row) => row.label === 'accept').length
    for (const [words, action] of [
      ['its own action words', serviceActions],
      ['sales words', undefined],
    ] as const) {
      const accepted = rows.filter((row) => accepts(row, action))
      const wrong = accepted.filter((row) => row.label !== 'accept')
      const clean = wrong.filter((row) => !pureAccepts.has(sameWords(row.text)))
      const right = accepted.length - wrong.length
      table.push([
        `${set}, ${words}`,
        rows.length,
        accepted.length,
        percent(right, accepted.length),
        percent(right, right + clean.length),
        percent(right, positives),
        `${wrong.length} (${clean.length})`,
      ])
    }
  }
  print('Replies to a recap (Schema-Guided Dialogue)', table)
}

/**
 * How far the labels agree with themselves: the same words, accepted, under both labels. And what a reader would reach that knew
 * by heart which wordings are mislabelled in the training part, and gave those up, the worst first, as far as a recall of 90 % allows.
 */
function printSlips(): void {
  const readings = rowsOf('sgd_confirm_train').filter((row) => accepts(row, serviceActions))
  const counted = new Map<string, { right: number; wrong: number }>()
  for (const { text, label } of readings) {
    const { right, wrong } = counted.get(sameWords(text)) ?? { right: 0, wrong: 0 }
    const isRight = label === 'accept'
    counted.set(sameWords(text), { right: right + (isRight ? 1 : 0), wrong: wrong + (isRight ? 0 : 1) })
  }
  const both = [...counted.values()].filter(({ right, wrong }) => right > 0 && wrong > 0)
  const sum = (of: 'right' | 'wrong') => both.reduce((total, one) => total + one[of], 0)

  const rows = rowsOf('sgd_confirm_dev')
  const wanted = 0.9 * rows.filter((row) => row.label === 'accept').length
  const shareWrong = (text: string) => {
    const { right, wrong } = counted.get(sameWords(text)) ?? { right: 1, wrong: 0 }
    return wrong / (right + wrong)
  }
  const kept = rows
    .filter((row) => accepts(row, serviceActions))
    .sort((a, b) => shareWrong(b.text) - shareWrong(a.text))
  const rightOnes = () => kept.filter((row) => row.label === 'accept').length
  while (kept.length > 0 && shareWrong(kept[0]?.text ?? '') > 0 && rightOnes() > wanted) kept.shift()

  print('How far the labels agree with themselves', [
    ['', 'wordings', 'accept', 'another label'],
    ['sgd_confirm_train, accepted words under both labels', both.length, sum('right'), sum('wrong')],
    [
      'sgd_confirm_dev, without the worst of them: precision, kept, wrong',
      percent(rightOnes(), kept.length),
      kept.length,
      kept.length - rightOnes(),
    ],
  ])
}

function printLanguages(): void {
  const sets = [
    'clinc_train',
    'clinc_val',
    'banking77_train',
    'nlupp_train',
    'hwu_feedback',
    'sgd_confirm_train',
  ]
  const table = sets.map((set) => {
    const found = rowsOf(set).map((row) => detectLocale(row.text))
    const count = (locale: Locale | null) => found.filter((one) => one === locale).length
    return [set, found.length, count('en'), count(null), count('es')]
  })
  print('The language of English messages', [['set', 'n', 'English', 'neither', 'Spanish'], ...table])
}

function printVerdicts(): void {
  const verdicts = ['accept', 'accept-with-change', 'refuse', 'question', 'uncertain'] as const
  const rows = rowsOf('sgd_confirm_train')
  const labels = [...new Set(rows.map((row) => String(row.label)))].sort()
  const counted = labels.map((label) => {
    const read = rows
      .filter((row) => row.label === label)
      .map((row) => readAcceptance(row.text, serviceActions).verdict)
    return [
      label,
      ...verdicts.map((verdict) => percent(read.filter((one) => one === verdict).length, read.length)),
    ]
  })
  print('What the other replies are read as (sgd_confirm_train)', [['label', ...verdicts], ...counted])
}

function printAdversarial(): number {
  const rows = rowsOf('adversarial')
  const mustNot = rows.filter((row) => row.want === 'no')
  const categories = [...new Set(mustNot.map((row) => String(row.cat)))]
  const found = mustNot.filter((row) => accepts(row))
  const table = categories.map((category) => [
    category,
    mustNot.filter((row) => row.cat === category).length,
    found.filter((row) => row.cat === category).length,
  ])
  print('Texts that must not unlock', [
    ['category', 'n', 'accepted'],
    ...table,
    ['all', mustNot.length, found.length],
  ])
  for (const row of found) console.log(`  accepted: ${row.text}`)

  const explicit = rows.filter((row) => row.want === 'explicit')
  const weak = rows.filter((row) => row.want === 'weak')
  const asExplicit = explicit.filter((row) => readAcceptance(row.text).tier === 'explicit')
  const accepted = (list: readonly Row[]) => list.filter((row) => accepts(row)).length
  print('Texts that should unlock', [
    ['wanted', 'n', 'accepted', 'as explicit'],
    [
      'explicit',
      explicit.length,
      percent(accepted(explicit), explicit.length),
      percent(asExplicit.length, explicit.length),
    ],
    ['assent', weak.length, percent(accepted(weak), weak.length), '-'],
  ])
  return found.length
}

function printTransfer(): number {
  const clinc = [...rowsOf('clinc_train'), ...rowsOf('clinc_val')]
  const hwu = rowsOf('hwu_feedback')
  const coffee = rowsOf('tm4_confirm_train')
  const star = rowsOf('star_confirm_train')
  const labelled = (rows: readonly Row[], field: string, value: string) =>
    rows.filter((row) => row[field] === value)
  const booked = (row: Row) => /_book$|^party_plan$/.test(String(row.next))
  const plain = (row: Row) => !['yes', 'no', 'maybe'].includes(String(row.intent))

  const mustNot: readonly (readonly [string, readonly Row[]])[] = [
    ['CLINC maybe', labelled(clinc, 'intent', 'maybe')],
    ['CLINC no', labelled(clinc, 'intent', 'no')],
    ['HWU negate', labelled(hwu, 'label', 'negate')],
    ['HWU confirm (asks the bot to)', labelled(hwu, 'label', 'confirm')],
  ]
  const others: readonly (readonly [string, readonly Row[]])[] = [
    ['CLINC, everything else', clinc.filter(plain)],
    ['Banking77', rowsOf('banking77_train')],
    [
      'NLU++ without affirm',
      rowsOf('nlupp_train').filter((row) => !JSON.stringify(row.intents).includes('"affirm"')),
    ],
    ['TM-4 order sent (weak label)', labelled(coffee, 'label', 'sent')],
    ['TM-4 order not sent (weak label)', labelled(coffee, 'label', 'not_sent')],
    ['STAR booked next (weak label)', star.filter(booked)],
    ['STAR not booked next (weak label)', star.filter((row) => !booked(row))],
    ['CLINC yes', labelled(clinc, 'intent', 'yes')],
    ['HWU affirm (praise of an assistant)', labelled(hwu, 'label', 'affirm')],
  ]
  const line = ([name, rows]: readonly [string, readonly Row[]]) => {
    const accepted = rows.filter((row) => accepts(row)).length
    return [name, rows.length, accepted, percent(accepted, rows.length)]
  }
  print('Sets it was not written for; the first four must be zero', [
    ['set', 'n', 'accepted', 'share'],
    ...mustNot.map(line),
    ...others.map(line),
  ])
  return mustNot.flatMap(([, rows]) => rows.filter((row) => accepts(row))).length
}

function printTime(): void {
  const line = (name: string, texts: readonly string[]) => {
    for (const text of texts) readAcceptance(text)
    const micros = texts
      .map((text) => {
        // The best of five: what else the machine does in between says nothing of the grammar.
        const taken = Array.from({ length: 5 }, () => {
          const before = process.hrtime.bigint()
          readAcceptance(text)
          return Number(process.hrtime.bigint() - before) / 1000
        })
        return Math.min(...taken)
      })
      .sort((a, b) => a - b)
    const at = (share: number) => (micros[Math.floor(share * (micros.length - 1))] ?? 0).toFixed(1)
    return [name, texts.length, at(0.5), at(0.99), at(1)]
  }
  const replies = rowsOf('sgd_confirm_dev').map((row) => row.text)
  const longest = [
    'yes this is spot on '.repeat(9),
    'yes '.repeat(2500),
    '?'.repeat(10_000),
    'y'.repeat(10_000),
    'sí pero '.repeat(1_200),
    'yes and can you '.repeat(700),
  ]
  print('Microseconds a message', [
    ['texts', 'n', 'median', 'p99', 'worst'],
    line('sgd_confirm_dev', replies),
    line(
      'made to be slow',
      longest.flatMap((text) => Array.from({ length: 20 }, () => text)),
    ),
  ])
}

function main(): void {
  if (!existsSync(join(datasets, 'sgd_confirm_train.jsonl'))) {
    console.log(
      `No data at ${datasets}, so nothing was measured. Set THROUGHLINE_DATASETS to the folder that has it.`,
    )
    return
  }
  printRecaps()
  printSlips()
  printVerdicts()
  printLanguages()
  const wrong = printAdversarial() + printTransfer()
  printTime()
  console.log(`\nFalse accepts among texts that must never unlock: ${wrong}`)
  if (wrong > 0) process.exitCode = 1
}

main()
