import { seconds } from '#core/time'
import fernhill from '#examples/fernhill/business'
import { openAiModel } from '#language/llm/index'
import { cpuSince } from './cpu.ts'
import { hearingLog } from './hearing-log.ts'
import { MONDAY } from './play.ts'

/** In a process of its own, since a module is loaded once: what it takes to make a model ready, and then to ask it each kind of question for the first time. */
const [, , baseUrl = ''] = process.argv
const openAi = { apiKey: 'sk-test', baseUrl, model: 'gpt-4.1-mini' }
const model = openAiModel({ openAi, business: fernhill, clock: { now: () => MONDAY }, log: hearingLog() })
const allowed = { role: 'sdr', time: seconds(30), tokens: 6_000, calls: 2, today: 20_000 } as const
const template = { text: 'Who makes the decision on your side?', choices: [], cards: [] }

const costOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = process.cpuUsage()
  await work()
  return cpuSince(begun)
}

const ready = await costOf(async () => model.ready?.())
const asked = await costOf(async () => {
  await model.compose({ briefs: [{ say: 'ask', fact: 'decision' }], template, channel: 'sms' }, allowed)
  await model.lookUp({ question: 'oat milk?', passages: [], level: 'engage' }, allowed)
})
process.stdout.write(JSON.stringify({ ready, asked }))
