import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { measureCalls } from './calls.ts'
import { NAMES, type Name } from './contender.ts'
import { type History, measureHistory } from './history.ts'
import { type Holding, measureHolding } from './holding.ts'
import { type Latency, measureLatency } from './latency.ts'
import { openProvider } from './provider.ts'
import { reportOf } from './report.ts'
import { troubles, warmUp, withRigs } from './rig.ts'
import { grow, measureThroughput, type Throughput } from './throughput.ts'

/**
 * What a turn costs, side by side: the floor, ours on the embedded memory, ours on Redis. `npm run bench:turn`, with
 * `-- --full` also for 100,000 persons, with `--only floor,embedded` for some, with `--json` for machines.
 */
const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: NAMES.join(',') },
  },
})
const names: readonly Name[] = NAMES.filter((name) => values.only.split(',').includes(name))
const sizes = [100, 1_000, 10_000, ...(values.full ? [100_000] : [])]
const provider = await openProvider()
const busy = loadavg()[0] ?? 0

const say = (what: string): void => {
  if (!values.json) console.log(`${new Date().toISOString().slice(11, 19)} ${what} ...`)
}

const throughput: Throughput[] = []
const latency: Latency[] = []
const holding: Holding[] = []
const history: History[] = []

await withRigs(names, provider, async (rigs) => {
  say('warming up')
  for (const rig of rigs) await warmUp(rig)
  for (const [step, persons] of sizes.entries()) {
    say(`${persons} persons`)
    await grow(rigs, sizes[step - 1] ?? 0, persons)
    const isMain = persons === 1_000
    const measured = await measureThroughput(rigs, {
      persons,
      rounds: isMain ? 5 : 3,
      ms: isMain ? 2_500 : 1_500,
    })
    throughput.push(...measured)
    if (isMain) latency.push(...(await measureLatency(rigs, measured, { persons, rounds: 3, ms: 2_500 })))
  }
  say('memory and histories')
  for (const rig of rigs.filter(({ contender }) => contender.name !== 'floor')) {
    holding.push(await measureHolding(rig, values.full ? 10_000 : 1_000))
    history.push(...(await measureHistory(rig, [1, 100, 1_000, 5_000])))
  }
})
say('calls to Redis')
const calls = await measureCalls(names, provider)
provider.close()

const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.version}; load average before ${busy.toFixed(1)}, after ${(loadavg()[0] ?? 0).toFixed(1)}`
const found = { machine, throughput, latency, calls, history, holding, trouble: troubles() }
console.log(values.json ? JSON.stringify(found, null, 2) : `\n${reportOf(found)}`)
