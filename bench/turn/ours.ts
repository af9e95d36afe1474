import { run } from '#app/production'
import { readConfig } from '#config/environment'
import type { Memory } from '#contracts/memory'
import { answerTo } from './child.ts'
import { type Gate, gated, seedInto } from './seed.ts'

/** The measured server: the program as `npm start` runs it, under the environment it is given. */
let memory: Memory | null = null
let gate: Gate | null = null
const running = await run(readConfig(process.env), undefined, (options) => {
  memory = options.memory
  gate = gated(options.memory)
  return { ...options, memory: gate.memory }
})

answerTo(running.port, {
  seed: async (seed) => (memory && gate ? seedInto(memory, gate, seed) : 0),
  stop: running.stop,
})
