import { describe, expect, test } from '@jest/globals'
import { slackAdapter, slackApp, slackDesk } from '#channels/slack/index'
import type { DeskEars } from '#contracts/desk'
import { eventually } from '../../support/eventually.ts'
import { repAt } from '../../support/rep.ts'
import { opening, openSlack, USER } from './bench.ts'

const DESK = 'C1DESK'
const GENERAL = 'C1GENERAL'

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
    return { slack, desk, heard, parsed }
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
    const button = {
      type: 'button',
      action_id: 'desk:claim',
      text: { type: 'plain_text', text: 'Claim' },
      value: 'p1.hand1',
    }
    const content = { text: 'A card', blocks: [{ type: 'actions', elements: [button] }] }
    const card = await desk.post(content, { thread: null, key: 'k1' })
    if (card.kind !== 'accepted') throw new Error('The card was not posted.')
    const before = slack.catcher.caught.length
    await slack.client.tap(card.externalId, 'Claim')
    expect(await parsed(before + 2)).toMatchObject({ kind: 'answer' })
    const other = await slackDesk(slackApp(slack.options), GENERAL).post(content, { thread: null, key: 'k2' })
    if (other.kind !== 'accepted') throw new Error('The other was not posted.')
    await slack.client.tap(other.externalId, 'Claim')
    expect(await parsed(before + 4)).toMatchObject({ kind: 'unsupported' })
    expect(heard).toEqual(['claim p1.hand1'])
  })

  test('its command there alone', async () => {
    const { slack, parsed } = await opened()
    await repAt(slack.url, USER, DESK).command('0134')
    expect(await parsed(1)).toMatchObject({ kind: 'answer', body: expect.stringMatching(/found 0134/) })
    await repAt(slack.url, USER, GENERAL).command('0134')
    expect(await parsed(2)).toMatchObject({ kind: 'answer', body: expect.stringMatching(/desk alone/) })
  })
})
