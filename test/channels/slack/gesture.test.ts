import { describe, expect, test } from '@jest/globals'
import { plain } from '#core/message'
import { DIRECT, opening, openSlack } from './bench.ts'

const opened = opening()

const HELLO = { text: 'Hello.', blocks: [] }

describe('a gesture', () => {
  const offer = {
    ...plain('Which plan?'),
    choices: [
      { title: 'Starter', value: 's' },
      { title: 'Team', value: 't' },
    ],
  }

  test('takes the buttons from under a choice that was taken, and leaves words, pictures and links', async () => {
    const slack = await opened(openSlack())
    const card = {
      title: 'Plans',
      text: '',
      facts: [],
      links: [{ title: 'Compare', url: 'https://fernhill.example/plans' }],
      image: { url: 'https://fernhill.example/plans.png', alt: 'All plans' },
    }
    const [payload] = slack.adapter.render({ ...offer, cards: [card] }, DIRECT, 'p1.out1')
    await slack.adapter.send(payload ?? null, DIRECT, 'k1', null)
    const [before] = await slack.client.look()
    const tap = await slack.catcher.find(await slack.client.tap(before?.id ?? '', 'Team'))
    const parsed = await slack.adapter.parse(tap)
    if (parsed.kind !== 'activities' || !parsed.activities[0]) throw new Error(JSON.stringify(parsed))
    const { activity, address } = parsed.activities[0]
    expect(activity).toMatchObject({ text: 'Team', value: { choice: 2 }, replyToId: 'p1.out1' })
    expect(address).toEqual(DIRECT)
    await slack.adapter.gesture({ kind: 'taken', activity }, address)
    const [after] = await slack.client.look()
    expect(after).toMatchObject({ edited: true, buttons: [{ text: 'Compare', kind: 'link' }] })
    expect(after?.text).toMatch(/✓ Team$/)
    expect(after?.blocks.map(({ type }) => type)).toEqual([
      ...['rich_text', 'header', 'image', 'actions', 'context'],
    ])
    await slack.adapter.gesture({ kind: 'taken', activity }, address)
  })

  test('of a link that was opened changes nothing, because it is no Activity', async () => {
    const slack = await opened(openSlack())
    const card = { title: 'A', text: '', facts: [], links: [{ title: 'Terms', url: 'https://a.example' }] }
    const [payload] = slack.adapter.render({ ...plain(''), cards: [card] }, DIRECT, 'p1.out1')
    await slack.adapter.send(payload ?? null, DIRECT, 'k1', null)
    const [shown] = await slack.client.look()
    const tap = await slack.catcher.find(await slack.client.tap(shown?.id ?? '', 1))
    expect(await slack.adapter.parse(tap)).toMatchObject({ kind: 'unsupported' })
  })

  test('shows in a thread that an answer is being written, and the answer ends it', async () => {
    const slack = await opened(openSlack())
    const root = await slack.client.say('@throughline hi', { channel: 'C1GENERAL' })
    const parsed = await slack.adapter.parse(await slack.catcher.find(`"ts":"${root}"`))
    if (parsed.kind !== 'activities' || !parsed.activities[0]) throw new Error(JSON.stringify(parsed))
    const { activity, address } = parsed.activities[0]
    await slack.adapter.gesture({ kind: 'typing', activity }, address)
    expect((await slack.client.look('C1GENERAL'))[0]?.status).toBe('is writing an answer…')
    await slack.adapter.send(HELLO, address, 'k1', null)
    expect((await slack.client.look('C1GENERAL'))[0]?.status).toBe('')
  })
})
