import { expect, test } from '@jest/globals'
import type { Incoming } from '#core/event'
import type { Playbook } from '#core/playbook'
import { after, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { linked, linkOf, money } from '../support/agreed.ts'
import { business } from '../support/business.ts'
import { nothing, type Played, play } from '../support/play.ts'
import { ANA } from './desk-bench.ts'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { webchat: { optOutReplies: 'ours', carriesTexts: false } },
  desk: true,
}

const then = (played: Played, ...events: readonly Incoming[]): Played =>
  events.reduce((now, event) => play(now, event, playbook, () => nothing), played)

const sentSince = (before: Played, now: Played) =>
  now.events
    .slice(before.events.length)
    .flatMap((event) => (event.kind === 'message-queued' ? [event.message.text] : []))

const claimed = (before: Played, quiet: boolean): Played =>
  then(before, {
    kind: 'rep-claimed',
    at: after(before.state.now, seconds(5)),
    rep: ANA,
    handOff: null,
    ...(quiet && { quiet }),
  })

const open = linked(playbook)
const { id: checkout } = linkOf(open)
const at = after(open.state.now, seconds(60))
const told = { checkout, provider: 'stripe', at } as const
const refund: Incoming = {
  kind: 'payment-reversed',
  how: 'refunded',
  amount: 24_900,
  reference: 'ch_1',
  payment: 'pi_1',
  ...told,
}
const dispute: Incoming = {
  kind: 'payment-reversed',
  how: 'disputed',
  amount: 24_900,
  reference: 'dp_1',
  payment: 'pi_1',
  ...told,
}
const won: Incoming = {
  kind: 'payment-restored',
  amount: 24_900,
  reference: 'dp_1',
  payment: 'pi_1',
  ...told,
}
const declined: Incoming = { kind: 'payment-failed', how: 'declined', reference: 'cs_1', ...told }

test.each([
  ['could not be taken', [], declined, ['payment-failed']],
  ['fits nothing', [], money(open, { amount: 1 }), ['payment-unmatched']],
  ['goes back', [money(open)], refund, ['payment-reversed']],
  ['is ours after a dispute', [money(open), dispute], won, ['payment-restored']],
] as const)(
  'who pays hears of money that %s, whoever has the conversation (D7, I12)',
  (_, first, news, words) => {
    for (const quiet of [false, true]) {
      const beside = claimed(then(open, ...first), quiet)
      expect(sentSince(beside, then(beside, news))).toEqual(words)
    }
  },
)
