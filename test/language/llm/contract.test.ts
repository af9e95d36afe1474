import { afterAll, afterEach } from '@jest/globals'
import fernhill from '#examples/fernhill/business'
import { openAiModel } from '#language/llm/index'
import { type Fault, modelContract } from '../../contracts/model.ts'
import { hearingLog } from '../../support/hearing-log.ts'
import { type Behaviour, type ModelServer, openModelServer } from '../../support/model-server.ts'
import { MONDAY } from '../../support/play.ts'

const AS: { readonly [fault in Fault]: Behaviour } = {
  down: { does: 'fail', status: 500 },
  slow: { does: 'hang' },
  malformed: { does: 'cut' },
  refused: { does: 'refuse' },
  'rate-limited': { does: 'fail', status: 429, headers: { 'retry-after': '30' } },
}

/** Takes every run of up to three words for a fact of every kind. */
const WILD: Behaviour = {
  does: 'answer',
  say: (task) => {
    if (task.task === 'compose') return task.template
    const words = task.message.split(' ')
    const runs = words.flatMap((_, n) =>
      [words.slice(n, n + 1), words.slice(n, n + 3)].map((run) => run.join(' ')),
    )
    return {
      facts: ['quantity', 'budget', 'timeline', 'objection', 'decision'].flatMap((kind) =>
        runs.slice(0, 4).map((quote) => ({ kind, quote })),
      ),
    }
  },
}

let server: ModelServer | null = null
const closeIt = async () => {
  await server?.close()
  server = null
}
afterEach(closeIt)
afterAll(closeIt)

modelContract('a model by LangChain', async (fault) => {
  server = await openModelServer(fault ? AS[fault] : WILD)
  const openAi = { apiKey: 'sk-test', baseUrl: server.url, model: 'gpt-4.1-mini' }
  return openAiModel({ openAi, business: fernhill, clock: { now: () => MONDAY }, log: hearingLog() })
})
