import { loaded } from '#contracts/loaded'
import type { AllSeries, Series, Tell } from './series.ts'
import type { Standing } from './standing.ts'

/** The counters of one app, and all of them as text. */
export type Registry = {
  readonly tell: Tell
  readonly shown: () => Promise<{ readonly contentType: string; readonly text: string }>
}

type Package = typeof import('prom-client')
type Register = InstanceType<Package['Registry']>
type Count = (labels: { readonly [label: string]: string }, value: number) => void

/** It takes as long to load as a third of the program does. */
const promClient = loaded(() => import('prom-client'))

/** Of the process there is one, however many apps live in it. */
const ofTheProcess = loaded(async (): Promise<Register> => {
  const { Registry, collectDefaultMetrics } = await promClient()
  const register = new Registry()
  collectDefaultMetrics({ register })
  return register
})

/** Makes a register of an app's own, each series at 0 for every label: what was never shown cannot be seen to rise. */
export const openRegistry = async (series: AllSeries, standings: readonly Standing[]): Promise<Registry> => {
  const [prom, process] = await Promise.all([promClient(), ofTheProcess()])
  const register = new prom.Registry()
  const counts = new Map<string, Count>(
    Object.entries(series).map(([key, one]) => [key, countIn(one, prom, register)]),
  )
  for (const { name, help, label, read } of standings)
    new prom.Gauge({
      name,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [register],
      async collect() {
        const readings = await read()
        // What was so before is not shown where nothing can be read now.
        if (label === undefined) this.remove()
        else this.reset()
        for (const { value, of } of readings) this.set(label && of ? { [label]: of } : {}, value)
      },
    })
  return {
    tell: (key, labels, value = 1) => counts.get(key)?.(labels, value),
    shown: async () => ({
      contentType: register.contentType,
      text: `${await register.metrics()}\n${await process.metrics()}`,
    }),
  }
}

const countIn = (
  { name, help, labels: known, buckets }: Series,
  { Counter, Histogram }: Package,
  register: Register,
): Count => {
  const options = { name, help, labelNames: Object.keys(known), registers: [register] }
  if (buckets) {
    const histogram = new Histogram({ ...options, buckets: [...buckets] })
    for (const labels of combinations(known)) histogram.zero(labels)
    return (labels, value) => histogram.observe(within(labels, known), value)
  }
  const counter = new Counter(options)
  for (const labels of combinations(known)) counter.inc(labels, 0)
  return (labels, value) => counter.inc(within(labels, known), value)
}

type Labelled = { readonly [label: string]: string }

/** Nearly always all of them are known, so nothing is made anew. */
const within = (labels: Labelled, known: Series['labels']): Labelled =>
  Object.entries(labels).every(([label, value]) => known[label]?.includes(value))
    ? labels
    : Object.fromEntries(
        Object.entries(labels).map(([label, value]) => [
          label,
          known[label]?.includes(value) ? value : 'other',
        ]),
      )

const combinations = (known: Series['labels']): readonly Labelled[] =>
  Object.entries(known).reduce<readonly Labelled[]>(
    (all, [label, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [label]: value }))),
    [{}],
  )
