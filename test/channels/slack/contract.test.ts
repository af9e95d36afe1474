import type { IncomingRequest } from '#contracts/adapter'
import type { Json } from '#core/json'
import { type AdapterBench, adapterContract } from '../../contracts/adapter.ts'
import { stringsOf } from '../../contracts/messages.ts'
import { ACME, api, DIRECT, FORM, openSlack, shownIn, signed, USER } from './bench.ts'

const makeBench = async (): Promise<AdapterBench> => {
  const slack = await openSlack()
  const authentic = async (text: string): Promise<IncomingRequest> =>
    slack.catcher.find(`"ts":"${await slack.client.say(text)}"`)
  const now = slack.clock.now()
  return {
    adapter: slack.adapter,
    address: DIRECT,
    now: slack.clock.now,
    requests: {
      authentic,
      tapped: async (payloads, choice) => {
        // Slack counts posts; a buyer takes longer than a test.
        slack.clock.push(60_000)
        const payload = payloads.find((one) => stringsOf(one).some((text) => text.endsWith(`#${choice}`)))
        const posted = await api(slack.emulator, 'chat.postMessage', { channel: USER, ...Object(payload) })
        return slack.catcher.find(await slack.client.tap(String(posted.ts), buttonOf(payload, choice)))
      },
      file: async () => {
        const files = [{ name: 'kitchen.png', contentType: 'image/png', content: btoa('picture') }]
        return slack.catcher.find(`"ts":"${await slack.client.say('look', { files })}"`)
      },
      forged: async (text) => forgeriesOf(await authentic(text), slack.clock.now()),
      unsupported: [
        event(now, { ...SAID, bot_id: ACME.botId, user: ACME.botUserId }),
        event(now, { ...SAID, subtype: 'message_changed', user: undefined }),
        event(now, { ...SAID, subtype: 'message_deleted', user: undefined }),
        event(now, { ...SAID, channel: 'C1GENERAL', channel_type: 'channel' }),
        event(now, { ...SAID, channel: 'C1DESK', text: `<@${ACME.botUserId}> hi` }),
        event(now, { type: 'app_uninstalled' }),
        event(now, { type: 'reaction_added', user: USER, item: { channel: 'C1GENERAL' } }),
        signed(now, 'command=%2Fthroughline&text=hi&team_id=T1ACME&user_id=U1ADA&channel_id=C1', FORM),
        signed(
          now,
          JSON.stringify({
            type: 'view_submission',
            team: { id: ACME.id },
            user: { id: USER },
            view: { id: 'V1' },
          }),
        ),
        signed(now, JSON.stringify({ type: 'app_rate_limited', team_id: ACME.id })),
      ],
      malformed: [
        signed(now, '{}'),
        signed(now, '[]'),
        signed(now, 'null'),
        signed(now, '{"type":"event_callback"}'),
        signed(now, 'payload=nonsense', FORM),
        signed(now, 'text=hi', FORM),
        event(now, { type: 'message', channel: '../etc', ts: '1.1', user: USER }),
      ],
      delivery: null,
    },
    platform: {
      received: async () => (await slack.client.look()).filter(({ mine }) => !mine).map(({ text }) => text),
      fail: async (how) => {
        await slack.faults(FAULTS[how])
      },
    },
    shown: shownIn,
    spelled: (text) => text,
    close: slack.close,
  }
}

const FAULTS = {
  retry: { kind: '429', retryAfter: '2' },
  uncertain: { kind: 'cut-after-accept' },
  refused: { kind: 'reject', error: 'channel_not_found' },
} as const

const SAID = { type: 'message', channel: 'D1ACME1ADA', user: USER, text: 'hi', ts: '1795000000.000100' }

const event = (at: number, said: object): IncomingRequest =>
  signed(at, JSON.stringify({ type: 'event_callback', team_id: ACME.id, event_id: 'Ev1', event: said }))

/** Which button of a payload it is, counted from 1 as the client counts. */
const buttonOf = (payload: Json | undefined, choice: number): number => {
  const blocks: readonly {
    readonly type: string
    readonly elements: readonly { readonly value?: string }[]
  }[] = Object(payload).blocks
  const buttons = blocks.flatMap(({ type, elements }) => (type === 'actions' ? elements : []))
  return buttons.findIndex(({ value }) => value?.endsWith(`#${choice}`)) + 1
}

const forgeriesOf = (request: IncomingRequest, now: number) => {
  const body = new TextDecoder().decode(request.body)
  const withBody = (text: string): IncomingRequest => ({ ...request, body: new TextEncoder().encode(text) })
  const withHeader = (name: string, value: string | undefined): IncomingRequest => ({
    ...request,
    headers: { ...request.headers, [name]: value },
  })
  const signedAt = Number(request.headers['x-slack-request-timestamp'])
  return [
    { how: 'another body', request: withBody(body.replace('hello', 'pwned')) },
    { how: 'white space added', request: withBody(`${body} `) },
    { how: 'no body', request: withBody('') },
    { how: 'another time', request: withHeader('x-slack-request-timestamp', String(signedAt - 1)) },
    { how: 'no time', request: withHeader('x-slack-request-timestamp', undefined) },
    { how: 'a time that is none', request: withHeader('x-slack-request-timestamp', '1e9') },
    { how: 'no signature', request: withHeader('x-slack-signature', undefined) },
    { how: 'an empty signature', request: withHeader('x-slack-signature', '') },
    { how: 'another signature', request: withHeader('x-slack-signature', `v0=${'0'.repeat(64)}`) },
    {
      how: 'another version',
      request: withHeader('x-slack-signature', request.headers['x-slack-signature']?.replace('v0', 'v1')),
    },
    { how: 'too old', request: signed(now - 302_000, body) },
    { how: 'from the future', request: signed(now + 302_000, body) },
    { how: 'a GET', request: { ...request, method: 'GET' } },
    { how: 'too large', request: signed(now, `${body}${' '.repeat(1024 * 1024)}`) },
    {
      how: 'unsigned, and a probe only by its query',
      request: {
        ...request,
        url: `${request.url}?ssl_check=1`,
        headers: { 'content-type': 'application/json' },
      },
    },
  ]
}

adapterContract('Slack', makeBench, [
  { case: 'tells a delivery from a message', reason: 'Slack sends no news of what became of a message' },
])
