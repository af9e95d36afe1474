import { expect, test } from '@jest/globals'
import { business } from '../support/business.ts'
import { conversing } from '../support/converse.ts'
import type { Played } from '../support/play.ts'

const converse = conversing(business)

/** What was answered, and the choices under it. */
const answers = ({ acts }: Played) => acts.flatMap((act) => (act.act === 'send' ? [act.message] : []))

const EAGER = '40 people, by December 20, I decide, 300 a month'
const times = (n: number, words: string): readonly string[] => Array.from({ length: n }, () => words)

/** A question that stays without its answer (M5, D4). */
test('is put in the same words twice at most, however often only "let\'s do it" comes', async () => {
  const said = answers(await converse([EAGER, ...times(16, "let's do it")])).map(({ text }) => text)
  const questions = said.map(
    (text) => text.split(/(?<=[.!?:]) /).findLast((part) => part.endsWith('?')) ?? '',
  )
  const whole = said.filter((_, n) => questions[n] === 'What are you looking for?')
  for (const text of whole) expect(whole.filter((other) => other === text).length).toBeLessThanOrEqual(2)
})

test('comes with the plans to choose from the second time, and the one that is chosen is what they look for', async () => {
  const asked = await converse([EAGER, "let's do it"])
  expect(
    answers(asked)
      .at(-1)
      ?.choices.map(({ title }) => title),
  ).toEqual(['Starter', 'Team', 'Roastery'])
  const chosen = await converse(['Team'], asked)
  expect(chosen.state.signals.need?.value).toBe('team')
  expect(chosen.state.signals.product?.value).toBe('team')
  expect(answers(chosen).at(-1)?.question).toBe('Shall I go ahead with exactly this?')
})

test('brings a person in after its third time', async () => {
  const twice = await converse([EAGER, ...times(2, "let's do it")])
  expect(twice.state.handOffs).toEqual([])
  const thrice = await converse(["let's do it"], twice)
  expect(thrice.state.handOffs).toMatchObject([{ trigger: 'misunderstood' }])
  expect(answers(thrice).at(-1)?.text).toMatch(/keep missing what you mean/)
})

test('is no question lost while they ask something themselves', async () => {
  const asking = await converse([EAGER, ...times(4, "let's do it. Do you have oat milk?")])
  expect(asking.state.handOffs).toEqual([])
})

test('and who named what they want among other facts is not asked at all', async () => {
  const ready = await converse(['40 people, machines by December 20, I decide, 300 a month', "let's do it"])
  expect(answers(ready).at(-1)?.question).toBe('Shall I go ahead with exactly this?')
})
