import { expect, test } from '@jest/globals'
import type { Address } from '#core/address'
import { after, seconds } from '#core/time'
import { begun, goOn, MAILBOXES, talkingAt } from '../support/onward.ts'
import { activity } from '../support/play.ts'
import { STAGES } from '../support/stages.ts'
import type { Talk } from '../support/talk.ts'

const { webchat, sms } = MAILBOXES
const stage = STAGES['a recap']
const by = await talkingAt(stage)
const recapped = await goOn(begun(stage, webchat, by, [sms]), stage.by, webchat, by)

/** Two messages that were answered together, as texts that follow each other at once are. */
const both = async (...burst: readonly (readonly [Address, string])[]): Promise<Talk> => {
  let talk = recapped
  for (const [n, [address, text]] of burst.entries())
    talk = await by.comes(talk, (at) => ({
      kind: 'message-received',
      at: after(at, seconds(n + 1)),
      address,
      activity: activity(text, address, `burst-${n}`),
      more: n + 1 < burst.length,
    }))
  return talk
}

const said = (talk: Talk) =>
  talk.pass.events
    .slice(recapped.pass.events.length)
    .flatMap((event) =>
      event.kind === 'message-queued' ? [`${event.to.channel}: ${event.message.text}`] : [],
    )

test('of a burst on two channels there is one answer, where its last message came from', async () => {
  const talk = await both([webchat, 'do you have oat milk?'], [sms, 'and tea?'])
  expect(said(talk)).toEqual([expect.stringMatching(/^sms: .*oat milk.*[Tt]ea/s)])
  const { question, outgoing } = talk.pass.state
  expect(outgoing[question?.outgoing ?? '']?.to).toEqual(sms)
})

test('a yes in it counts where its question was put, and what follows is put where they are', async () => {
  const talk = await both([webchat, 'yes, go ahead'], [sms, 'do you have oat milk?'])
  expect(talk.pass.state.acceptance?.evidence.address).toEqual(webchat)
  expect(said(talk)).toEqual([expect.stringMatching(/^sms: .*oat milk.*One thing to agree to/s)])
})

test('a yes where its question was not put counts for nothing, and has it put there', async () => {
  const talk = await both([webchat, 'do you have oat milk?'], [sms, 'yes, go ahead'])
  expect(talk.pass.state.acceptance).toBeNull()
  expect(said(talk)).toEqual([expect.stringMatching(/^sms: .*Please check this order/s)])
})
