import { describe, expect, test } from '@jest/globals'
import { strangerAt } from '#core/address'
import { historyOf } from '#core/history'
import type { Playbook } from '#core/playbook'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { crossing, told } from '../support/crossing.ts'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
}

const WEB = { channel: 'webchat', id: 'c1' }
const PHONE = { channel: 'sms', id: '+12125550100' }

type Said = readonly [typeof WEB, string]
const web = (text: string): Said => [WEB, text]
const sms = (text: string): Said => [PHONE, text]

/** What is said to each, they become one, and what is said then; and what they are told from then on. */
const talk = async (before: readonly Said[], after: readonly Said[] = []) => {
  const bus = await crossing(playbook)
  const all = async (said: readonly Said[]): Promise<void> => {
    for (const [from, text] of said) {
      await bus.says(from, text)
      while (await bus.step(() => 0));
    }
  }
  await all(before)
  const begin = bus.now()
  await bus.says(WEB, 'my number', PHONE)
  while (await bus.step(() => 0));
  await all(after)
  const { person, events } = await told(strangerAt(WEB), bus.memory)
  const state = await bus.memory.journal.snapshotOf(person)
  await bus.close()
  const heard = events.flatMap((event) =>
    event.kind === 'message-queued' && event.at >= begin ? [event.message.text] : [],
  )
  return {
    heard,
    asked: heard.filter((text) => /Which is right\?|Which one holds\?|together: is it/.test(text)),
    state,
    events,
  }
}

const FORTY = web('Hi, we are 40 people and want coffee machines')
const SIXTY = sms('Hi, we are 60 people')

describe('What two had said otherwise before they were one (M4, M7)', () => {
  test('is asked about in the next turn, once, with where each was said', async () => {
    const { asked, state } = await talk([FORTY, SIXTY])
    expect(asked).toEqual([
      expect.stringMatching(/40 people by website chat, and 60 people by text messages\. Which is right\?$/),
    ])
    expect(asked[0]).not.toMatch(/What I have so far[^.]*people/)
    expect(state?.question?.about).toBe('quantity')
  })

  test('is settled by the answer, and not asked again', async () => {
    for (const [answer, people] of [
      ['40', 40],
      ['60 people', 60],
      ['we are 50 people', 50],
    ] as const) {
      const { asked, state } = await talk([FORTY, SIXTY], [sms(answer), web('do you have oat milk?')])
      expect([asked.length, state?.signals.quantity?.value, state?.differing]).toEqual([1, people, undefined])
    }
  })

  test('is put to nobody for a yes: whoever is ready is asked again first', async () => {
    const ready = web("I decide. before Dec 20. let's do it")
    const { events, asked, state } = await talk([FORTY, SIXTY], [ready])
    expect(asked).toHaveLength(2)
    expect(state?.recap).toBeNull()
    expect(events.filter(({ kind }) => kind === 'recap-stated')).toEqual([])
    const settled = await talk([FORTY, SIXTY], [ready, web('40')])
    expect(settled.state?.recap?.terms.quantity).toBe(40)
  })

  test('takes back a recap that stood for one of them', async () => {
    const closing = [FORTY, web("before Dec 20. I decide. let's do it")]
    const { state, asked, events } = await talk([SIXTY, ...closing])
    expect(historyOf(events).some(({ kind }) => kind === 'recap-stated')).toBe(true)
    expect([state?.recap, asked.length]).toEqual([null, 1])
  })

  test('is none where one side had corrected itself, or both mean the same', async () => {
    for (const said of [
      [web('we are 40 people'), web('no, 60 people'), sms('we are 60 people')],
      [web('before Dec 20'), sms('we want to start on Dec 15')],
      [web('we are 40 people'), sms('we want coffee machines')],
    ])
      expect((await talk(said)).asked).toEqual([])
    expect((await talk([web('before Dec 20'), sms('we start on January 10')])).asked).toHaveLength(1)
  })
})
