import { describe, expect, test } from '@jest/globals'
import type { Playbook } from '#core/playbook'
import type { Reading } from '#core/reading'
import { after, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { linked, linkOf, money, refuses, says } from '../support/agreed.ts'
import { business } from '../support/business.ts'
import { nothing, type Played, play } from '../support/play.ts'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { webchat: { optOutReplies: 'ours', carriesTexts: false } },
  desk: true,
}

const open = linked(playbook)
const late = after(open.state.now, minutes(61))
const lapsed = play(open, { kind: 'timer-fired', at: late, timer: 'recap' }, playbook, () => nothing)
const back = says(lapsed, nothing, playbook)

const FIFTY: Partial<Reading> = { noticed: [{ kind: 'quantity', value: 50, quote: 'it', confidence: 1 }] }

/** The payment of the old link, which began in time and is told only now. */
const paid = (before: Played): Played =>
  play(before, money(open, { at: before.state.now }), playbook, () => nothing)

describe('a link that has lapsed', () => {
  test('is still paid by what began in time, also once the same order was put to them anew', () => {
    expect(linkOf(lapsed).standing).toBe('lapsed')
    expect(back.state.recap?.hash).toBe(linkOf(open).hash)
    for (const before of [lapsed, back]) expect(paid(before).state.payment).toMatchObject({ amount: 24_900 })
  })

  test.each([
    ['they have another order before them by now', says(lapsed, FIFTY, playbook)],
    ['they had it before them anew, and want another', says(back, FIFTY, playbook)],
    ['they want none of it any more', refuses(back, playbook)],
    ['they have started over', says(lapsed, { service: 'restart' }, playbook)],
  ] as const)('is paid by nothing where %s: a person looks at the money (A5, D7)', (_why, before) => {
    const { state } = paid(before)
    expect(state.payment).toBeNull()
    expect(state.unmatched).toMatchObject({ why: 'withdrawn', reference: 'pi_1' })
    expect(state.desk?.triggers).toEqual(['payment-mismatch'])
  })
})
