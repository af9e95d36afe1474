import { describe, expect, test } from '@jest/globals'
import { countsInWords, countsOf, differencesInWords } from '#audit/rejudged'
import type { Playbook } from '#core/playbook'
import type { Policy } from '#core/policy'
import { rejudge } from '#core/rejudge'
import { playbook, sampleDeal } from './sample.ts'

const under = (policy: Partial<Policy>): Playbook => ({
  ...playbook,
  business: {
    ...playbook.business,
    policy: { ...playbook.business.policy, version: 'test-2', ...policy },
  },
})

const judgedBy = async (other: Playbook) => {
  const { state, events } = (await sampleDeal()).pass()
  const { differing } = rejudge(state.person, events, other)
  return {
    turns: differencesInWords(state.person, events, differing, other),
    counts: countsInWords(countsOf(differing, events)),
  }
}

describe('what another policy would have done, in words', () => {
  test('nothing else, where the policy is the same', async () => {
    expect(await judgedBy(playbook)).toMatchObject({ turns: [] })
  })

  test('a recap that comes a turn sooner counts once, as earlier', async () => {
    const { ladder } = playbook.business.policy
    const unready = under({ ladder: { ...ladder, close: [{ need: 'terms' }] } })
    const { counts, turns } = await judgedBy(unready)
    expect(counts).toMatch(/\b1 recap earlier\b/)
    expect(turns[0]?.why).toBe('It was decided under policy test-1, and is judged by test-2.')
    expect(turns[0]?.differences.join('\n')).toMatch(
      /The evidence carried as far as transfer, and now carries as far as close\./,
    )
  })

  test('a person who would have been called instead of stating terms is a hand-off more and recaps fewer', async () => {
    const { escalate } = playbook.business.policy
    const { counts, turns } = await judgedBy(under({ escalate: { ...escalate, amountAbove: 100 } }))
    expect(counts).toMatch(/\b2 recaps fewer\b/)
    expect(counts).toMatch(/\b1 hand-off more\b/)
    expect(turns.flatMap(({ differences }) => differences).join('\n')).toMatch(
      /Now, and not then: Desk: A person should take over, because the order is larger than the assistant may take \(recap \w{12}\)\./,
    )
  })

  test('what differs in no word is named', async () => {
    const { turns } = await judgedBy(under({ checkoutValid: playbook.business.policy.acceptanceValid }))
    expect(turns.flatMap(({ differences }) => differences).join('\n')).toMatch(
      /Then: Deal: The link pay1 .* until Nov 26, 2026, 11:02\. Now: Deal: The link pay1 .* until Nov 26, 2026, 10:32\./,
    )
  })
})
