import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Address } from '#core/address'
import { initialState } from '#core/evolve'
import { type PersonId, personId } from '#core/ids'
import type { State } from '#core/state'
import { instant, milliseconds, seconds } from '#core/time'
import { eventually } from '../support/eventually.ts'
import { type Platform, platform } from '../support/platform.ts'
import { openPost, type Post } from '../support/post.ts'

const PHONE: Address = { channel: 'sms', id: '+12125550123' }
const ANA = { id: 'U0ANA', name: 'Ana', said: '1.1' }
const BUSY = { kind: 'retry', afterMs: milliseconds(1_000), reason: 'busy', slowDown: false } as const

const heldBy = (person: PersonId): State => ({
  ...initialState(person),
  desk: {
    id: `${person}.hand1`,
    triggers: [],
    openedAt: instant(0),
    owner: { ...ANA, since: instant(0) },
    told: false,
  },
})

/** After a rep has claimed a conversation, nothing of the bot's leaves that waited from before (I12). */
describe('a message of the bot that waited', () => {
  const person = personId('p7')
  let wire: Platform
  let post: Post
  beforeEach(async () => {
    wire = platform()
    post = await openPost([wire.adapter])
  })
  afterEach(async () => {
    wire.letGo()
    await post.close()
  })

  test('is withdrawn once a rep has claimed the conversation, and the address stays open', async () => {
    wire.answers.push(BUSY)
    await post.queue(['shall I go ahead?'], PHONE, { person })
    await eventually(() => expect(wire.keys).toHaveLength(1))
    await post.queue([], PHONE, { person, state: heldBy(person) })
    await post.later(seconds(5))
    await eventually(async () => expect(await post.news()).toMatchObject([{ state: 'withdrawn' }]))
    expect(wire.sent).toEqual([])
    expect(await post.memory.directory.isSuppressed(PHONE)).toBe(false)
    expect(await post.memory.outbox.dead(9)).toEqual([])
  })

  test('goes no further than the part that has left', async () => {
    wire.answers.push('hang')
    await post.queue(['first part|second part'], PHONE, { person })
    await eventually(() => expect(wire.keys).toHaveLength(1))
    await post.queue([], PHONE, { person, state: heldBy(person) })
    wire.letGo()
    await eventually(async () => expect(await post.news()).toMatchObject([{ state: 'withdrawn' }]))
    expect(wire.sent).toEqual(['first part'])
  })

  test("lets the rep's words pass, and what is said about the rep", async () => {
    await post.queue([], PHONE, { person, state: heldBy(person) })
    await post.queue(['Ana here'], PHONE, { person, by: ANA })
    await post.queue(['You are now chatting with Ana.'], PHONE, { person, by: 'desk' })
    await eventually(() => expect(wire.sent).toEqual(['Ana here', 'You are now chatting with Ana.']))
  })

  test('obeys a STOP like all others, also where a rep wrote it (I9)', async () => {
    await post.memory.directory.suppress(PHONE)
    await post.queue([], PHONE, { person, state: heldBy(person) })
    await post.queue(['Ana here'], PHONE, { person, by: ANA })
    await eventually(async () => expect(await post.news()).toMatchObject([{ state: 'suppressed' }]))
    expect(wire.sent).toEqual([])
  })
})
