import { describe, expect, test } from '@jest/globals'
import { hostedDialog } from '#botframework/dialog'
import { sealWith } from '#checkout/seal'
import type { Hosted } from '#contracts/host'
import type { Dialog } from '#core/dialog'
import { fold, initialState } from '#core/evolve'
import { personId } from '#core/ids'
import { canonical } from '#core/json'
import { type Message, plain } from '#core/message'
import { replay } from '#core/replay'
import { DIALOGS } from '#dialogs/index'
import fernhill from '#examples/fernhill/business'
import { composeByTemplate } from '#language/compose'
import { openEmbedded } from '#memory/embedded/index'
import { settle } from '#turn/turn'
import { activity, MONDAY, nothing, type Played } from '../support/play.ts'

const WEB = { channel: 'webchat', id: 'c1' }

const answered = async (hosted: Hosted, dialogs: readonly Dialog[], texts: readonly string[] = ['hi']) => {
  const asked: string[][] = []
  const parts = {
    memory: await openEmbedded({ directory: null }),
    playbook: { business: fernhill, dialogs, channels: {} },
    language: {
      perceive: async () => nothing,
      lookUp: async () => [],
      compose: async (briefs: Parameters<ReturnType<typeof composeByTemplate>>[0]) =>
        composeByTemplate(fernhill)(briefs),
    },
    seal: sealWith('a signing secret of the test'),
    clock: { now: () => MONDAY },
    hosts: {
      bot: async ({ heard }: { heard: readonly { meant: string }[] }) => {
        asked.push(heard.map(({ meant }) => meant))
        return hosted
      },
    },
  }
  let pass: Played = { state: initialState(personId('p1')), events: [], acts: [] }
  for (const [n, text] of texts.entries()) {
    const event = {
      kind: 'message-received' as const,
      at: MONDAY,
      address: WEB,
      activity: activity(text, WEB, `m${n}`),
      more: n < texts.length - 1,
    }
    pass = await settle(pass, event, parts)
  }
  return { ...pass, asked }
}

const sentBy = ({ acts }: Played): readonly Message[] =>
  acts.flatMap((act) => (act.act === 'send' ? [act.message] : []))

const rich: Message = {
  text: 'Your code is {{code}}',
  choices: [{ title: 'Red', value: 'Red' }],
  cards: [{ title: 'Card', text: '', facts: [], links: [{ title: 'Pay', url: '{{checkout}}' }] }],
  files: [{ url: 'https://a.example/a.pdf', name: 'a.pdf', contentType: 'application/pdf' }],
}

/** What they hear before the first word of any bot (L5). */
const WHO = "Hi, I'm the automated assistant at Fernhill. You can ask for a person at any time.\n\n"

describe('a hosted dialog', () => {
  test('asks its bot once, for all that was said in the turn', async () => {
    const hosted = { kind: 'said', messages: [plain('one'), plain('two')] } as const
    const played = await answered(hosted, [hostedDialog({ bot: 'bot' })], ['a', 'b'])
    expect(played.asked).toEqual([['a', 'b']])
    expect(sentBy(played).map(({ text }) => text)).toEqual([`${WHO}one`, 'two'])
  })

  test('says whole messages as they are, and fills in no secret', async () => {
    const played = await answered({ kind: 'said', messages: [rich] }, [hostedDialog({ bot: 'bot' })])
    expect(sentBy(played)).toEqual([{ ...rich, text: `${WHO}${rich.text}` }])
    expect(played.acts).toMatchObject([{ act: 'send', secret: null }])
  })

  test('stands in the journal, so that nobody asks the bot again', async () => {
    const { events, state } = await answered({ kind: 'said', messages: [rich] }, [
      hostedDialog({ bot: 'bot' }),
    ])
    expect(events).toContainEqual({
      kind: 'hosted',
      at: MONDAY,
      bot: 'bot',
      messages: ['m0'],
      said: [rich],
      reason: null,
    })
    expect(replay(personId('p1'), events)).toMatchObject({ differences: [] })
    expect(canonical(fold(initialState(personId('p1')), events))).toBe(canonical(state))
    expect(state.turn).not.toHaveProperty('hosted')
  })

  test('is the last that speaks, unless its bot says nothing', async () => {
    const dialogs = [hostedDialog({ bot: 'bot' }), ...DIALOGS.filter(({ name }) => name === 'discovery')]
    expect(sentBy(await answered({ kind: 'said', messages: [plain('mine')] }, dialogs))).toHaveLength(1)
    const silent = sentBy(await answered({ kind: 'said', messages: [] }, dialogs))
    expect(silent).toHaveLength(1)
    expect(silent).not.toEqual([plain('mine')])
  })

  test('tells the buyer when its bot fails, or lets the dialogs behind it answer', async () => {
    const behind = DIALOGS.filter(({ name }) => name === 'discovery')
    const failed = { kind: 'failed', reason: 'It is broken.', detail: '' } as const
    const [told] = sentBy(await answered(failed, [hostedDialog({ bot: 'bot' }), ...behind]))
    expect(told?.text).toContain(fernhill.contact)
    const [other] = sentBy(
      await answered(failed, [hostedDialog({ bot: 'bot', onFailure: 'pass' }), ...behind]),
    )
    expect(other?.text).toContain('?')
  })

  test('says who is missing when there is no such bot', async () => {
    const { events } = await answered({ kind: 'said', messages: [] }, [hostedDialog({ bot: 'nobody' })])
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'hosted', said: null, reason: expect.stringContaining('"nobody"') }),
    )
  })
})
