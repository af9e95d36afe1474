import { type IncomingRequest, instant, type Json } from 'throughline'
import { type AdapterBench, adapterContract } from 'throughline/testing'
import { lineAdapter } from './channel.ts'
import { BUYER, eventOf, openLine, Pushed, photo, wordsOf } from './emulator.ts'

const SECRETS = { secret: 'channel-secret', token: 'access-token' }

const makeBench = async (): Promise<AdapterBench> => {
  const line = await openLine(SECRETS)
  const signed = (...events: readonly object[]): IncomingRequest => {
    const { headers, body } = line.webhook(events)
    return { method: 'POST', url: URL, headers, body: new TextEncoder().encode(body) }
  }
  return {
    adapter: lineAdapter({ ...SECRETS, server: line.url }),
    address: { channel: 'line', id: BUYER },
    now: () => instant(Date.now()),
    requests: {
      authentic: async (text) => signed(wordsOf(text)),
      tapped: async (payloads, choice) => signed(eventOf('postback', { postback: tapOn(payloads, choice) })),
      file: async () => signed(photo()),
      forged: async (text) => forgeriesOf(signed(wordsOf(text))),
      unsupported: [
        signed(),
        signed(eventOf('follow', { follow: { isUnblocked: false } })),
        signed(eventOf('message', { message: { type: 'sticker', id: '1', packageId: '1', stickerId: '1' } })),
        signed(eventOf('postback', { postback: { data: 'menu=prices' } })),
        signed({ ...wordsOf('hello'), timestamp: 8.7e15 }),
        signed({ ...wordsOf('hello'), source: { type: 'group', groupId: 'C1', userId: BUYER } }),
      ],
      malformed: [
        withBody(signed(), 'events=1'),
        withBody(signed(), '{}'),
        withBody(signed(), '{"events":[]}'),
      ],
      delivery: null,
    },
    platform: {
      received: async () => line.received().map(({ text }) => text),
      fail: async (how) => line.fail(how),
    },
    shown: (payload) => {
      const { text, quickReply } = Pushed.parse(payload)
      return [text, ...(quickReply?.items ?? []).map(({ action }) => action.label)].join('\n')
    },
    spelled: (text) => text,
    close: line.close,
  }
}

const URL = 'https://bot.example.com/webhooks/line'

/** What LINE posts when the buyer taps: the data of the n-th quick reply, which stands under the last payload. */
const tapOn = (payloads: readonly Json[], choice: number) => {
  const items = payloads.flatMap((payload) => Pushed.parse(payload).quickReply?.items ?? [])
  return { data: items[choice - 1]?.action.data }
}

const forgeriesOf = (request: IncomingRequest) => [
  {
    how: 'another body',
    request: withBody(request, new TextDecoder().decode(request.body).replace('hello', 'pwned')),
  },
  { how: 'the same JSON, spaced', request: withBody(request, `${new TextDecoder().decode(request.body)} `) },
  ...[undefined, '', 'c2hvcnQ=', Buffer.alloc(32).toString('base64')].map((signature) => ({
    how: `the signature ${signature}`,
    request: { ...request, headers: { ...request.headers, 'x-line-signature': signature } },
  })),
]

const withBody = (request: IncomingRequest, body: string): IncomingRequest => ({
  ...request,
  body: new TextEncoder().encode(body),
})

adapterContract('LINE', makeBench, [
  { case: 'tells a delivery from a message', reason: 'LINE brings no news of what became of a push' },
  {
    case: 'finds out what became of an uncertain send',
    reason: 'LINE cannot be asked; the retry key makes a second send harmless instead',
  },
])
