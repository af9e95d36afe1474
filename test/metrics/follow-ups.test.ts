import { expect, test } from '@jest/globals'
import type { Playbook } from '#core/playbook'
import { days, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { followUpFigures, followUpsIn } from '#metrics/follow-ups'
import { business } from '../support/business.ts'
import { conversation } from '../support/conversation.ts'
import { patience } from '../support/patience.ts'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { telegram: { optOutReplies: 'ours', carriesTexts: false } },
}
const CHAT = { channel: 'telegram', id: '42' }

/** Left at the recap, and written to; then this is said. */
const journalOf = async (...lines: readonly string[]) => {
  const talk = await conversation(CHAT, playbook)
  await talk.says("Hi, we're 40 people and need coffee machines by December 20. Let's do it")
  await patience(talk).waits(minutes(241))
  for (const line of lines) await talk.says(line)
  const { checkout } = talk.pass().state
  if (checkout)
    await talk.comes((at) => ({
      kind: 'payment-received',
      at,
      checkout: checkout.id,
      hash: checkout.hash,
      amount: checkout.terms.dueNow,
      provider: 'builtin',
      reference: 'r1',
    }))
  return talk.pass().events
}

test('of each occasion it is counted how many were written to, answered, and ordered (D8)', async () => {
  const journals = await Promise.all([
    journalOf(),
    journalOf('no thanks'),
    journalOf('yes, go ahead', 'I agree'),
  ])
  expect(followUpFigures(journals)).toEqual([{ of: 'recap', written: 3, kept: 0, answered: 2, ordered: 1 }])
})

test('what never left is told as such, and a word of weeks later is no answer', async () => {
  const [first, ...rest] = (await journalOf()).flatMap((event) => {
    if (event.kind === 'delivery-updated') return []
    return [event]
  })
  const queued = rest.find((event) => event.kind === 'message-queued' && event.followsUp !== undefined)
  if (!first || queued?.kind !== 'message-queued' || first.kind !== 'message-received')
    throw new Error('Nothing was queued.')
  const { outgoing, at } = queued
  const late = { ...first, at: at + days(8) } as typeof first
  const told = { kind: 'delivery-updated', at, outgoing, state: 'withdrawn', reason: null } as const
  expect(followUpsIn([first, ...rest, told, late])).toMatchObject([{ kept: true, answeredAt: null }])
})
