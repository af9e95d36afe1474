import { expect, test } from '@jest/globals'
import { isSameRegister } from '#core/crm'
import type { Incoming } from '#core/event'
import type { Playbook } from '#core/playbook'
import { after, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { linked, linkOf, money } from '../support/agreed.ts'
import { business } from '../support/business.ts'
import { nothing, type Played, play } from '../support/play.ts'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { webchat: { optOutReplies: 'ours', carriesTexts: false } },
  crm: true,
}

const then = (played: Played, ...events: readonly Incoming[]): Played =>
  events.reduce((now, event) => play(now, event, playbook, () => nothing), played)

test('a second payment for one order is told beside the first, and so is that it went back (S4, D7)', () => {
  const open = linked(playbook)
  const twice = then(open, money(open), money(open, { reference: 'pi_2' }))
  const back = then(twice, {
    kind: 'payment-reversed',
    at: after(twice.state.now, seconds(5)),
    checkout: linkOf(open).id,
    how: 'refunded',
    amount: 24_900,
    provider: 'stripe',
    reference: 'ch_2',
    payment: 'pi_2',
  })
  const told = back.events.flatMap((event) =>
    event.kind === 'crm-told' && event.entry.field === 'payment' ? [event.entry] : [],
  )
  expect(told.map(({ value }) => [value.standing, value.reference, value.reason === null])).toEqual([
    ['paid', 'pi_1', true],
    ['mismatch', 'pi_2', false],
    ['mismatch', 'pi_2', false],
  ])
  const last = told.filter((one, n) => !told.slice(n + 1).some((later) => isSameRegister(one, later)))
  expect(last.map(({ value }) => value.standing)).toEqual(['paid', 'mismatch'])
})
