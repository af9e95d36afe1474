import { expect, test } from '@jest/globals'
import type { Model } from '#contracts/model'
import { messageId } from '#core/ids'
import { milliseconds } from '#core/time'
import fernhill from '#examples/fernhill/business'
import { ruleLanguage } from '#language/index'
import { perceived } from '#turn/language'
import { MONDAY } from '../support/play.ts'

const playbook = { business: fernhill, channels: {}, model: true }
const allowed = { role: 'sdr', time: milliseconds(400), tokens: 100, calls: 1, today: 100 } as const

/** What of a message counts that a model has pointed at, whatever it is worth to it. */
const kept = async (text: string, quote: string) => {
  const model: Model = {
    perceive: async () => ({
      noticed: [{ kind: 'need', value: 'anything', quote, confidence: 1 }],
      use: { model: 'm', tokens: 1 },
    }),
    lookUp: async ({ passages }) => ({ passages, use: null }),
    compose: async () => ({ use: null }),
  }
  const ask = {
    ask: 'read',
    message: messageId('m1'),
    at: MONDAY,
    text,
    expecting: null,
    model: allowed,
  } as const
  const { noticed } = await perceived(ask, { language: ruleLanguage(fernhill), model, playbook })
  return noticed.filter(({ by }) => by === 'model').map(({ value }) => value)
}

test.each([
  ["honestly, we don't need machines", 'machines'],
  ["honestly, we don't need machines", "we don't need machines"],
  ['the machines are not what we want', 'the machines'],
  ['we could never use machines here', 'machines'],
])('what %j denies no model can point at, whoever brings it: %j (I7)', async (text, quote) => {
  expect(await kept(text, quote)).toEqual([])
})

test('what it states may be pointed at', async () => {
  expect(await kept('upstairs they keep on about machines', 'machines')).toEqual(['machines'])
})
