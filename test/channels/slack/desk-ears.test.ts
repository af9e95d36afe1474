import { describe, expect, test } from '@jest/globals'
import { slackAdapter, slackApp, slackDesk } from '#channels/slack/index'
import type { IncomingRequest } from '#contracts/adapter'
import type { DeskEars } from '#contracts/desk'
import { eventually } from '../../support/eventually.ts'
import { repAt } from '../../support/rep.ts'
import { opening, openSlack, signed, USER } from './bench.ts'

const DESK = 'C1DESK'
const GENERAL = 'C1GENERAL'

const BUTTON = {
  type: 'button',
  action_id: 'desk:claim',
  text: { type: 'plain_text', text: 'Claim' },
  value: 'p1.hand1',
}
const CONTENT = { text: 'A card', blocks: [{ type: 'actions', elements: [BUTTON] }] }

/** What a request of Slack's holds. */
const bodyOf = (request: IncomingRequest | undefined) => {
  const text = new TextDecoder().decode(request?.body)
  return JSON.parse(text.startsWith('{') ? text : (new URLSearchParams(text).get('payload') ?? ''))
}

/** The app may be in front of buyers in the same workspace, so only the desk's own channel is heard (D6). */
describe('the desk hears', () => {
  const open = opening()
  const opened = async () => {
    const slack = await open(openSlack())
    const heard: string[] = []
    const ears: DeskEars = {
      said: async ({ text, rep, thread }) =>
        void heard.push(`${rep.name}${thread ? ' in a thread' : ''}: ${text}`),
      tapped: async ({ button, value }) => void heard.push(`${button} ${value}`),
      filled: async ({ fields }) => (fields.agreed === '' ? { agreed: 'Write something.' } : null),
      commanded: async ({ text }) => ({ text: `found ${text}`, blocks: [] }),
    }
    const app = slackApp(slack.options)
    const desk = slackDesk(app, DESK)
    desk.listen(ears)
    const adapter = slackAdapter(slack.options, app)
    /** Has the adapter read the last of so many requests that Slack has made. */
    const parsed = async (count: number) => {
      await eventually(() => expect(slack.catcher.caught.length).toBe(count))
      const [last] = slack.catcher.caught.slice(-1)
      if (!last) throw new Error('Nothing has come.')
      return adapter.parse(last)
    }
    /** What Slack says, as it would sign it. */
    const parse = (body: object) => adapter.parse(signed(slack.clock.now(), JSON.stringify(body)))
    return { slack, desk, heard, parsed, parse }
  }

  test('what is said there, as it was written, with its thread', async () => {
    const { slack, heard, parsed } = await opened()
    const root = await slack.client.say('hello <there> & all', { channel: DESK })
    expect(await parsed(1)).toMatchObject({ kind: 'answer' })
    await slack.client.say('and here', { channel: DESK, thread: root })
    await parsed(2)
    expect(heard).toEqual([`${USER}: hello <there> & all`, `${USER} in a thread: and here`])
  })

  test('nothing that is said elsewhere', async () => {
    const { slack, heard, parsed } = await opened()
    await slack.client.say('hello everybody', { channel: GENERAL })
    expect(await parsed(1)).toMatchObject({ kind: 'unsupported' })
    await slack.client.say('hello bot')
    expect(await parsed(2)).toMatchObject({ kind: 'activities' })
    expect(heard).toEqual([])
  })

  test('its buttons where they are, and not a message of the same look elsewhere', async () => {
    const { slack, desk, heard, parsed } = await opened()
    const card = await desk.post(CONTENT, { thread: null, key: 'k1' })
    if (card.kind !== 'accepted') throw new Error('The card was not posted.')
    const before = slack.catcher.caught.length
    await slack.client.tap(card.externalId, 'Claim')
    expect(await parsed(before + 2)).toMatchObject({ kind: 'answer' })
    const other = await slackDesk(slackApp(slack.options), GENERAL).post(CONTENT, { thread: null, key: 'k2' })
    if (other.kind !== 'accepted') throw new Error('The other was not posted.')
    await slack.client.tap(other.externalId, 'Claim')
    expect(await parsed(before + 4)).toMatchObject({ kind: 'unsupported' })
    expect(heard).toEqual(['claim p1.hand1'])
  })

  test('nothing that is edited, so that a note can never become a word to a buyer', async () => {
    const { slack, heard, parsed, parse } = await opened()
    await slack.client.say('// margin is 40 %', { channel: DESK, thread: '1.000001' })
    await parsed(1)
    const before = heard.length
    const { event, ...envelope } = bodyOf(slack.catcher.caught.at(-1))
    const message = { ...event, text: 'margin is 40 %', edited: { user: USER, ts: '2.000001' } }
    for (const change of [
      {
        type: 'message',
        subtype: 'message_changed',
        channel: DESK,
        ts: '2.000002',
        message,
        previous_message: event,
      },
      { type: 'message', subtype: 'message_deleted', channel: DESK, ts: '2.000003', previous_message: event },
      { ...event, ts: '2.000004', bot_id: 'B1OTHER', text: 'a bot says so' },
      { ...event, ts: '2.000005', subtype: 'bot_message', text: 'a bot says so' },
      { ...event, ts: '2.000006', subtype: 'channel_topic', text: 'a topic' },
    ])
      expect(await parse({ ...envelope, event: change })).toMatchObject({ kind: 'unsupported' })
    expect(heard).toHaveLength(before)
  })

  test('a reply that is shown in the channel as well, as what it is: a reply', async () => {
    const { slack, heard, parsed, parse } = await opened()
    await slack.client.say('hello', { channel: DESK })
    await parsed(1)
    const { event, ...envelope } = bodyOf(slack.catcher.caught.at(-1))
    const broadcast = { ...event, ts: '2.000001', thread_ts: event.ts, subtype: 'thread_broadcast' }
    await parse({ ...envelope, event: broadcast })
    expect(heard.at(-1)).toBe(`${USER} in a thread: hello`)
  })

  test('nobody of another workspace, with whom the channel is shared or who has one of its name', async () => {
    const { slack, desk, heard, parsed, parse } = await opened()
    await slack.client.say('hello', { channel: DESK, thread: '1.000001' })
    await parsed(1)
    const { event, ...envelope } = bodyOf(slack.catcher.caught.at(-1))
    const before = heard.length
    for (const foreign of [{ user_team: 'T9OTHER' }, { team: 'T9OTHER', user_team: undefined }])
      expect(await parse({ ...envelope, event: { ...event, ts: '2.000001', ...foreign } })).toMatchObject({
        kind: 'unsupported',
      })
    const card = await desk.post(CONTENT, { thread: null, key: 'k1' })
    if (card.kind !== 'accepted') throw new Error('The card was not posted.')
    const caught = slack.catcher.caught.length
    await slack.client.tap(card.externalId, 'Claim')
    await parsed(caught + 2)
    const tap = bodyOf(slack.catcher.caught.at(-1))
    expect(heard.at(-1)).toBe('claim p1.hand1')
    heard.pop()
    expect(await parse({ ...tap, user: { ...tap.user, team_id: 'T9OTHER' } })).toMatchObject({
      kind: 'unsupported',
    })
    expect(
      await parse({
        type: 'view_submission',
        team: { id: 'T1ACME' },
        user: { id: 'U9OTHER', team_id: 'T9OTHER' },
        view: {
          id: 'V1',
          callback_id: 'desk:approve',
          private_metadata: 'p1.hand1 x U9OTHER',
          state: { values: {} },
        },
      }),
    ).toMatchObject({ kind: 'unsupported' })
    expect(heard).toHaveLength(before)
  })

  test('its command there alone', async () => {
    const { slack, parsed } = await opened()
    await repAt(slack.url, USER, DESK).command('0134')
    expect(await parsed(1)).toMatchObject({ kind: 'answer', body: expect.stringMatching(/found 0134/) })
    await repAt(slack.url, USER, GENERAL).command('0134')
    expect(await parsed(2)).toMatchObject({ kind: 'answer', body: expect.stringMatching(/desk alone/) })
  })
})
