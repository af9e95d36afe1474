import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { SLOTS } from '#core/message'
import { minutes, seconds } from '#core/time'
import { eventually } from '../support/eventually.ts'
import { type Platform, platform } from '../support/platform.ts'
import { openPost, type Post } from '../support/post.ts'

const PHONE = { channel: 'sms', id: '+14155550123' }
const OTHER = { channel: 'sms', id: '+14155550124' }

const BUSY = { kind: 'retry', reason: 'busy', slowDown: false } as const

describe('delivering (I5, I9, C6)', () => {
  let wire: Platform
  let post: Post

  beforeEach(async () => {
    wire = platform()
    post = await openPost([wire.adapter])
  })
  afterEach(() => post.close())

  test('what a message holds in secret is put in at the last moment', async () => {
    await post.queue([`code ${SLOTS.code}`], PHONE, { secret: { kind: 'code', challenge: 'p.code1' } })
    await eventually(() => expect(wire.sent).toEqual([expect.stringMatching(/^code \d{6}$/)]))
  })

  test('one address is served in order, and a retry holds up no other', async () => {
    wire.answers.push({ ...BUSY, afterMs: seconds(60) })
    await post.queue(['one', 'two'], PHONE)
    await post.queue(['elsewhere'], OTHER)
    await eventually(() => expect(wire.sent).toEqual(['elsewhere']))
    await post.later(seconds(61))
    await eventually(() => expect(wire.sent).toEqual(['elsewhere', 'one', 'two']))
  })

  test('a retry comes no sooner than the platform asked, and no later than a little after', async () => {
    wire.answers.push({ ...BUSY, afterMs: seconds(60) })
    await post.queue(['patience'], PHONE)
    await eventually(() => expect(wire.answers).toEqual([]))
    await post.later(seconds(59))
    await expect(eventually(() => expect(wire.sent).toEqual(['patience']), 100)).rejects.toThrow()
    await post.later(seconds(1))
    await eventually(() => expect(wire.sent).toEqual(['patience']))
  })

  test('nothing goes to an address that was closed after it was queued', async () => {
    wire.answers.push({ ...BUSY, afterMs: seconds(60) })
    await post.queue(['too late'], PHONE)
    await eventually(() => expect(wire.answers).toEqual([]))
    await post.memory.directory.suppress(PHONE)
    await post.later(seconds(61))
    await eventually(async () => expect(await post.news()).toMatchObject([{ state: 'suppressed' }]))
    expect(wire.sent).toEqual([])
  })

  test('nothing more of a long text goes to an address that was closed while it was sent', async () => {
    wire.answers.push('hang')
    await post.queue(['one|two'], PHONE)
    await eventually(() => expect(wire.keys).toHaveLength(1))
    await post.memory.directory.suppress(PHONE)
    wire.letGo()
    await eventually(async () => expect(await post.news()).toMatchObject([{ state: 'suppressed' }]))
    expect(wire.sent).toEqual(['one'])
  })

  test('the confirmation of a STOP goes out all the same, in all its parts', async () => {
    await post.memory.directory.suppress(PHONE)
    await post.queue(['you are|unsubscribed'], PHONE, { confirmsStop: true })
    await eventually(() => expect(wire.sent).toEqual(['you are', 'unsubscribed']))
  })

  test('a message that cannot be rendered is a dead letter, and the next one goes out', async () => {
    await post.queue(['unspeakable', 'two'], PHONE)
    await eventually(() => expect(wire.sent).toEqual(['two']))
    expect(await post.memory.outbox.dead(9)).toMatchObject([{ reason: 'it could not be rendered' }])
  })

  test('a refusal stops at once, and an opt-out known only to the platform closes the address', async () => {
    wire.answers.push({ kind: 'refused', reason: '21610', suppress: true })
    await post.queue(['hello'], PHONE)
    await eventually(async () =>
      expect(await post.news()).toMatchObject([{ state: 'suppressed', reason: '21610' }]),
    )
    expect(await post.memory.directory.isSuppressed(PHONE)).toBe(true)
    expect(await post.memory.outbox.dead(9)).toHaveLength(1)
  })

  test('a send of unknown end is looked up before it is repeated', async () => {
    wire.answers.push({ kind: 'uncertain', reason: 'timeout' })
    wire.knows.push('not-sent')
    await post.queue(['once'], PHONE)
    await eventually(() => expect(wire.answers).toEqual([]))
    expect(wire.sent).toEqual([])
    await post.later(seconds(31))
    await eventually(() => expect(wire.sent).toEqual(['once']))
  })

  test('a send that turns out to have happened is not repeated', async () => {
    wire.answers.push({ kind: 'uncertain', reason: 'timeout' })
    wire.knows.push('sent')
    await post.queue(['once'], PHONE)
    await eventually(() => expect(wire.answers).toEqual([]))
    await post.later(seconds(31))
    await eventually(async () => expect(await post.news()).toMatchObject([{ state: 'sent' }]))
    expect(wire.sent).toEqual([])
  })

  test('where the platform can never tell, what follows does not wait for it', async () => {
    const blind = platform({ reconciles: false }, 'blind')
    const other = await openPost([blind.adapter])
    blind.answers.push({ kind: 'uncertain', reason: 'no answer' })
    await other.queue(['in doubt', 'after it'], { channel: 'blind', id: 'x' })
    await eventually(() => expect(blind.sent).toEqual(['after it']))
    expect((await other.memory.outbox.dead(9)).map(({ reason }) => reason)).toEqual(['no answer'])
    await other.close()
  })

  test('where nobody can ever tell, it is called uncertain and not sent twice', async () => {
    wire.answers.push({ kind: 'uncertain', reason: 'timeout' })
    await post.queue(['once'], PHONE)
    await eventually(() => expect(wire.answers).toEqual([]))
    await post.later(minutes(11))
    await eventually(async () => expect(await post.news()).toMatchObject([{ state: 'uncertain' }]))
    expect(wire.sent).toEqual([])
  })

  test('where the platform dedupes, a send of unknown end is simply repeated, and soon', async () => {
    const chat = platform({ idempotentSend: true }, 'webchat')
    await post.close()
    post = await openPost([chat.adapter])
    chat.answers.push({ kind: 'uncertain', reason: 'timeout' })
    await post.queue(['once'], { channel: 'webchat', id: 'c1' })
    await eventually(() => expect(chat.answers).toEqual([]))
    await post.later(seconds(1))
    await eventually(() => expect(chat.sent).toEqual(['once']))
    expect(new Set(chat.keys).size).toBe(1)
  })

  test('a long text goes on at the part where it stopped', async () => {
    wire.answers.push({ kind: 'accepted', externalId: '1' }, { ...BUSY, afterMs: seconds(5) })
    await post.queue(['one|two|three'], PHONE)
    await eventually(() => expect(wire.answers).toEqual([]))
    expect(wire.sent).toEqual(['one'])
    await post.later(seconds(6))
    await eventually(() => expect(wire.sent).toEqual(['one', 'two', 'three']))
  })

  test('what is for a channel that is not set up here waits for a node that has it', async () => {
    const person = await post.queue(['hello'], { channel: 'fax', id: '1' })
    await post.later(minutes(60))
    await post.queue(['meanwhile'], PHONE)
    await eventually(() => expect(wire.sent).toEqual(['meanwhile']))
    expect(await post.memory.outbox.dead(9)).toEqual([])
    expect((await post.memory.journal.recall(person))?.pending).toHaveLength(1)
  })

  test('sends that hang on one channel hold up no other channel (B2)', async () => {
    const chat = platform({}, 'webchat')
    await post.close()
    post = await openPost([wire.adapter, chat.adapter])
    wire.answers.push(...Array.from({ length: 64 }, () => 'hang' as const))
    for (let n = 0; n < 64; n++) await post.queue(['hangs'], { channel: 'sms', id: `+1415555${1000 + n}` })
    await eventually(() => expect(wire.keys).toHaveLength(32))
    await post.queue(['through'], { channel: 'webchat', id: 'c1' })
    await eventually(() => expect(chat.sent).toEqual(['through']))
    wire.answers.length = 0
    wire.letGo()
    await eventually(() => expect(wire.sent).toHaveLength(64))
  })
})
