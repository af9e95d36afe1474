import { describe, expect, test } from '@jest/globals'
import { DEFAULT_POLICY } from '#config/business'
import type { Address } from '#core/address'
import type { RepNews } from '#core/desk'
import { afterHours } from '#core/desk-hours'
import type { Incoming } from '#core/event'
import type { Playbook } from '#core/playbook'
import type { Reading } from '#core/reading'
import { instant, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { ruleLanguage } from '#language/index'
import { business } from '../support/business.ts'
import { beginning, MONDAY, nothing, type Played, play, said } from '../support/play.ts'
import { ANA, at, BO, PHONE, since } from './desk-bench.ts'

const playbook: Playbook = {
  business: {
    ...business,
    policy: {
      ...business.policy,
      reps: {
        default: { discount: 10, amount: 100_000, terms: false },
        U0BO: { discount: 30, amount: 20_000, terms: true },
      },
    },
  },
  dialogs: DIALOGS,
  channels: { sms: { optOutReplies: 'platform', carriesTexts: true } },
  desk: true,
}

const human: Reading = { ...nothing, service: 'human' }
const stop: Reading = { ...nothing, service: 'stop' }
const step = (played: Played, event: Incoming, reading: Reading = nothing): Played =>
  play(played, event, playbook, () => reading)

let messages = 0
const word = (text: string, when = MONDAY, from: Address = PHONE): Incoming =>
  said(text, from, when, `m${++messages}`)
const waiting = step(beginning, word('a human please'), human)
const handOff = waiting.state.desk?.id ?? ''
const claim = (rep = ANA): Extract<RepNews, { kind: 'rep-claimed' }> => ({
  kind: 'rep-claimed',
  at: at(5),
  rep,
  handOff,
})
const says = (text: string, rep = ANA): RepNews => ({
  kind: 'rep-said',
  at: at(9),
  rep,
  handOff,
  said: '1.1',
  place: { channel: 'slack', id: 'T1:C1:1.1' },
  text,
  attachments: [],
})
const held = step(waiting, claim())

describe('a hand-off', () => {
  test('is opened once for each reason, and calls the desk', () => {
    expect(waiting.state.desk).toMatchObject({ triggers: ['asked-for-human'], owner: null })
    const again = step(waiting, word('human!'), human)
    expect(since(waiting, again).kinds).not.toContain('hand-off-opened')
    expect(waiting.acts.filter(({ act }) => act === 'tell-desk')).toHaveLength(1)
    expect(waiting.acts.filter(({ act }) => act === 'wake')).toHaveLength(2)
  })

  test('is not called where there is no desk', () => {
    const { desk: _, ...rules } = playbook
    const alone = play(beginning, word('a human please'), rules, () => human)
    expect(alone.state.desk).toBeNull()
    expect(alone.state.handOffs).toHaveLength(1)
  })

  test('goes to the first of two claims; the other is refused and told whose it is (A9)', () => {
    expect(held.state.desk?.owner).toMatchObject(ANA)
    expect(since(waiting, held).sent).toEqual(['rep-here'])
    const late = step(held, claim(BO))
    expect(late.state.desk?.owner).toMatchObject(ANA)
    expect(since(held, late).told).toEqual([
      { do: 'whisper', rep: 'U0BO', why: { reason: 'taken', by: expect.objectContaining(ANA) } },
    ])
    expect(since(held, late).kinds).toContain('rep-refused')
    expect(since(held, late).sent).toEqual([])
  })

  test('may begin with a rep who found the person by themselves', () => {
    const known = step(beginning, word('hi'))
    const taken = step(known, { ...claim(), handOff: null })
    expect(taken.state.desk).toMatchObject({ triggers: [], owner: ANA })
  })
})

describe('while a rep has it', () => {
  test('the bot says nothing, uses no tool, and what the buyer says goes to the thread (D6, I12)', () => {
    const next = step(held, word("let's do it, 40 people"), { ...nothing, service: 'human' })
    const { sent, told, events } = since(held, next)
    expect(sent).toEqual([])
    expect(told).toEqual([{ do: 'relay', from: PHONE, text: "let's do it, 40 people", files: [] }])
    expect(events).toContainEqual(
      expect.objectContaining({ tool: 'hand-off', verdict: expect.objectContaining({ outcome: 'refuse' }) }),
    )
  })

  test('a yes to the rep is no yes to a recap of before, which comes again in full once the rep has gone (H1)', async () => {
    const text = "we're 40 people and want coffee machines from January 4. let's do it"
    const yes = 'yes, go ahead'
    const read = async (words: string): Promise<Reading> =>
      ruleLanguage(business).perceive({ text: words, expecting: null, now: MONDAY })
    const recapped = step(step(beginning, word(text), await read(text)), word('human'), human)
    expect(recapped.state.recap).not.toBeNull()
    const taken = step(recapped, claim())
    const agreed = step(taken, word(yes, at(20)), await read(yes))
    expect(agreed.state.acceptance).toBeNull()
    const gone: RepNews = { kind: 'rep-closed', at: at(30), rep: ANA, handOff, how: 'returned', agreed: null }
    const back = step(agreed, gone)
    const again = step(back, word(yes, at(40)), await read(yes))
    expect(again.state.acceptance).toBeNull()
    expect(since(back, again).sent).toEqual(['recap'])
    const accepted = step(again, word(yes, at(50)), await read(yes))
    expect(accepted.state.acceptance?.hash).toBe(recapped.state.recap?.hash)
  })

  test('STOP binds and is obeyed at once, and then a rep reaches nobody there (C8, I9)', () => {
    const stopped = step(held, word('please unsubscribe me'), stop)
    expect(since(held, stopped).kinds).toContain('opted-out')
    const tried = step(stopped, says('one more thing'))
    expect(since(stopped, tried).sent).toEqual([])
    expect(since(stopped, tried).told).toMatchObject([{ do: 'whisper', why: { reason: 'opted-out' } }])
  })

  test('the rep reaches the buyer where the buyer was heard last, and sees what became of it', () => {
    const chat = { channel: 'webchat', id: 'c1' }
    const moved = step(held, word('I am here now', at(8), chat))
    const spoken = step(moved, says('Hello'))
    const queued = spoken.events.findLast((event) => event.kind === 'message-queued')
    expect(queued).toMatchObject({ to: chat, message: { text: 'Hello' }, by: { ...ANA, said: '1.1' } })
    expect(since(moved, spoken).told).toEqual([
      { do: 'mark', said: '1.1', rep: 'U0ANA', as: 'sent', reason: null },
    ])
  })

  test.each([
    ['another rep', held, BO, 'taken'],
    ['a rep who has not claimed it', waiting, ANA, 'unclaimed'],
    [
      'anybody, once it is closed',
      step(held, {
        kind: 'rep-closed',
        at: at(7),
        rep: ANA,
        handOff,
        how: 'resolved',
        agreed: null,
      }),
      ANA,
      'over',
    ],
  ] as const)('%s reaches nobody', (_who, before, rep, reason) => {
    const tried = step(before, says('psst', rep))
    expect(since(before, tried).sent).toEqual([])
    expect(since(before, tried).told).toMatchObject([{ do: 'whisper', rep: rep.id, why: { reason } }])
  })

  test('giving back keeps what was agreed as evidence by the rep, and both sides are told (D6)', () => {
    const back = step(held, {
      kind: 'rep-closed',
      at: at(20),
      rep: ANA,
      handOff,
      how: 'returned',
      agreed: 'free mugs',
    })
    expect(back.state.desk).toBeNull()
    expect(back.state.signals.agreement).toMatchObject({
      value: 'free mugs',
      evidence: { by: 'rep', rep: 'Ana', quote: 'free mugs' },
    })
    expect(since(held, back).sent).toEqual(['rep-gone'])
    expect(since(held, back).told).toMatchObject([{ do: 'note', note: { of: 'closed', rep: ANA } }])
    expect(since(back, step(back, word('hello?'))).sent).toHaveLength(1)
  })

  test('what nobody needed is over without a word to the buyer', () => {
    const over = step(waiting, {
      kind: 'rep-closed',
      at: at(20),
      rep: BO,
      handOff,
      how: 'not-needed',
      agreed: null,
    })
    expect(since(waiting, over).sent).toEqual([])
    expect(over.events).toContainEqual(
      expect.objectContaining({ kind: 'hand-off-closed', how: 'not-needed' }),
    )
  })
})

describe('an exception (A9)', () => {
  const language = ruleLanguage(business)
  const judged = (more: Partial<Extract<RepNews, { kind: 'rep-judged' }>>): RepNews => ({
    kind: 'rep-judged',
    at: at(30),
    rep: ANA,
    handOff,
    verdict: 'approved',
    discount: null,
    price: null,
    terms: null,
    ...more,
  })
  const told = async (): Promise<Played> => {
    const read = (text: string) => language.perceive({ text, expecting: null, now: MONDAY })
    const text = "we're 40 people and want coffee machines from January 4. let's do it"
    const ready = step(beginning, word(text), await read(text))
    const wish = 'can we get 20% off and net-60?'
    return step(ready, word(wish), await read(wish))
  }

  test('within the limit is a new recap at that price', async () => {
    const ready = await told()
    expect(ready.state.recap?.terms.price).toBe(24_900)
    const approved = step(ready, judged({ discount: 10 }))
    expect(approved.state.recap?.terms).toMatchObject({ price: 22_410, dueNow: 22_410 })
    expect(since(ready, approved).sent).toEqual(['approved + recap'])
    expect(approved.state.desk).toBeNull()
  })

  test.each([
    ['a discount', ANA, { discount: 11 }, /at most 10 %/],
    ['a price that is a discount', ANA, { price: 100 }, /at most 10 %, and this is 99\.6 % below/],
    [
      'a price and a discount together',
      ANA,
      { price: 23_655, discount: 10 },
      /at most 10 %, and this is 14\.5 %/,
    ],
    ['other terms', ANA, { terms: 'net-60' }, /no other terms/],
    ['a larger order', BO, { discount: 5 }, /at most 200.00 USD/],
  ] as const)(
    'beyond the limit (%s) is refused in words, and changes nothing',
    async (_what, rep, more, limit) => {
      const ready = await told()
      const tried = step(ready, judged({ rep, ...more }))
      expect(tried.state.signals.approval).toBeUndefined()
      expect(tried.state.recap).toEqual(ready.state.recap)
      expect(since(ready, tried).told).toMatchObject([
        { do: 'whisper', why: { reason: 'beyond-limit', limit: expect.stringMatching(limit) } },
      ])
    },
  )

  test('terms that a rep may grant stand in the order', async () => {
    const approved = step(await told(), judged({ rep: BO, discount: 25, terms: 'net-60' }))
    expect(approved.state.recap?.terms).toMatchObject({ price: 18_675, special: 'net-60' })
  })

  test('that is declined is told, and the order stands as it was', async () => {
    const ready = await told()
    const declined = step(ready, judged({ verdict: 'declined' }))
    expect(declined.state.recap?.hash).toBe(ready.state.recap?.hash)
    expect(since(ready, declined).sent.join()).toMatch(/^declined/)
  })
})

describe('a hand-off that nobody claims', () => {
  const fired = (timer: string): Incoming => ({ kind: 'timer-fired', at: at(31 * 60), timer })

  test('reminds the thread, then tells the buyer, once', () => {
    const reminded = step(waiting, fired('desk-remind'))
    expect(since(waiting, reminded).told).toEqual([{ do: 'note', note: { of: 'remind' } }])
    expect(since(waiting, reminded).sent).toEqual([])
    const unclaimed = step(reminded, fired('desk-tell'))
    expect(since(reminded, unclaimed).sent).toEqual(['nobody-yet'])
    expect(since(unclaimed, step(unclaimed, fired('desk-tell'))).sent).toEqual([])
  })

  test('does nothing of the kind once it is claimed', () => {
    const late = step(step(held, fired('desk-remind')), fired('desk-tell'))
    expect(late.events.filter(({ kind }) => kind === 'hand-off-unclaimed')).toEqual([])
  })

  test.each([
    ['in hours', Date.UTC(2026, 10, 23, 15), Date.UTC(2026, 10, 23, 15, 30)],
    ['at night', Date.UTC(2026, 10, 24, 3), Date.UTC(2026, 10, 24, 14, 30)],
    ['just before the end', Date.UTC(2026, 10, 23, 21, 50), Date.UTC(2026, 10, 24, 14, 20)],
    ['on a Saturday', Date.UTC(2026, 10, 28, 15), Date.UTC(2026, 10, 30, 14, 30)],
  ])('counts half an hour of the desk by its own hours: %s', (_when, from, until) => {
    const { hours } = DEFAULT_POLICY.desk
    expect(afterHours(instant(from), minutes(30), hours, 'America/New_York')).toBe(until)
  })
})
