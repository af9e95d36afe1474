import { expect, test } from '@jest/globals'
import type { Expecting } from '#core/reading'
import fernhill from '#examples/fernhill/business'
import { isWorthReading } from '#language/llm/worth'
import { perceiveByRules } from '#language/rules/perceive'
import { MONDAY } from '../../support/play.ts'

const isWorth = async (text: string, expecting: Expecting | null): Promise<boolean> => {
  const heard = { text, expecting, now: MONDAY }
  return isWorthReading(heard, await perceiveByRules(fernhill)(heard))
}

test.each<readonly [string, Expecting | null]>([
  ['yes', 'acceptance'],
  ['yes, go ahead please', 'acceptance'],
  ['no', 'acceptance'],
  ['2', null],
  ['123456', 'code'],
  ['the digits you sent me are probably 123456', 'code'],
  ['jane.doe.of.accounting@example.com', null],
  ['STOP', null],
  ['hi, thanks!', null],
  ['👍', null],
  ['we are 40 people', 'quantity'],
  ['about $300 a month', 'budget'],
  ['do you have oat milk?', null],
  ['lorem ipsum dolor '.repeat(200), null],
])('asks no model about %j while we wait for %s: the rules have all of it', async (text, expecting) => {
  expect(await isWorth(text, expecting)).toBe(false)
})

test.each<readonly [string, Expecting | null]>([
  ['everybody on both floors, so the whole gang', 'quantity'],
  ['we run a little studio, mornings are brutal and somebody should fix the espresso situation', null],
  ['somos unas cuarenta personas en la oficina', null],
])('asks a model about %j while we wait for %s', async (text, expecting) => {
  expect(await isWorth(text, expecting)).toBe(true)
})
