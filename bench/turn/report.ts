import type { Calls } from './calls.ts'
import type { History } from './history.ts'
import type { Holding } from './holding.ts'
import type { Latency } from './latency.ts'
import type { Trouble } from './load.ts'
import type { Throughput } from './throughput.ts'

/** All that one run has found. */
export type Findings = {
  readonly machine: string
  readonly throughput: readonly Throughput[]
  readonly latency: readonly Latency[]
  readonly calls: readonly Calls[]
  readonly history: readonly History[]
  readonly holding: readonly Holding[]
  readonly trouble: Trouble
}

/** The findings as tables of Markdown, to be read where they are printed and to be kept where they are wanted. */
export const reportOf = (found: Findings): string =>
  [
    found.machine,
    throughputTable(found.throughput),
    latencyTable(found.latency),
    callsTable(found.calls),
    historyTable(found.history),
    holdingTable(found.holding),
    troubleLine(found.trouble),
  ]
    .filter((part) => part !== '')
    .join('\n\n')

const table = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): string => {
  if (rows.length === 0) return ''
  const all = [head, ...rows]
  const widths = head.map((_, n) => Math.max(...all.map((row) => row[n]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [title, '', line(head), rule, ...rows.map(line)].join('\n')
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-US')
const one = (value: number): string => value.toFixed(1)
const micros = ({
  serverMicros,
  redisMicros,
}: {
  readonly serverMicros: number
  readonly redisMicros: number
}) => (redisMicros === 0 ? whole(serverMicros) : `${whole(serverMicros)} + ${whole(redisMicros)}`)
const megabytes = (bytes: number): string => one(bytes / 1e6)

const throughputTable = (all: readonly Throughput[]): string =>
  table(
    'Throughput, 64 messages on their way',
    [
      '',
      'persons',
      'messages/s median (best)',
      'of the floor',
      'CPU us a message (server + Redis)',
      'p50 ms',
    ],
    all.map((row) => [
      row.name,
      whole(row.persons),
      `${whole(row.perSecond.median)} (${whole(row.perSecond.best)})`,
      share(row, all),
      micros(row),
      one(row.p50),
    ]),
  )

const share = ({ persons, perSecond }: Throughput, all: readonly Throughput[]): string => {
  const floor = all.find((row) => row.name === 'floor' && row.persons === persons)
  return floor === undefined ? '' : `${Math.round((100 * perSecond.median) / floor.perSecond.median)} %`
}

const latencyTable = (all: readonly Latency[]): string =>
  table(
    'Latency from webhook to provider, arrivals by chance',
    ['', 'at', 'messages/s', 'p50 ms', 'p99 ms median (best)', 'the load itself late, p99 ms'],
    all.map((row) => [
      row.name,
      row.at,
      whole(row.perSecond),
      one(row.p50),
      `${one(row.p99.median)} (${one(row.p99.best)})`,
      one(row.lateP99),
    ]),
  )

const callsTable = (all: readonly Calls[]): string =>
  table(
    'What a message asks of Redis',
    ['', 'scripts alone (busy)', 'commands alone (busy)', 'waits until it is sent', 'waits in all'],
    all.map(({ name, scripts, commands, waits }) => [
      name,
      `${one(scripts.alone)} (${one(scripts.busy)})`,
      `${one(commands.alone)} (${one(commands.busy)})`,
      String(waits.toSend),
      String(waits.all),
    ]),
  )

const historyTable = (all: readonly History[]): string =>
  table(
    'Longer histories, one message at a time',
    ['', 'messages before', 'p50 ms', 'CPU us a message (server + Redis)'],
    all.map((row) => [row.name, whole(row.messages), one(row.p50), micros(row)]),
  )

const holdingTable = (all: readonly Holding[]): string =>
  table(
    'Memory',
    ['', 'persons put in', 'events each', 'bytes each', 'MB for 10,000 with 50 events'],
    all.map((row) => [
      row.name,
      whole(row.persons),
      String(row.eventsEach),
      whole(row.bytesEach),
      megabytes(row.bytesOfTenThousand),
    ]),
  )

const troubleLine = ({ unanswered, refused, doubled, disordered }: Trouble): string =>
  `Unanswered ${unanswered}, refused ${refused}, answered twice ${doubled}, out of order ${disordered}.`
