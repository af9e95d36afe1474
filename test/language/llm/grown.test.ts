import { afterEach, expect, test } from '@jest/globals'
import { plain } from '#core/message'
import { seconds } from '#core/time'
import fernhill from '#examples/fernhill/business'
import { openAiModel } from '#language/llm/index'
import { openAgentServer } from '../../support/agent-server.ts'
import { hearingLog } from '../../support/hearing-log.ts'
import { MONDAY } from '../../support/play.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const TELLING = {
  briefs: [{ say: 'ask', fact: 'decision' }] as const,
  template: plain('Who makes the decision on your side?'),
  channel: 'webchat',
}
const AMPLE = { role: 'sdr', time: seconds(30), tokens: 6_000, calls: 4, today: 6_000 } as const

const composing = async (words: string, hear?: (text: string) => void) => {
  const server = await openAgentServer(() => ({ words }))
  open.push(server)
  const { openAi, calls, spent } = server
  const model = openAiModel({
    openAi,
    business: fernhill,
    clock: { now: () => MONDAY },
    log: hearingLog(),
  })
  return { ...(await model.compose(TELLING, AMPLE, hear)), calls, spent: spent() }
}

const WORDS = 'Who decides on your side?'

test('words are heard as they grow by whoever waits, and counted as ever', async () => {
  const heard: string[] = []
  const { draft, use, calls, spent } = await composing(WORDS, (text) => void heard.push(text))
  expect(new Set(heard).size).toBeGreaterThan(4)
  expect(heard.every((text, n) => WORDS.startsWith(text) && text.startsWith(heard[n - 1] ?? ''))).toBe(true)
  expect(heard.at(-1)).toBe(WORDS)
  expect(draft).toEqual({ text: 'Who decides on your side?' })
  expect([use?.tokens, use?.failed, calls[0]?.stream]).toEqual([spent, undefined, true])
})

test('where nobody waits they come in one piece', async () => {
  const { draft, calls } = await composing(WORDS)
  expect([draft, calls[0]?.stream]).toEqual([{ text: 'Who decides on your side?' }, false])
})

test('an answer without words is none, however it comes', async () => {
  const { draft, use } = await composing('', () => {})
  expect([draft, use?.failed]).toEqual([undefined, 'refused'])
})
