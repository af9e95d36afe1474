import { readFlags } from './options.ts'
import { report } from './report.ts'
import { runChaos } from './run.ts'

/** `npm run chaos`: one run, told on standard output; ends with 1 when a promise was not kept. */
const outcome = await runChaos(readFlags(process.argv.slice(2)))
process.stdout.write(`${report(outcome)}\n`)
process.exit(outcome.breaches.length === 0 ? 0 : 1)
