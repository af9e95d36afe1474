import { describe, expect, test } from '@jest/globals'
import { ahead } from '#core/bookings'
import type { Event } from '#core/event'
import { woven } from '#core/history'
import { messageId, personId } from '#core/ids'
import type { Playbook } from '#core/playbook'
import type { Slot } from '#core/slot'
import { after, days, type Instant, minutes, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import fernhill from '#examples/fernhill/business'
import { CHAT } from '../support/agreed.ts'
import { MONDAY, said } from '../support/play.ts'
import { type Talk, type Talking, talking } from '../support/talk.ts'

const playbook: Playbook = {
  business: { ...fernhill, calendar: fernhill.calendar && { ...fernhill.calendar, email: false } },
  dialogs: DIALOGS,
  channels: { webchat: { optOutReplies: 'ours', carriesTexts: false } },
}

const BO = personId('p-bo')
const BOS_CHAT = { ...CHAT, id: 'c2' }
const [MINE, BOS] = ['p-ana.meet1', 'p-bo.meet1']

const slotIn = (n: number): Slot => ({
  start: after(MONDAY, days(n)),
  end: after(after(MONDAY, days(n)), minutes(30)),
})

const at = (s: number): Instant => after(MONDAY, seconds(s))

const booked = (booking: string, to: typeof CHAT, slot: Slot): readonly Event[] => {
  const evidence = { message: messageId(`${booking}-m`), address: to, quote: 'at ten', by: 'rules' as const }
  const asked = { at: at(1), booking, slot, zone: 'America/Chicago', to, email: null, evidence }
  return [
    said('at ten', to, at(0), `${booking}-m`),
    { kind: 'booking-asked', ...asked },
    { kind: 'turn-ended', at: at(2), policy: '1', state: 'h' },
    { kind: 'booking-confirmed', at: at(9), booking, slot, reference: `ref ${booking}`, pending: false },
  ]
}

const one = talking(playbook)

/** One who was two, each of whom had booked: the nearer is on Thursday, the farther on Friday of the week after (M7). */
const both = async (): Promise<{ readonly talk: Talk; readonly by: Talking }> => {
  const by = await one
  const events = woven(booked(MINE, CHAT, slotIn(11)), booked(BOS, BOS_CHAT, slotIn(3)))
  const rewoven = { kind: 'rewoven' as const, from: BO, address: BOS_CHAT, why: 'merged' as const, events }
  const talk = await by.comes(by.begin(CHAT, at(60)), (now) => ({ ...rewoven, at: now }))
  expect(ahead(talk.pass.state).map(({ id }) => id)).toEqual([BOS, MINE])
  return { talk, by }
}

/** What was said last; and of which meeting another time is sought. */
const now = ({ pass }: Talk) => ({
  text: pass.events.flatMap((one) => (one.kind === 'message-queued' ? [one.message.text] : [])).at(-1),
  moves: pass.state.meetings.offer?.moves,
})

const tap = (talk: Talk, n: number, by: Talking): Promise<Talk> => {
  const { offered, offeredIn } = talk.pass.state
  return by.says(talk, offered[n - 1]?.title ?? '', CHAT, {
    replyToId: offeredIn ?? '',
    value: { choice: n },
  })
}

const ways = {
  'by its number': (talk: Talk, n: number, by: Talking) => by.says(talk, `${n}`, CHAT),
  'by a tap': tap,
}

describe('of two meetings, in words as they are read (M7, D3)', () => {
  for (const [way, chosen] of Object.entries(ways))
    for (const [n, booking] of [BOS, MINE].entries()) {
      test(`the ${n === 0 ? 'nearer' : 'farther'} is called off where it is chosen ${way}`, async () => {
        const { talk, by } = await both()
        const asked = await by.says(talk, 'cancel my call', CHAT)
        expect(now(asked).text).toMatch(/more than once\. Which one/)
        const gone = await chosen(asked, n + 1, by)
        expect(gone.pass.acts).toContainEqual(expect.objectContaining({ act: 'cancel', booking }))
      })

      test(`the ${n === 0 ? 'nearer' : 'farther'} is moved where it is chosen ${way}`, async () => {
        const { talk, by } = await both()
        const asked = await by.says(talk, 'can we move my call?', CHAT)
        expect(now(asked).text).toMatch(/more than once\. Which one/)
        const offered = await chosen(asked, n + 1, by)
        expect(now(offered).moves).toBe(booking)
        expect(now(offered).text).toContain(
          `This is about a tasting call on ${n === 0 ? 'Thursday' : 'Friday'}`,
        )
        const later = await by.says(offered, 'rather on Wednesday', CHAT)
        expect(now(later).moves).toBe(booking)
        const moved = await chosen(later, 1, by)
        expect(moved.pass.acts).toContainEqual(
          expect.objectContaining({ act: 'move', booking, reference: `ref ${booking}` }),
        )
      })
    }

  test('the one that is named by its day is moved', async () => {
    const { talk, by } = await both()
    const offered = await by.says(talk, 'please move my call on Friday December 4', CHAT)
    expect(now(offered).moves).toBe(MINE)
  })

  test('whose time is gone before they said yes to it is the one for which others are offered', async () => {
    const { talk, by } = await both()
    const asked = await by.says(talk, 'can we move my call?', CHAT)
    const offered = await by.says(asked, '2', CHAT)
    const only = await by.says(offered, 'rather on Wednesday December 2 at 3pm', CHAT)
    const held = only.pass.state.meetings.held?.slot
    if (!held) throw new Error('No time is held.')
    const gone = await by.comes(only, (now) => ({ kind: 'hold-failed', at: now, slot: held }))
    expect(now(gone)).toMatchObject({ moves: MINE, text: expect.stringMatching(/taken/) })
  })

  test('a day that it is to be moved to names none of them, also where one is on that day', async () => {
    const { talk, by } = await both()
    const asked = await by.says(talk, 'can we move my call to Thursday?', CHAT)
    expect(now(asked)).toMatchObject({ text: expect.stringMatching(/Which one/), moves: undefined })
  })
})
