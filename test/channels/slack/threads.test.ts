import { describe, expect, test } from '@jest/globals'
import { slackAdapter } from '#channels/slack/index'
import { plain } from '#core/message'
import { eventually } from '../sms/eventually.ts'
import { clientOf, opening, openSlack, type signed } from './bench.ts'

const opened = opening()

const CHANNEL = 'C1GENERAL'

const openBench = async () => {
  const slack = await opened(openSlack())
  const bob = clientOf(slack.emulator, 'U1BOB')
  const heard = async (ts: string, adapter = slack.adapter) =>
    adapter.parse(await slack.catcher.find(`"event_ts":"${ts}"`))
  const place = (root: string, user = 'U1ADA') => ({
    channel: 'slack',
    id: `T1ACME:${CHANNEL}:${root}:${user}`,
  })
  return { ...slack, bob, heard, place }
}

const activity = (text: string, { id }: { readonly id: string }) => ({
  kind: 'activities',
  activities: [{ address: { channel: 'slack', id }, activity: { text } }],
})

describe('a conversation in a channel', () => {
  test('goes on in its thread without calling us again, also after a restart', async () => {
    const { client, heard, place, options } = await openBench()
    const root = await client.say('@throughline what is the team plan?', { channel: CHANNEL })
    expect(await heard(root)).toMatchObject(activity('what is the team plan?', place(root)))
    const reply = await client.say('we are 40', { channel: CHANNEL, thread: root })
    expect(await heard(reply)).toMatchObject(activity('we are 40', place(root)))
    const restarted = slackAdapter(options)
    expect(await heard(reply, restarted)).toMatchObject(activity('we are 40', place(root)))
  })

  test('is of the thread: two calls in one channel are two mailboxes', async () => {
    const { client, heard, place } = await openBench()
    const first = await client.say('@throughline hi', { channel: CHANNEL })
    const second = await client.say('@throughline hi', { channel: CHANNEL })
    expect(await heard(first)).toMatchObject(activity('hi', place(first)))
    expect(await heard(second)).toMatchObject(activity('hi', place(second)))
  })

  test('is of one person: whoever else writes in the thread talks to the others, until they call us themselves', async () => {
    const { client, bob, heard, place, options } = await openBench()
    const root = await client.say('@throughline hi', { channel: CHANNEL })
    await heard(root)
    const remark = await bob.say('yes, go ahead', { channel: CHANNEL, thread: root })
    expect((await heard(remark)).kind).toBe('unsupported')
    expect((await heard(remark, slackAdapter(options))).kind).toBe('unsupported')
    const call = await bob.say('@throughline and for 50?', { channel: CHANNEL, thread: root })
    expect(await heard(call)).toMatchObject(activity('and for 50?', place(root, 'U1BOB')))
    const next = await bob.say('no, 60', { channel: CHANNEL, thread: root })
    expect(await heard(next)).toMatchObject(activity('no, 60', place(root, 'U1BOB')))
  })

  test('begins where we are called in the middle of a thread', async () => {
    const { client, bob, heard, place } = await openBench()
    const root = await bob.say('coffee is bad here', { channel: CHANNEL })
    const before = await client.say('it is', { channel: CHANNEL, thread: root })
    expect((await heard(before)).kind).toBe('unsupported')
    const call = await client.say('@throughline can you help?', { channel: CHANNEL, thread: root })
    expect(await heard(call)).toMatchObject(activity('can you help?', place(root)))
    const next = await client.say('please', { channel: CHANNEL, thread: root })
    expect(await heard(next)).toMatchObject(activity('please', place(root)))
  })

  test('goes on with whom we have answered, also after a restart', async () => {
    const { adapter, client, bob, heard, place, options } = await openBench()
    const root = await bob.say('coffee is bad here', { channel: CHANNEL })
    const [payload] = adapter.render(plain('We could help.'), place(root), 'p1.out1')
    expect((await adapter.send(payload ?? null, place(root), 'k1', null)).kind).toBe('accepted')
    const next = await client.say('go on', { channel: CHANNEL, thread: root })
    expect(await heard(next, slackAdapter(options))).toMatchObject(activity('go on', place(root)))
    const other = await bob.say('hm', { channel: CHANNEL, thread: root })
    expect((await heard(other, slackAdapter(options))).kind).toBe('unsupported')
  })

  test('of others stays theirs, and Slack is asked about each person in it once', async () => {
    const { client, bob, heard, faults } = await openBench()
    const root = await bob.say('lunch?', { channel: CHANNEL })
    const first = await client.say('yes', { channel: CHANNEL, thread: root })
    expect((await heard(first)).kind).toBe('unsupported')
    await faults({ kind: 'http-500', method: 'conversations.replies' })
    const second = await client.say('at noon', { channel: CHANNEL, thread: root })
    expect((await heard(second)).kind).toBe('unsupported')
  })

  test('is brought again by Slack when nobody can say whose thread it is', async () => {
    const { client, heard, faults, options } = await openBench()
    const root = await client.say('@throughline hi', { channel: CHANNEL })
    const reply = await client.say('we are 40', { channel: CHANNEL, thread: root })
    await faults({ kind: '429', retryAfter: '1', method: 'conversations.replies' })
    const restarted = slackAdapter(options)
    expect(await heard(reply, restarted)).toMatchObject({ kind: 'malformed' })
    expect((await heard(reply, restarted)).kind).toBe('activities')
  })

  test('comes as two events for one call, and both are one message', async () => {
    const { client, adapter, catcher } = await openBench()
    const ts = await client.say('@throughline hi', { channel: CHANNEL })
    const both = await eventually(() => {
      const found = catcher.caught.filter(({ body }) => textOf({ body }).includes(`"event_ts":"${ts}"`))
      return found.length === 2 ? found : undefined
    })
    const parsed = await Promise.all(both.map((request) => adapter.parse(request)))
    const ids = parsed.map((one) => (one.kind === 'activities' ? one.activities[0]?.dedupe : null))
    expect(ids).toEqual([`T1ACME:${CHANNEL}:${ts}`, `T1ACME:${CHANNEL}:${ts}`])
  })
})

const textOf = ({ body }: Pick<ReturnType<typeof signed>, 'body'>): string => new TextDecoder().decode(body)
