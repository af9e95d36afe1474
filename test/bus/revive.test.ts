import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parcelNamed, partKey } from '#bus/key'
import { revive } from '#bus/revive'
import { seconds } from '#core/time'
import { eventually } from '../support/eventually.ts'
import { type Platform, platform } from '../support/platform.ts'
import { openPost, type Post } from '../support/post.ts'

const PHONE = { channel: 'sms', id: '+14155550123' }
const REFUSED = { kind: 'refused', reason: 'no such number', suppress: false } as const

describe('a dead letter that an operator revives', () => {
  let wire: Platform
  let post: Post

  beforeEach(async () => {
    wire = platform()
    post = await openPost([wire.adapter])
    wire.answers.push(REFUSED)
    await post.queue(['hello'], PHONE)
    await eventually(async () => expect(await post.news()).toMatchObject([{ state: 'failed' }]))
  })
  afterEach(() => post.close())

  const reviveIt = async (): Promise<boolean> => {
    const [letter] = await post.memory.outbox.dead(1)
    if (!letter) throw new Error('nothing is dead')
    return revive(letter, { memory: post.memory, clock: { now: post.now } })
  }

  test('goes out, and the journal hears of it before it hears of its sending', async () => {
    expect(await reviveIt()).toBe(true)
    await eventually(() => expect(wire.sent).toEqual(['hello']))
    await eventually(async () => expect(await post.memory.outbox.dead(9)).toEqual([]))
    const news = await post.news()
    expect(news.map(({ kind }) => kind)).toEqual(['delivery-revived', 'delivery-updated'])
    expect(news).toMatchObject([{ outgoing: wire.keys[0] }, { state: 'sent' }])
  })

  test('may fail again, and that is news and no duplicate', async () => {
    wire.answers.push(REFUSED)
    await reviveIt()
    await eventually(() => expect(wire.keys).toHaveLength(2))
    await eventually(async () =>
      expect(await post.news()).toMatchObject([{ kind: 'delivery-revived' }, { state: 'failed' }]),
    )
    expect(await post.memory.outbox.dead(9)).toMatchObject([{ parcel: { revivals: 1 } }])
  })

  test('is revived once, however many operators want it', async () => {
    const [letter] = await post.memory.outbox.dead(1)
    if (!letter) throw new Error('nothing is dead')
    const parts = { memory: post.memory, clock: { now: post.now } }
    expect(await Promise.all([revive(letter, parts), revive(letter, parts)])).toEqual([true, false])
    await eventually(() => expect(wire.sent).toEqual(['hello']))
    await post.later(seconds(60))
    expect(wire.sent).toEqual(['hello'])
  })
})

describe('the name of a platform call', () => {
  const id = `p${'0'.repeat(20)}.out7`
  const names = (revivals: number, idempotentSend: boolean) =>
    [0, 2].map((part) => partKey({ id, revivals }, part, { idempotentSend }))

  test('is another in every life of a parcel, and the same to a platform that dedupes (I5)', () => {
    expect(names(0, false)).toEqual([id, `${id}~2`])
    expect(names(3, false)).toEqual([`${id}~r3`, `${id}~2~r3`])
    expect(names(3, true)).toEqual([id, `${id}~2`])
  })

  test('leads back to its parcel, and a name that is none of ours leads nowhere', () => {
    for (const name of [...names(0, false), ...names(3, false)])
      expect(parcelNamed(name)).toEqual({ person: id.split('.')[0], outgoing: id })
    for (const name of ['', 'p1.out1', `${id}~`, `${id}~r`, `${id}~x`, `x${id}`])
      expect(parcelNamed(name)).toBeNull()
  })
})
