import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { DEFAULT_POLICY } from '#config/business'
import { type Address, addressKey } from '#core/address'
import type { Event } from '#core/event'
import type { State } from '#core/state'
import { after, type Instant, instant, minutes, seconds } from '#core/time'
import { counting } from '../support/counting.ts'
import { eventually } from '../support/eventually.ts'
import { type Platform, platform } from '../support/platform.ts'
import { openPost, type Post } from '../support/post.ts'
import { evidence, hours, known, monday, PHONE, queued, WHATSAPP } from '../support/texted.ts'

describe('the last look (I9, C8, D8)', () => {
  let wire: Platform
  let post: Post

  const open = async (from: Instant, policy = DEFAULT_POLICY): Promise<void> => {
    await post?.close()
    wire = platform()
    post = await openPost([wire.adapter], (memory) => memory, { from, policy })
  }
  beforeEach(() => open(monday(12)))
  afterEach(() => post.close())

  const unasked = (text: string, state: State = known({})) =>
    post.queue([text], PHONE, { promptedAt: null, state })
  const waits = () =>
    eventually(() =>
      expect(post.log.asides).toContainEqual(
        expect.objectContaining({ sentence: 'a text waits for its time' }),
      ),
    )
  const deadReasons = async () => (await post.memory.outbox.dead(9)).map(({ reason }) => reason)

  test('a text that nobody asked for goes by day, and not after the hours there have ended', async () => {
    await unasked('hello')
    await eventually(() => expect(wire.sent).toEqual(['hello']))
    expect(wire.untils).toEqual([monday(21)])
  })

  test('one of the evening waits for the morning there', async () => {
    await open(monday(22))
    await unasked('hello')
    await waits()
    expect(post.log.asides).toMatchObject([
      { told: { until: monday(32), reason: expect.stringMatching(/by the table of 2026/) } },
    ])
    await post.later(hours(9.9))
    expect(wire.sent).toEqual([])
    await post.later(hours(0.1))
    await eventually(() => expect(wire.sent).toEqual(['hello']))
  })

  test('in the last minute before the end it waits too: it would arrive behind it', async () => {
    await open(after(monday(20, 59), seconds(30)))
    await unasked('hello')
    await waits()
    await post.later(hours(11.1))
    await eventually(() => expect(wire.sent).toEqual(['hello']))
  })

  test('an answer to what they have just said goes at any hour, and passes what waits for the morning', async () => {
    await open(monday(22))
    const person = await unasked('hello')
    await waits()
    await post.queue(['an answer'], PHONE, { person })
    await eventually(() => expect(wire.sent).toEqual(['an answer']))
    expect(wire.untils).toEqual([null])
  })

  test('an answer in time asks the memory nothing on its way', async () => {
    const calls = counting()
    await post.close()
    post = await openPost([wire.adapter], calls.through, { from: monday(22) })
    await post.queue(['an answer'], PHONE)
    await eventually(() => expect(wire.sent).toEqual(['an answer']))
    expect(calls.made.filter((name) => name !== 'take' && name !== 'settle' && name !== 'pace')).toEqual([])
  })

  test('an answer that comes late keeps the hours', async () => {
    await open(monday(22))
    wire.answers.push({ kind: 'retry', reason: 'down', slowDown: false, afterMs: minutes(31) })
    await post.queue(['an answer'], PHONE)
    await eventually(() => expect(wire.answers).toEqual([]))
    await post.later(minutes(32))
    await waits()
    expect(wire.sent).toEqual([])
    await post.later(hours(9.5))
    await eventually(() => expect(wire.sent).toEqual(['an answer']))
  })

  test('unless they have written again: then it goes soon, whatever the hour', async () => {
    await open(monday(22))
    wire.answers.push({ kind: 'retry', reason: 'down', slowDown: false, afterMs: minutes(31) })
    const person = await post.queue(['an answer'], PHONE)
    await eventually(() => expect(wire.answers).toEqual([]))
    await post.later(minutes(32))
    await waits()
    await post.queue(['and the next'], PHONE, { person, state: known({ heardAt: post.now() }) })
    await post.later(minutes(2))
    await eventually(() => expect(wire.sent).toEqual(['an answer', 'and the next']))
  })

  test('without their consent nothing goes that they did not ask for', async () => {
    await unasked('hello', known({ agreed: false }))
    await eventually(async () => expect(await deadReasons()).toEqual(['they have not agreed to be texted']))
    expect(await post.news()).toMatchObject([
      { state: 'failed', undelivered: { message: { text: 'hello' } } },
    ])
    expect(wire.sent).toEqual([])
  })

  test('consent ends with an opt-out, and what was agreed to before stays ended after a START', async () => {
    const out: Event = { kind: 'opted-out', at: monday(1), address: PHONE, evidence }
    const back: Event = { kind: 'opted-in', at: monday(2), address: PHONE, evidence }
    expect(known({}, out).addresses[addressKey(PHONE)]?.consent).toBeNull()
    expect(known({}, out).agreements).toEqual({})
    await unasked('hello', known({}, out, back))
    await eventually(async () => expect(await deadReasons()).toEqual(['they have not agreed to be texted']))
  })

  test('a first text that does not say who we are does not go', async () => {
    await unasked('hello', known({ introduced: false }))
    await eventually(async () =>
      expect(await deadReasons()).toEqual([expect.stringMatching(/must say who we are/)]),
    )
    expect(wire.sent).toEqual([])
  })

  test('to a closed address nothing goes that nobody asked for', async () => {
    await post.memory.directory.suppress(PHONE)
    await unasked('hello')
    await eventually(async () => expect(await post.news()).toMatchObject([{ state: 'suppressed' }]))
    expect(wire.sent).toEqual([])
  })

  test('the word that a STOP is kept goes within five minutes, or not at all', async () => {
    await post.memory.directory.suppress(PHONE)
    await post.queue(['in time'], PHONE, { confirmsStop: true, promptedAt: instant(post.now() - minutes(4)) })
    await eventually(() => expect(wire.sent).toEqual(['in time']))
    expect(wire.untils).toEqual([monday(12, 1)])
    await post.queue(['too late'], PHONE, {
      confirmsStop: true,
      promptedAt: instant(post.now() - minutes(5)),
    })
    await eventually(async () =>
      expect(await post.news()).toMatchObject([{ state: 'sent' }, { state: 'suppressed' }]),
    )
    expect(wire.sent).toEqual(['in time'])
  })

  test('after three within a day that nobody asked for, the fourth waits until the first is a day old', async () => {
    const before = [1, 2, 3].map((n) => queued(`u${n}`, PHONE, monday(n + 7), null))
    const left = [1, 2, 3].map(
      (n): Event => ({
        kind: 'delivery-updated',
        at: monday(n + 7),
        outgoing: `u${n}`,
        state: 'sent',
        reason: null,
      }),
    )
    await unasked('the fourth', known({}, ...before, ...left))
    await waits()
    expect(post.log.asides).toMatchObject([{ told: { until: monday(8 + 24) } }])
    await post.later(hours(20))
    await eventually(() => expect(wire.sent).toEqual(['the fourth']))
  })

  test('answers, what came to nothing, and texts to other phones do not count', async () => {
    const other: Address = { channel: 'sms', id: '+12125550199' }
    const before = [
      queued('a1', PHONE, monday(10), monday(10)),
      queued('f1', PHONE, monday(10), null),
      queued('o1', other, monday(10), null),
      queued('u1', PHONE, monday(10), null),
      queued('u2', PHONE, monday(11), null),
    ]
    const failed: Event = {
      kind: 'delivery-updated',
      at: monday(11),
      outgoing: 'f1',
      state: 'failed',
      reason: 'x',
    }
    await unasked('the third', known({}, ...before, failed))
    await eventually(() => expect(wire.sent).toEqual(['the third']))
  })

  test('a long text that the end of the hours overtakes goes on in the morning', async () => {
    await open(instant(monday(20, 58) + seconds(50)))
    wire.answers.push('hang', 'hang', 'hang')
    await unasked('one|two|three|four')
    for (const calls of [1, 2, 3]) {
      await eventually(() => expect(wire.keys).toHaveLength(calls))
      await post.later(seconds(25))
      wire.letGo()
    }
    await waits()
    expect(wire.sent).toEqual(['one', 'two', 'three'])
    await post.later(hours(11))
    await eventually(() => expect(wire.sent).toEqual(['one', 'two', 'three', 'four']))
  })
})

describe('where a platform takes free words for a day only', () => {
  test('they go while it lasts, and afterwards are tried elsewhere', async () => {
    const wire = platform({ session: hours(24), carriesTexts: false }, 'whatsapp')
    const post = await openPost([wire.adapter], undefined, { from: monday(12) })
    await post.queue(['in time'], WHATSAPP, { state: known({ to: WHATSAPP, heardAt: monday(-11) }) })
    await eventually(() => expect(wire.sent).toEqual(['in time']))
    await post.queue(['too late'], WHATSAPP, { state: known({ to: WHATSAPP, heardAt: monday(-13) }) })
    await eventually(async () =>
      expect(await post.memory.outbox.dead(9)).toMatchObject([
        { reason: expect.stringMatching(/too long ago/) },
      ]),
    )
    expect(await post.news()).toContainEqual(
      expect.objectContaining({ state: 'failed', undelivered: expect.anything() }),
    )
    await post.close()
  })

  test('whoever is nowhere else is asked to write again, by what the channel has for it', async () => {
    const wire = platform({ session: hours(24), carriesTexts: false, opening: 'please write' }, 'whatsapp')
    const post = await openPost([wire.adapter], undefined, { from: monday(12) })
    await post.queue(['too late'], WHATSAPP, { state: known({ to: WHATSAPP, heardAt: monday(-13) }) })
    await eventually(async () =>
      expect(await post.memory.outbox.dead(9)).toMatchObject([
        { reason: expect.stringMatching(/too long ago.*asked to write again/) },
      ]),
    )
    expect(wire.sent).toEqual(['please write'])
    await post.close()
  })
})
