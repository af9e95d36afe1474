import type { Breach } from './evidence.ts'
import { figureOf, spoken } from './figures.ts'
import type { ChaosOptions } from './options.ts'
import { type Stretch, stretchAt } from './plan.ts'
import type { Doubt } from './record.ts'
import type { Outcome } from './run.ts'

/** A run in words, for whoever started it. */
export const report = (outcome: Outcome): string => {
  const { options, evidence, record, breaches, story } = outcome
  const turns = record.turns()
  const taken = evidence.tracks.filter(({ acknowledged }) => acknowledged !== null)
  const requests = sum(evidence.tracks.map((track) => track.requests))
  const refused = sum(evidence.tracks.map((track) => track.refused))
  const lines: readonly (readonly [string, string])[] = [
    ['setting', setting(options)],
    ['harm', harm(outcome)],
    ['trouble at platforms', told(outcome.troubles)],
    [
      'accepted',
      `${count(taken.length)} messages in ${count(requests)} webhooks, ${count(refused)} of them not taken`,
    ],
    [
      'turns',
      `${count(turns.committed)} committed, ${turns.fenced} refused by the fence, ${turns.already} committed before`,
    ],
    [
      'replies',
      `${count(evidence.arrivals.length)} arrived; ${count(evidence.dead.length)} given up as uncertain`,
    ],
    ...(['lost', 'doubled', 'out of order', 'left over', 'drifted'] as const).map(
      (kind) => [kind, String(breaches.filter((one) => one.kind === kind).length)] as const,
    ),
    ['uncertain sends', doubts(record.doubts)],
    ['recovery after a kill', recovery(outcome)],
    ['timers', timers(record.lateness)],
    ['waiting for a reply', waiting(outcome)],
    [
      'time',
      `sent in ${spoken(story.sentIn)}, at rest ${story.rest.kind === 'restless' ? 'never' : `${spoken(story.rest.after)} later`}`,
    ],
  ]
  const width = Math.max(...lines.map(([name]) => name.length)) + 2
  const indent = ' '.repeat(width)
  return [
    ...lines.map(([name, text]) => `${name.padEnd(width)}${text.replaceAll('\n', `\n${indent}`)}`),
    ...breachesIn(breaches),
    breaches.length === 0 ? 'Every promise was kept.' : `${breaches.length} promises were not kept.`,
  ].join('\n')
}

const count = (n: number): string => n.toLocaleString('en-US')
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)
const told = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, n]) => `${name}: ${n}`)
    .join(' · ') || 'none'

const setting = (options: ChaosOptions): string =>
  [
    `seed ${options.seed}`,
    options.embedded ? '1 node on the embedded memory' : `${options.nodes} nodes on one Redis`,
    `${options.persons} persons on 4 channels`,
    `${count(options.messages)} messages, ${options.perSecond} a second`,
  ].join(' · ')

const harm = ({ story }: Outcome): string =>
  [
    `${story.kills.length} kills (SIGKILL)`,
    `${story.freezes.length} freezes beyond the lease`,
    story.outages.length === 0
      ? 'no restart of Redis'
      : `Redis restarted, away for ${story.outages.map(([from, to]) => spoken(to - from)).join(', ')}`,
    ...(story.fallen.length === 0
      ? []
      : [`${story.fallen.length} nodes ended by themselves and were started again`]),
  ].join(' · ')

/** How a doubtful send was settled: what its platform makes possible, and what it said. */
const settled = ({ channel, answer, outcome }: Doubt): string => {
  if (outcome === 'dead') return 'given up, its platform cannot say'
  if (answer === 'sent') return 'the platform said it was sent'
  if (answer === 'not-sent') return 'the platform said it was not, sent again'
  if (channel === 'keyed' || channel === 'webchat') return 'repeated under its key'
  if (channel === 'directory') return 'done again, which changes nothing'
  return 'settled by a node that was killed before it could tell how'
}

const doubts = (all: ReadonlyMap<string, Doubt>): string => {
  const counts = new Map<string, number>()
  for (const doubt of all.values()) {
    const name = `${doubt.channel}: ${settled(doubt)}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [count(all.size), ...[...counts].sort().map(([name, n]) => `  ${name}: ${n}`)].join('\n')
}

const recovery = (outcome: Outcome): string => {
  const { turns, sends } = outcome.record.recoveries
  return [
    `a turn that was cut off is taken up again after ${medianAndMax(turns.resumed)}, committed after ${medianAndMax(turns.finished)}`,
    `a send that was cut off is taken up again after ${medianAndMax(sends.resumed)}, settled after ${medianAndMax(sends.finished)}`,
    `everybody else: never longer than ${spoken(longestSilence(outcome))} without a reply to anyone, but for Redis' absence`,
  ].join('\n')
}

const medianAndMax = (lengths: readonly number[]): string => {
  const { p50, most, count: n } = figureOf(lengths)
  return `${spoken(p50)} (median), ${spoken(most)} (max of ${n})`
}

/** Between the first kill and the last, while Redis was there. */
const longestSilence = ({ evidence, story }: Outcome): number => {
  const [from, to] = [story.kills[0] ?? 0, story.kills.at(-1) ?? 0]
  const wasAway = (a: number, b: number): boolean =>
    story.outages.some(([gone, back]) => a <= back && b >= gone)
  const times = evidence.arrivals.map(({ at }) => Number(at)).filter((at) => at >= from && at <= to)
  times.sort((a, b) => a - b)
  const gaps = times.slice(1).map((at, n) => {
    const before = times[n] ?? at
    return wasAway(before, at) ? 0 : at - before
  })
  return Math.max(0, ...gaps)
}

const timers = (lateness: readonly number[]): string => {
  const late = figureOf(lateness)
  return `${count(late.count)} came; late by ${spoken(late.p50)} (p50), ${spoken(late.p99)} (p99), ${spoken(late.most)} (max), in the chaos too`
}

/** From the first webhook to the reply's arrival, for those whose own turns are quick. */
const waiting = (outcome: Outcome): string => {
  const figures = (['alone', 'beside'] as const).map((stretch) => waits(outcome, stretch))
  const slow = new Set(
    outcome.evidence.tracks.flatMap(({ text }) => (text.buyer.isSlow ? [text.buyer.name] : [])),
  ).size
  const [alone, beside] = figures.map((wait) => `${spoken(wait.p50)} (p50), ${spoken(wait.p99)} (p99)`)
  return `the quick among themselves: ${alone}\nbeside ${slow} whose turns take 2 to 10 s: ${beside}`
}

const waits = ({ evidence, options }: Outcome, stretch: Stretch) => {
  const arrived = new Map(evidence.arrivals.map(({ text, at }) => [text.replace(/^echo #\d+: /, ''), at]))
  return figureOf(
    evidence.tracks.flatMap(({ text, firstSent }) => {
      const at = arrived.get(text.words)
      const isCounted = !text.buyer.isSlow && stretchAt(text.at, options) === stretch
      return isCounted && at !== undefined && firstSent !== null ? [at - firstSent] : []
    }),
  )
}

const SHOWN = 20

const breachesIn = (breaches: readonly Breach[]): readonly string[] => [
  ...breaches.slice(0, SHOWN).map(({ kind, what }) => `  ${kind}: ${what}`),
  ...(breaches.length > SHOWN ? [`  and ${breaches.length - SHOWN} more`] : []),
]
