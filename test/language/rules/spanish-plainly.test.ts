import { describe, expect, test } from '@jest/globals'
import type { Expecting, Reading } from '#core/reading'
import fernhill from '#examples/fernhill/business'
import { perceiveByRules } from '#language/rules/perceive'
import { NOW } from './support.ts'

const read = (text: string, expecting: Expecting | null, locale: 'en' | 'es' = 'es'): Promise<Reading> =>
  perceiveByRules(fernhill)({ text, expecting, now: NOW, locale })
const kinds = async (...heard: Parameters<typeof read>): Promise<readonly string[]> =>
  (await read(...heard)).noticed.map(({ kind }) => kind)

describe('what says something else is no thing that they look for', () => {
  test.each([
    ['lo antes posible', 'es'],
    ['100 dólares al mes', 'es'],
    ['de acuerdo', 'es'],
    ['de acuerdo', 'en'],
  ] as const)('%s, to a question in "%s"', async (text, locale) => {
    expect(await kinds(text, 'need', locale)).not.toContain('need')
  })

  test('and a thing, named alone or beside it, is one', async () => {
    expect(await kinds('café de especialidad', 'need')).toEqual(['need'])
    expect(await kinds('máquinas de café, 300 dólares al mes', 'need')).toContain('need')
  })
})

describe('not to know is no refusal in Spanish, and holds nothing up', () => {
  test.each([
    'no sé',
    'ni idea',
    'todavía no sé',
    'aún no lo sé',
    'no sabría decirte',
    'todavía no lo hemos decidido',
  ])('%s', async (text) => {
    const { acceptance, noticed } = await read(text, 'budget')
    expect(acceptance).toMatchObject({ verdict: 'uncertain', hesitates: true })
    expect(acceptance.spans.map(({ as }) => as)).toEqual(['unsure'])
    expect(noticed).toEqual([])
  })

  test('"todavía no" is still not yet', async () => {
    const { noticed } = await read('todavía no', 'budget')
    expect(noticed).toMatchObject([{ kind: 'objection', value: 'timing' }])
  })
})

test('"lo antes posible" is a time as well, within a week', async () => {
  expect((await read('lo antes posible', 'timeline')).noticed).toContainEqual(
    expect.objectContaining({ kind: 'timeline', value: { day: '2026-11-30', bound: 'by' } }),
  )
})
