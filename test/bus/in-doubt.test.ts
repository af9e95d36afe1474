import { describe, expect, test } from '@jest/globals'
import { DEFAULT_POLICY } from '#config/business'
import { minutes } from '#core/time'
import { eventually } from '../support/eventually.ts'
import { platform } from '../support/platform.ts'
import { openPost } from '../support/post.ts'

const PHONE = { channel: 'sms', id: '+12125550123' }

describe('a send of unknown end, where the policy rather says a thing twice (I5)', () => {
  const TWICE = { ...DEFAULT_POLICY, inDoubt: { texts: 'rather-twice', chats: 'rather-twice' } as const }
  const uncertain = { kind: 'uncertain', reason: 'no answer' } as const

  test('is sent once more where the platform can never tell', async () => {
    const wire = platform({ reconciles: false }, 'blind')
    const post = await openPost([wire.adapter], undefined, { policy: TWICE })
    wire.answers.push(uncertain)
    await post.queue(['hello'], { channel: 'blind', id: 'x' })
    await eventually(() => expect(wire.sent).toEqual(['hello']))
    expect(wire.keys).toHaveLength(2)
    await post.close()
  })

  test('and given up when that is in doubt as well', async () => {
    const wire = platform({ reconciles: false }, 'blind')
    const post = await openPost([wire.adapter], undefined, { policy: TWICE })
    wire.answers.push(uncertain, uncertain)
    await post.queue(['hello'], { channel: 'blind', id: 'x' })
    await eventually(async () => expect(await post.news()).toMatchObject([{ state: 'uncertain' }]))
    expect(wire.keys).toHaveLength(2)
    await post.close()
  })

  test('or once the platform has not been able to tell for long', async () => {
    const wire = platform()
    const post = await openPost([wire.adapter], undefined, { policy: TWICE })
    wire.answers.push(uncertain)
    await post.queue(['hello'], PHONE)
    await eventually(() => expect(wire.answers).toEqual([]))
    await post.later(minutes(11))
    await eventually(() => expect(wire.sent).toEqual(['hello']))
    await post.close()
  })
})

test('without a word in the policy a text is never said twice, and a word in a chat rather twice', async () => {
  const phone = platform({ reconciles: false }, 'phone')
  const chat = platform({ reconciles: false, carriesTexts: false }, 'chat')
  const post = await openPost([phone.adapter, chat.adapter])
  for (const wire of [phone, chat]) wire.answers.push({ kind: 'uncertain', reason: 'no answer' })
  await post.queue(['hello'], { channel: 'phone', id: 'x' })
  await post.queue(['hello'], { channel: 'chat', id: 'x' })
  await eventually(() => expect(chat.sent).toEqual(['hello']))
  await eventually(async () => expect(await post.memory.outbox.dead(9)).toHaveLength(1))
  expect(phone.keys).toHaveLength(1)
  await post.close()
})
