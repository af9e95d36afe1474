import { expect, test } from '@jest/globals'
import { permit } from '#core/authorize'
import type { Deed } from '#core/effect'
import { personId } from '#core/ids'
import { plain } from '#core/message'
import { instant, seconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { commit } from '#turn/commit'
import { business } from '../support/business.ts'
import { stateOf } from '../support/states.ts'

const PHONE = { channel: 'sms', id: '+14155550123' }
const CHAT = { channel: 'webchat', id: 'c1' }
const now = instant(1_000_000)

const send = (outgoing: string, to: typeof PHONE, promptedAt: typeof now | null) => {
  const deed: Deed = {
    act: 'send',
    outgoing,
    to,
    message: plain('x'),
    secret: null,
    confirmsStop: false,
    promptedAt,
  }
  return permit(deed)
}

test('a text that nobody asked for waits beside the line of its phone, and holds up no answer (C8)', async () => {
  const memory = await openEmbedded({ directory: null })
  const person = personId('p1')
  await memory.mailbox.accept(person, { id: 'in', event: { kind: 'timer-fired', at: now, timer: 't' } }, now)
  const [lease] = await memory.mailbox.lease({ now, hold: seconds(10), most: 1 })
  if (!lease) throw new Error('nobody was leased')
  const acts = [send('unasked', PHONE, null), send('answer', PHONE, now), send('in a chat', CHAT, null)]
  const playbook = {
    business,
    dialogs: [],
    channels: { sms: { carriesTexts: true, optOutReplies: 'platform' as const } },
  }
  await commit(
    lease,
    { state: stateOf(person, 0), events: [], acts },
    { memory, clock: { now: () => now }, playbook },
  )
  const take = { now, hold: seconds(30), most: 9 }
  const texts = await memory.outbox.take({ ...take, channel: 'sms' })
  expect(texts.map(({ id }) => id).sort()).toEqual(['answer', 'unasked'])
  expect(texts.map(({ deed }) => deed)).toEqual(expect.arrayContaining(acts.slice(0, 2)))
  expect(await memory.outbox.take({ ...take, channel: 'webchat' })).toMatchObject([{ to: CHAT }])
  await memory.close()
})
