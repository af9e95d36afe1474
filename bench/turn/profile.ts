import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NAMES, type Name, startContender } from './contender.ts'
import { type Cost, type Summary, summaryOf } from './cpu-profile.ts'
import { loadOn } from './load.ts'
import { openProvider } from './provider.ts'
import { CROWD, IN_FLIGHT, warmUp } from './rig.ts'

/**
 * Where a server's time goes under load: `node dist/bench/turn/profile.js [embedded | redis | floor]`, or the path of a
 * `.cpuprofile` that is there already. The file stays where it says, for any viewer of flame graphs.
 */
const WARM_MESSAGES = 15_000
const WARM_MS = 45_000
const MEASURED_MS = 8_000

type Recorded = { readonly file: string; readonly messages: number; readonly micros: number }

const record = async (name: Name): Promise<Recorded> => {
  const file = join(await mkdtemp(join(tmpdir(), 'throughline-profile-')), `${name}.cpuprofile`)
  const provider = await openProvider()
  const contender = await startContender(name, { providerUrl: provider.url })
  const load = loadOn(contender, provider)
  await warmUp({ contender, load }, WARM_MESSAGES, WARM_MS)
  const before = await contender.usage()
  let messages = 0
  await contender.profile(file, async () => {
    messages = (await load.closed({ group: CROWD, persons: 1000 }, IN_FLIGHT, MEASURED_MS)).latencies.length
  })
  const { cpuMicros } = await contender.usage()
  load.close()
  await contender.stop()
  provider.close()
  return { file, messages, micros: (cpuMicros - before.cpuMicros) / messages }
}

/** Shares of the time in which anything ran, and where the cost of a message is known, its microseconds. */
const table = ({ busy, functions, parts }: Summary, micros: number | null): string => {
  const share = (part: number) => `${((100 * part) / busy).toFixed(1)} %`.padStart(8)
  const each = (part: number) => (micros === null ? '' : ((micros * part) / busy).toFixed(1).padStart(10))
  const line = ({ name, self, total }: Cost) => `${share(self)}${each(self)} ${share(total)}  ${name}`
  const head = `    self${micros === null ? '' : '    us/msg'}    total`
  return [head, ...parts.slice(0, 24).map(line), '', head, ...functions.slice(0, 60).map(line)].join('\n')
}

const [what = 'embedded'] = process.argv.slice(2)
const name = NAMES.find((one) => one === what)
const recorded = name ? await record(name) : null
const file = recorded?.file ?? what
if (recorded) console.log(`${recorded.messages} messages, ${recorded.micros.toFixed(0)} us of CPU each\n`)
console.log(table(summaryOf(JSON.parse(await readFile(file, 'utf8'))), recorded?.micros ?? null))
console.log(`\n${file}`)
