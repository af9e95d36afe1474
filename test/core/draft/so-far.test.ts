import { expect, test } from '@jest/globals'
import { judgedSoFar } from '#core/draft'
import { plain } from '#core/message'
import { RULES, someone } from './judge.ts'

const passage =
  'Delivery is free, and there is none on weekends. Oat milk comes with every plan. It is for about 40 people.'

const soFar = (text: string, template = passage) =>
  judgedSoFar(text, { message: plain(template), briefs: ['price'] }, someone(), RULES).kind

test('a beginning is taken though the rest of what is to be told has not come yet', () => {
  expect(soFar('Oat milk comes with every plan.')).toBe('taken')
})

test.each([
  'Oat milk comes with every plan. It costs $5.',
  'Oat milk comes with every plan, and we refund it.',
])('a beginning is refused for what it briefs: %s', (text) => expect(soFar(text)).toBe('refused'))

test.each(['There is delivery on weekends.', 'It is for 40 people.'])(
  'a beginning waits while it lacks what would make it true: %s',
  (text) => expect(soFar(text)).toBe('not-yet'),
)

test('what stands at the head of the message is shown with it', () => {
  const message = plain(`Hi, I am the automated assistant.\n\n${passage}`)
  const says = ['introduce', 'price'] as const
  expect(judgedSoFar('Oat milk comes with every plan.', { message, briefs: says }, someone(), RULES)).toEqual(
    {
      kind: 'taken',
      shown: 'Hi, I am the automated assistant.\n\nOat milk comes with every plan.',
    },
  )
})
