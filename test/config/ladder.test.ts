import { describe, expect, test } from '@jest/globals'
import { definePolicy, type PolicyInput } from '#config/business'

/** What a commitment needs, whoever writes its ladder. */
const NEEDED = [
  { need: 'recap' },
  { need: 'acceptance', tier: 'assent' },
  { need: 'acknowledgements' },
  { need: 'second-yes' },
  { need: 'identity' },
  { need: 'amount', most: 5 },
] as const

const policy = (rules: Partial<PolicyInput>) => definePolicy({ timeZone: 'UTC', ...rules })

describe('the ladder of a policy', () => {
  test.each(NEEDED.map(({ need }) => need))('lets nothing bind without "%s" (I6, A4)', (left) => {
    const commit = NEEDED.filter(({ need }) => need !== left)
    expect(() => policy({ ladder: { commit } })).toThrow(`ladder.commit lacks "${left}"`)
    expect(policy({ ladder: { commit: [...NEEDED] } }).ladder.commit).toHaveLength(NEEDED.length)
  })

  const wrong: readonly (readonly [string, Partial<PolicyInput>, string])[] = [
    [
      'an acknowledgement by the name of the second yes',
      { acknowledgements: [{ id: 'second-yes', text: 'A.' }] },
      'acknowledgements[0].id',
    ],
    ['a second yes to nothing', { confirmTwiceAbove: 0 }, 'confirmTwiceAbove'],
    ['engagement by a thousand texts', { engagement: { messages: 1_000 } }, 'engagement.messages'],
  ]
  test.each(wrong)('with %s hears of it', (_, rules, path) => {
    expect(() => policy(rules)).toThrow(`  ${path} `)
  })

  test('counts money in cents, and leaves a check out where it is not written', () => {
    expect(policy({ confirmTwiceAbove: 500 })).toMatchObject({
      confirmTwiceAbove: 50_000,
      identityAbove: null,
    })
    expect(policy({ identityAbove: null }).identityAbove).toBeNull()
  })
})
