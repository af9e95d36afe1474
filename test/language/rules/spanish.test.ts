import { describe, expect, test } from '@jest/globals'
import { perceiveByRules } from '#language/rules/perceive'
import { business } from '../../support/business.ts'
import { NOW } from './support.ts'

const dayIn = async (text: string): Promise<unknown> => {
  const { noticed } = await perceiveByRules(business)({ text, expecting: null, now: NOW })
  const found = noticed.find(({ kind }) => kind === 'timeline')
  return found?.kind === 'timeline' ? [found.value.day, found.value.bound] : null
}

describe('a day in Spanish', () => {
  test('is not read out of an amount: "300 d" of "300 dólares" is no length of time', async () => {
    expect(await dayIn('tenemos 300 dólares al mes')).toBeNull()
  })

  test('is read beside an amount, and the amount is no year', async () => {
    expect(await dayIn('café antes del 1 de diciembre, 300 dólares al mes')).toEqual(['2026-12-01', 'before'])
  })
})
