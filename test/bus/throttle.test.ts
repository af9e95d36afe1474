import { afterEach, describe, expect, test } from '@jest/globals'
import type { Capabilities } from '#contracts/adapter'
import { milliseconds, seconds } from '#core/time'
import { eventually } from '../support/eventually.ts'
import { type Platform, platform } from '../support/platform.ts'
import { openPost, type Post } from '../support/post.ts'

const phone = (n: number) => ({ channel: 'sms', id: `+1415555${1000 + n}` })

const open: Post[] = []
afterEach(async () => {
  for (const post of open.splice(0)) await post.close()
})

const begin = async (
  can: Partial<Capabilities> = {},
): Promise<{ wire: Platform; chat: Platform; post: Post }> => {
  const [wire, chat] = [platform(can), platform({}, 'webchat')]
  const post = await openPost([wire.adapter, chat.adapter])
  open.push(post)
  return { wire, chat, post }
}

/** It stays so, however often the pumps look. */
const stays = async (post: Post, attempt: () => void): Promise<void> => {
  for (let looks = 0; looks < 8; looks++) {
    post.pump.ring()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  attempt()
}

describe('the rate of a channel (C5)', () => {
  const rate = { perSecond: 10, burst: 2 }

  test('holds, however much waits, and nothing is counted as a failed try', async () => {
    const { wire, post } = await begin({ rate })
    for (let n = 0; n < 5; n++) await post.queue([`${n}`], phone(n))
    await stays(post, () => expect(wire.sent).toHaveLength(2))
    await post.later(milliseconds(100))
    await stays(post, () => expect(wire.sent).toHaveLength(3))
    await post.later(milliseconds(200))
    await eventually(() => expect(wire.sent).toHaveLength(5))
  })

  test('is one for all nodes', async () => {
    const { wire, post } = await begin({ rate })
    await post.memory.outbox.pace('sms', rate, 2, post.now())
    await post.queue(['mine'], phone(1))
    await stays(post, () => expect(wire.sent).toEqual([]))
    await post.later(milliseconds(100))
    await eventually(() => expect(wire.sent).toEqual(['mine']))
  })

  test('is left to the busy nodes by an idle one, but for a single call', async () => {
    const { post } = await begin({ rate: { perSecond: 10, burst: 9 } })
    await stays(post, () => {})
    const left = await post.memory.outbox.pace('sms', { perSecond: 10, burst: 9 }, 99, post.now())
    expect(left.granted).toBe(8)
  })

  test('counts every part of a long text', async () => {
    const { wire, post } = await begin({ rate })
    await post.queue(['one|two|three'], phone(1))
    await stays(post, () => expect(wire.sent).toEqual(['one', 'two']))
    await post.later(milliseconds(100))
    await eventually(() => expect(wire.sent).toEqual(['one', 'two', 'three']))
  })

  test('does not slow down another channel', async () => {
    const { chat, post } = await begin({ rate })
    for (let n = 0; n < 5; n++) await post.queue([`${n}`], phone(n))
    await post.queue(['at once'], { channel: 'webchat', id: 'c1' })
    await eventually(() => expect(chat.sent).toEqual(['at once']))
  })
})

describe('a platform that wants us slower (C5)', () => {
  const SLOWER = { kind: 'retry', afterMs: seconds(30), reason: '429', slowDown: true } as const

  test('is left alone until it said, by all that waits for it; other channels go on', async () => {
    const { wire, chat, post } = await begin()
    wire.answers.push(SLOWER)
    await post.queue(['first'], phone(1))
    await eventually(() => expect(wire.answers).toEqual([]))
    await post.queue(['second'], phone(2))
    await post.queue(['chat'], { channel: 'webchat', id: 'c1' })
    await eventually(() => expect(chat.sent).toEqual(['chat']))
    await post.later(seconds(29))
    await stays(post, () => expect(wire.keys).toHaveLength(1))
    await post.later(seconds(1))
    await eventually(() => expect([...wire.sent].sort()).toEqual(['first', 'second']))
  })

  test('does not get the rest of a long text either', async () => {
    const { wire, post } = await begin()
    wire.answers.push('hang', SLOWER)
    await post.queue(['one|two'], phone(1))
    await eventually(() => expect(wire.keys).toHaveLength(1))
    await post.queue(['other'], phone(2))
    await eventually(() => expect(wire.answers).toEqual([]))
    wire.letGo()
    await stays(post, () => expect(wire.sent).toEqual(['one']))
    await post.later(seconds(30))
    await eventually(() => expect([...wire.sent].sort()).toEqual(['one', 'other', 'two']))
  })

  test('holds back nobody else where it only means one message', async () => {
    const { wire, post } = await begin()
    wire.answers.push({ ...SLOWER, slowDown: false })
    await post.queue(['first'], phone(1))
    await eventually(() => expect(wire.answers).toEqual([]))
    await post.queue(['second'], phone(2))
    await eventually(() => expect(wire.sent).toEqual(['second']))
  })
})

describe('a recipient who may not be called without a pause (C5)', () => {
  const can = { restPerRecipient: seconds(1) }

  test('gets one message after the other with the pause between, and others wait for none of it', async () => {
    const { wire, post } = await begin(can)
    await post.queue(['one', 'two'], phone(1))
    await post.queue(['elsewhere'], phone(2))
    await eventually(() => expect([...wire.sent].sort()).toEqual(['elsewhere', 'one']))
    await post.later(milliseconds(999))
    await stays(post, () => expect(wire.sent).toHaveLength(2))
    await post.later(milliseconds(1))
    await eventually(() => expect(wire.sent.slice(2)).toEqual(['two']))
  })

  test('gets the parts of a long text so as well, and hears of it once', async () => {
    const { wire, post } = await begin(can)
    await post.queue(['one|two'], phone(1))
    await stays(post, () => expect(wire.sent).toEqual(['one']))
    await post.later(seconds(1))
    await eventually(() => expect(wire.sent).toEqual(['one', 'two']))
    await eventually(async () => expect(await post.news()).toMatchObject([{ state: 'sent' }]))
    expect(wire.keys).toHaveLength(2)
  })
})
