import { expect, test } from '@jest/globals'
import type { Event } from '#core/event'
import { messageId } from '#core/ids'
import type { ModelUse } from '#core/model'
import { emptyReading } from '#core/reading'
import { milliseconds } from '#core/time'
import { modelFigures } from '#metrics/model'
import { MONDAY as at } from '../support/play.ts'

const use = (took: number, failed?: ModelUse['failed']): ModelUse => ({
  model: 'm',
  tokens: 100,
  took: milliseconds(took),
  ...(failed && { failed }),
})
const read = (model?: ModelUse): Event => ({
  kind: 'message-read',
  at,
  message: messageId('m'),
  reading: { ...emptyReading, ...(model && { model }) },
})
const composed = (model: ModelUse): Event => ({
  kind: 'composed',
  at,
  order: 'o',
  message: { text: '', choices: [], cards: [] },
  model,
})

test('a journal tells how often a model was asked, failed, was slow, and was not believed (L3, L4)', () => {
  const journals: readonly (readonly Event[])[] = [
    [
      read(use(10)),
      read(),
      composed(use(20)),
      { kind: 'draft-taken', at, of: 'o', text: 'Hi' },
      { kind: 'looked-up', at, question: 'q', passages: [], model: use(4_000, 'slow') },
    ],
    [
      composed({ model: 'm', tokens: 0, failed: 'resting' }),
      {
        kind: 'draft-refused',
        at,
        of: 'o',
        breaches: [
          { of: 'price', words: '$1' },
          { of: 'price', words: '$2' },
          { of: 'promise', words: 'free' },
        ],
      },
    ],
  ]
  expect(modelFigures(journals)).toEqual({
    asked: { read: 1, compose: 2, 'look-up': 1 },
    failed: { slow: 1, resting: 1 },
    failing: 0.5,
    tokens: 300,
    took: { median: 20, p95: 4_000 },
    facts: 0,
    taken: 1,
    refused: 1,
    breaches: { price: 1, promise: 1 },
  })
})

test('where no model was asked there are no figures', () => {
  expect(modelFigures([[read()]])).toMatchObject({ failing: null, took: null, tokens: 0 })
})
