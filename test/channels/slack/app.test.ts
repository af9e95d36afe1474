import { describe, expect, test } from '@jest/globals'
import { slackAdapter, slackApp } from '#channels/slack/index'
import { ACME, opening, openSlack, signed, USER } from './bench.ts'

const opened = opening()

/** An adapter whose app somebody else listens to as well, as the reps' desk does. */
const openShared = async () => {
  const slack = await opened(openSlack())
  const app = slackApp(slack.options)
  return { ...slack, app, adapter: slackAdapter(slack.options, app) }
}

const atDesk = (now: number, text: string) =>
  signed(
    now,
    JSON.stringify({
      type: 'event_callback',
      team_id: ACME.id,
      event_id: 'Ev1',
      event: { type: 'message', channel: 'C1DESK', user: 'U1REP', text, ts: '1795000000.000100' },
    }),
  )

describe('an app that is shared', () => {
  test('has others hear what is no buyer’s, and their word counts', async () => {
    const { app, adapter, clock } = await openShared()
    const heard: string[] = []
    app.listen((bolt, hearingOf) =>
      bolt.event('message', async ({ event, body, context }) => {
        if (event.channel !== 'C1DESK' || !('text' in event)) return
        heard.push(`${context.teamId} ${event.text}`)
        hearingOf(body)?.say({ kind: 'answer', contentType: 'text/plain', body: '' })
      }),
    )
    expect(await adapter.parse(atDesk(clock.now(), 'claimed'))).toEqual({
      kind: 'answer',
      contentType: 'text/plain',
      body: '',
    })
    expect(heard).toEqual([`${ACME.id} claimed`])
  })

  test('answers a dialog with what its listener acknowledges', async () => {
    const { app, adapter, clock } = await openShared()
    app.listen((bolt) =>
      bolt.view('approve', ({ ack }) => ack({ response_action: 'errors', errors: { amount: 'Too much.' } })),
    )
    const view = { id: 'V1', callback_id: 'approve', state: { values: {} } }
    const body = { type: 'view_submission', team: { id: ACME.id }, user: { id: USER }, view }
    expect(await adapter.parse(signed(clock.now(), JSON.stringify(body)))).toEqual({
      kind: 'answer',
      contentType: 'application/json',
      body: '{"response_action":"errors","errors":{"amount":"Too much."}}',
    })
  })

  test('has Slack bring again what a listener could not do, and tells nothing of why', async () => {
    const { app, adapter, clock } = await openShared()
    app.listen((bolt) =>
      bolt.event('message', async () => {
        throw new Error('secret words')
      }),
    )
    const parsed = await adapter.parse(atDesk(clock.now(), 'claimed'))
    expect(parsed).toMatchObject({ kind: 'malformed', reason: expect.stringContaining('bring it again') })
    expect(JSON.stringify(parsed)).not.toContain('secret words')
  })

  test('takes listeners also after its first request', async () => {
    const { app, adapter, clock } = await openShared()
    expect((await adapter.parse(atDesk(clock.now(), 'hi'))).kind).toBe('unsupported')
    app.listen((bolt, hearingOf) =>
      bolt.event('message', async ({ body }) =>
        hearingOf(body)?.say({ kind: 'answer', contentType: 'text/plain', body: 'ok' }),
      ),
    )
    expect((await adapter.parse(atDesk(clock.now(), 'hi'))).kind).toBe('answer')
  })

  test('gives a client for a workspace of ours, and none for another', async () => {
    const { app } = await openShared()
    const client = await app.clientOf(ACME.id)
    expect(await client?.chat.postMessage({ channel: 'C1DESK', text: 'New hand-off' })).toMatchObject({
      ok: true,
    })
    expect(await app.clientOf('T9OTHER')).toBeNull()
  })
})
