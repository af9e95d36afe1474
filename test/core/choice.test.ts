import { describe, expect, test } from '@jest/globals'
import { chosen } from '#core/choice'

const plans = ['Starter', 'Team', 'Roastery'].map((title) => ({ title, value: `the ${title} plan` }))

describe('chosen (I14)', () => {
  test.each(['2', ' 2. ', '#2', 'option 2', 'the second', 'second one', 'Team', 'TEAM!', 'the team plan'])(
    '%j takes the second of three',
    (text) => expect(chosen(text, plans)).toBe(plans[1]),
  )

  test.each(['4', '0', '22 people', 'no', 'maybe 2 or 3', '', 'teams', 'the fourth'])(
    '%j takes none',
    (text) => expect(chosen(text, plans)).toBeNull(),
  )

  test('nothing can be taken where nothing was offered', () => expect(chosen('1', [])).toBeNull())
})
