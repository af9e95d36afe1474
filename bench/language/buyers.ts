import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Expecting, Reading } from '#core/reading'
import { instant } from '#core/time'
import fernhill from '#examples/fernhill/business'
import lighthouse from '#examples/hosted-bot/business'
import brightwash from '#examples/your-own-channel/business'
import { perceiveByRules } from '#language/rules/perceive'
import { cpuMillis } from './rows.ts'

/**
 * What the rule reader makes of plain messages of buyers, several facts in each, written for this without a look at the rules:
 * `node dist/bench/language/buyers.js [set ...] [--show]`. A line is a message, the fact that it answers in brackets where it answers
 * one, and after `=>` all that should be read, or `-`; after a line such as `@brightwash` that business is written to, and Fernhill before:
 *
 * at:New_York where they are · q:40 people · b:200-300/m, b:-300/y a budget, an end left open · t:by:2027-01-15 · d:self who decides · p:team · n:word_word words of the
 * need · o:price an objection · disc a discount · ready · u:high urgency · pref:sms · c: an address · cb: a callback's day · ask:2 questions, or
 * ask:price+own by topic · hi, back, thx, bye, talk courtesy · human, stop, svc:word service words.
 */
const FOLDER = 'bench/language/buyers'
const SETS = ['first', 'second', 'third', 'fourth', 'fifth', 'spanish']
const NOW = instant(Date.parse('2026-11-23T15:00:00Z'))

/** Who may be written to. */
const READERS = {
  fernhill: perceiveByRules(fernhill),
  brightwash: perceiveByRules(brightwash),
  lighthouse: perceiveByRules(lighthouse),
}
type To = keyof typeof READERS

type Row = {
  readonly to: To
  readonly text: string
  readonly expecting: Expecting | null
  readonly want: readonly Mark[]
}
/** What should be read, or was: of which kind, and which value. */
type Mark = { readonly kind: string; readonly value: string }

const markOf = (token: string): Mark => {
  const [kind = '', ...value] = token.split(':')
  if (kind === 'human' || kind === 'stop') return { kind: 'svc', value: kind }
  if (kind === 'hi' || kind === 'thx' || kind === 'talk' || kind === 'back' || kind === 'bye')
    return { kind: 'courtesy', value: kind }
  return { kind, value: value.join(':') }
}

const rowOf = (line: string, to: To): Row => {
  const [said = '', marks = ''] = line.split(' => ')
  const [, text = said, expecting = null] = /^(.*) \[(\w+)\]$/.exec(said) ?? []
  const want = marks.trim() === '-' ? [] : marks.trim().split(' ').map(markOf)
  return { to, text, expecting: expecting as Expecting | null, want }
}

const rowsOf = (set: string): readonly Row[] => {
  let to: To = 'fernhill'
  return readFileSync(join(FOLDER, `${set}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      if (!line.startsWith('@')) return [rowOf(line, to)]
      to = line.slice(1) as To
      return []
    })
}

const COURTESY = { greeting: 'hi', thanks: 'thx', smalltalk: 'talk', back: 'back', goodbye: 'bye' } as const

const whole = (cents: number | null): string => (cents === null ? '' : String(cents / 100))

const marksIn = ({ noticed, service, courtesy, questions }: Reading): readonly Mark[] => [
  ...noticed.flatMap((one): readonly Mark[] => {
    switch (one.kind) {
      case 'quantity':
        return [{ kind: 'q', value: String(one.value) }]
      case 'budget':
        return [{ kind: 'b', value: `${whole(one.value.min)}-${whole(one.value.max)}/${one.value.per[0]}` }]
      case 'timeline':
        return [{ kind: 't', value: `${one.value.bound}:${one.value.day}` }]
      case 'location':
        return [{ kind: 'at', value: one.value.replaceAll(' ', '_') }]
      case 'decision':
        return [{ kind: 'd', value: one.value }]
      case 'need':
        return [{ kind: 'n', value: one.value }]
      case 'product':
        return [{ kind: 'p', value: one.value }]
      case 'objection':
        return [{ kind: 'o', value: one.value }]
      case 'discount':
        return [{ kind: 'disc', value: '' }]
      case 'readiness':
        return [{ kind: 'ready', value: '' }]
      case 'urgency':
        return [{ kind: 'u', value: one.value }]
      case 'preference':
        return [{ kind: 'pref', value: one.value.channel }]
      case 'contact':
        return [{ kind: 'c', value: one.value.id }]
      case 'callback':
        return [{ kind: 'cb', value: one.value }]
      default:
        return []
    }
  }),
  ...(questions.length === 0 ? [] : [{ kind: 'ask', value: questions.map(({ topic }) => topic).join('+') }]),
  ...(service === null ? [] : [{ kind: 'svc', value: service }]),
  ...(courtesy === null ? [] : [{ kind: 'courtesy', value: COURTESY[courtesy] }]),
]

/** Of a need the words count, of questions their number unless their topics are given. */
const isSame = (want: Mark, got: Mark): boolean => {
  if (want.kind !== got.kind) return false
  if (want.kind === 'n') {
    const words = want.value.replaceAll('_', ' ')
    return got.value.replaceAll('-', ' ').includes(words) || words.includes(got.value)
  }
  if (want.kind === 'ask' && /^\d+$/.test(want.value))
    return got.value.split('+').length === Number(want.value)
  return want.value === got.value
}

type Count = { right: number; wrong: number; missing: number; extra: number }

const measure = async (set: string, isShown: boolean): Promise<void> => {
  const rows = rowsOf(set)
  const counts = new Map<string, Count>()
  const countOf = (kind: string): Count => {
    const count = counts.get(kind) ?? { right: 0, wrong: 0, missing: 0, extra: 0 }
    counts.set(kind, count)
    return count
  }
  for (const { to, text, expecting } of rows) await READERS[to]({ text, expecting, now: NOW })
  let perfect = 0
  let micros = 0
  for (const { to, text, expecting, want } of rows) {
    const before = cpuMillis()
    const got = marksIn(await READERS[to]({ text, expecting, now: NOW }))
    micros += (cpuMillis() - before) * 1_000
    const unmet = want.filter((mark) => !got.some((one) => isSame(mark, one)))
    const beyond = got.filter((one) => !want.some((mark) => isSame(mark, one)))
    for (const mark of want) if (!unmet.includes(mark)) countOf(mark.kind).right += 1
    for (const mark of unmet)
      countOf(mark.kind)[beyond.some(({ kind }) => kind === mark.kind) ? 'wrong' : 'missing'] += 1
    for (const one of beyond) if (!unmet.some(({ kind }) => kind === one.kind)) countOf(one.kind).extra += 1
    if (unmet.length + beyond.length === 0) perfect += 1
    else if (isShown) {
      const tell = (marks: readonly Mark[]) => marks.map(({ kind, value }) => `${kind}:${value}`).join(' ')
      console.log(`${text}\n    not read: ${tell(unmet)}   read instead: ${tell(beyond)}`)
    }
  }
  console.log(
    `${set}: ${perfect} of ${rows.length} messages read wholly right; ${Math.round(micros / rows.length)} us a message`,
  )
  console.table(
    Object.fromEntries(
      [...counts].map(([kind, { right, wrong, missing, extra }]) => [
        kind,
        {
          should: right + wrong + missing,
          right,
          wrong,
          missing,
          extra,
          precision: percent(right, right + wrong + extra),
          recall: percent(right, right + wrong + missing),
        },
      ]),
    ),
  )
}

const percent = (part: number, of: number): string => (of === 0 ? '' : `${((100 * part) / of).toFixed(1)} %`)

const asked = process.argv.slice(2).filter((word) => word !== '--show')
for (const set of asked.length > 0 ? asked : SETS) await measure(set, process.argv.includes('--show'))
