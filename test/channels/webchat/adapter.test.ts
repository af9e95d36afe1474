import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { sign } from 'hono/jwt'
import { z } from 'zod'
import { issue, streamOf, webchatAdapter } from '#channels/webchat/index'
import type { Adapter, IncomingRequest, Parsed } from '#contracts/adapter'
import type { Streams } from '#contracts/memory'
import type { Json } from '#core/json'
import { type Instant, instant, minutes } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { type AdapterBench, adapterContract } from '../../contracts/adapter.ts'

const KEYS = { signingSecret: 'a signing secret of the test', secret: null }
const NOW = instant(Date.parse('2026-11-22T10:00:00Z'))
const CONVERSATION = 'conv_ann-1'
const SEAT = { conv: CONVERSATION, user: 'dl_ann', name: 'Ann', origins: [], use: 'webchat-api' } as const
const FROM_MEMORY = 'the platform is our own memory: it'

adapterContract('webchat', makeBench, [
  { case: 'tells a delivery from a message', reason: 'Direct Line brings no news of deliveries' },
  { case: 'answers "refused" when it never will', reason: `${FROM_MEMORY} never says never` },
])

describe('what clients of Direct Line post', () => {
  const folder = new URL('../../../../test/payloads/webchat/', import.meta.url)
  const parse = async (body: string): Promise<Parsed> => {
    const { streams } = await openEmbedded({ directory: null })
    return adapterOn(streams, () => NOW).parse(await posted(body))
  }
  const recorded = z.object({
    says: z.string(),
    body: z.json(),
    reads: z.object({
      kind: z.enum(['activities', 'unsupported', 'malformed']),
      activity: z.record(z.string(), z.unknown()).optional(),
    }),
  })

  test('is read as it was meant, payload by payload', async () => {
    const names = await readdir(folder)
    expect(names.length).toBeGreaterThan(12)
    for (const name of names) {
      const { body, reads } = recorded.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8')))
      const parsed = await parse(JSON.stringify(body))
      expect({ name, kind: parsed.kind }).toEqual({ name, kind: reads.kind })
      if (parsed.kind !== 'activities') continue
      expect(parsed.activities[0]?.activity).toMatchObject({
        ...reads.activity,
        channelId: 'webchat',
        conversation: { id: CONVERSATION, isGroup: false },
        from: { id: 'dl_ann', name: 'Ann', role: 'user' },
        recipient: { id: 'bot', role: 'bot' },
      })
      expect(JSON.stringify(parsed)).not.toContain('null')
    }
  })

  test('is one message for one clientActivityID, and one each without', async () => {
    const dedupe = async (body: Json): Promise<string | undefined> => {
      const parsed = await parse(JSON.stringify(body))
      return parsed.kind === 'activities' ? parsed.activities[0]?.dedupe : undefined
    }
    const named = { type: 'message', text: 'hello', channelData: { clientActivityID: 'k1' } }
    const nameless = { type: 'message', text: 'hello' }
    const other = { ...named, text: 'a page that counts from k1 again' }
    expect(await dedupe(named)).toBe(await dedupe(named))
    expect(await dedupe(named)).not.toBe(await dedupe(other))
    expect(await dedupe(nameless)).not.toBe(await dedupe(nameless))
  })

  test('is malformed when it is nested deeper than any card', async () => {
    const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`
    const body = `{"type":"message","text":"hi","value":${deep}}`
    expect(await parse(body)).toMatchObject({ kind: 'malformed' })
  })
})

describe('what a website chat shows', () => {
  test('is one activity with suggested actions and hero cards, in plain text', async () => {
    const { streams } = await openEmbedded({ directory: null })
    const adapter = adapterOn(streams, () => NOW)
    const message = {
      text: 'Team, from *Dec 1*?',
      choices: [{ title: 'Yes, go ahead', value: 'yes' }],
      cards: [
        {
          title: 'Your order',
          text: 'Monthly.',
          facts: [['Plan', 'Team'] as const, ['Price', '$249'] as const],
          links: [{ title: 'Pay', url: 'https://pay.example/1' }],
        },
      ],
    }
    expect(adapter.render(message, { channel: 'webchat', id: CONVERSATION }, 'out1')).toEqual([
      {
        type: 'message',
        text: 'Team, from *Dec 1*?',
        textFormat: 'plain',
        inputHint: 'expectingInput',
        suggestedActions: { to: [], actions: [{ type: 'imBack', title: 'Yes, go ahead', value: 'yes' }] },
        attachmentLayout: 'list',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.hero',
            content: {
              title: 'Your order',
              text: 'Monthly.  \nPlan: Team  \nPrice: $249',
              buttons: [{ type: 'openUrl', title: 'Pay', value: 'https://pay.example/1' }],
            },
          },
        ],
      },
    ])
  })

  test('never runs backwards, also when the clock of this node is behind', async () => {
    const { streams } = await openEmbedded({ directory: null })
    const to = { channel: 'webchat', id: CONVERSATION }
    await adapterOn(streams, () => NOW).send({ type: 'message', text: 'first' }, to, 'k1', null)
    const behind = adapterOn(streams, () => instant(NOW - minutes(5)))
    await behind.send({ type: 'message', text: 'second' }, to, 'k2', null)
    const stamps = (await streams.read(streamOf(CONVERSATION), 0)).map(({ line }) => line)
    expect(stamps).toMatchObject([
      { text: 'first', timestamp: '2026-11-22T10:00:00.000Z' },
      { text: 'second', timestamp: '2026-11-22T10:00:00.000Z' },
    ])
  })
})

async function makeBench(): Promise<AdapterBench> {
  const { streams } = await openEmbedded({ directory: null })
  const failing: { how: 'retry' | 'uncertain' | 'refused' | null } = { how: null }
  const failsAs = (how: 'retry' | 'uncertain'): boolean => {
    if (failing.how !== how) return false
    failing.how = null
    return true
  }
  const moody: Streams = {
    end: streams.end,
    read: async (stream, after) => {
      if (failsAs('retry')) throw new Error('the memory is being restarted')
      return streams.read(stream, after)
    },
    append: async (stream, key, line) => {
      const position = await streams.append(stream, key, line)
      if (failsAs('uncertain')) throw new Error('the connection was lost')
      return position
    },
  }
  const counter = { n: 0 }
  const adapter = adapterOn(moody, () => NOW)
  const bodyOf = (text: string): string =>
    JSON.stringify({ type: 'message', text, channelData: { clientActivityID: `c${counter.n++}` } })
  return {
    adapter,
    address: { channel: 'webchat', id: CONVERSATION },
    now: () => NOW,
    requests: {
      authentic: (text) => posted(bodyOf(text)),
      forged: (text) => forgeries(bodyOf(text)),
      unsupported: [
        bare('{"type":"typing"}'),
        bare('{"type":"conversationUpdate","membersAdded":[{"id":"dl_ann"}]}'),
        bare('{"type":"somethingNew","text":"hello"}'),
        bare('{"type":"message","text":"  "}'),
      ],
      malformed: [
        bare(''),
        bare('hello'),
        bare('[]'),
        bare('{"type":7}'),
        bare('{"type":"message","text":{"a":1}}'),
      ],
      delivery: null,
      tapped: async (payloads, n) => {
        const action = ACTIVITY.parse(payloads.at(-1)).suggestedActions?.actions[n - 1]
        return posted(bodyOf(action?.value ?? ''))
      },
      file: () => posted(JSON.stringify({ type: 'message', attachments: [PHOTO] })),
    },
    platform: {
      received: async () => (await streams.read(streamOf(CONVERSATION), 0)).map(({ line }) => shown(line)),
      fail: async (how) => {
        failing.how = how
      },
    },
    shown,
    spelled: (text) => text,
    close: async () => {},
  }
}

function adapterOn(streams: Streams, now: () => Instant): Adapter {
  return webchatAdapter({
    streams,
    feed: { publish: () => {}, subscribe: () => () => {} },
    clock: { now },
    signingSecret: KEYS.signingSecret,
  })
}

async function posted(body: string): Promise<IncomingRequest> {
  return withToken(body, await issue(SEAT, KEYS, NOW, minutes(5)))
}

function withToken(body: string, token: string): IncomingRequest {
  const request = bare(body)
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }
}

function bare(body: string): IncomingRequest {
  return {
    method: 'POST',
    url: `https://shop.example/v3/directline/conversations/${CONVERSATION}/activities`,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(body),
  }
}

async function forgeries(body: string): Promise<readonly { how: string; request: IncomingRequest }[]> {
  const exp = NOW / 1_000 + 300
  const other = { signingSecret: 'a guess', secret: null }
  const good = await issue(SEAT, KEYS, NOW, minutes(5))
  const [, claims] = good.split('.')
  const unsigned = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${claims}.`
  const tokens = {
    'signed with another secret': await issue(SEAT, other, NOW, minutes(5)),
    'of another conversation': await issue({ ...SEAT, conv: 'another' }, KEYS, NOW, minutes(5)),
    'expired long ago': await issue(SEAT, KEYS, instant(NOW - minutes(10)), minutes(5)),
    'made for a socket': await issue({ ...SEAT, use: 'webchat-stream' }, KEYS, NOW, minutes(5)),
    'made for something else': await sign({ sub: 'checkout', exp }, KEYS.signingSecret, 'HS256'),
    'signed by another algorithm': await sign({ ...SEAT, origins: [], exp }, KEYS.signingSecret, 'HS512'),
    'not signed at all': unsigned,
    'no token at all': 'hello',
  }
  return [
    { how: 'without a header', request: bare(body) },
    ...Object.entries(tokens).map(([how, token]) => ({ how, request: withToken(body, token) })),
  ]
}

const PHOTO = {
  contentType: 'image/png',
  contentUrl: 'data:image/png;base64,iVBORw0KGgo=',
  name: 'kitchen.png',
}

const ACTIVITY = z.object({
  text: z.string().default(''),
  suggestedActions: z
    .object({ actions: z.array(z.object({ title: z.string(), value: z.string() })) })
    .optional(),
  attachments: z
    .array(
      z.object({
        content: z
          .object({
            title: z.string(),
            text: z.string(),
            images: z.array(z.object({ url: z.string(), alt: z.string() })).default([]),
            buttons: z.array(z.object({ title: z.string(), value: z.string() })),
          })
          .optional(),
        contentUrl: z.string().optional(),
        name: z.string().optional(),
      }),
    )
    .default([]),
})

function shown(payload: Json): string {
  const { text, suggestedActions, attachments } = ACTIVITY.parse(payload)
  const cards = attachments.flatMap(({ content, name = '', contentUrl = '' }) => [
    content?.title ?? '',
    content?.text ?? '',
    ...(content?.images ?? []).flatMap(({ url, alt }) => [alt, url]),
    ...(content?.buttons ?? []).flatMap(({ title, value }) => [title, value]),
    name,
    contentUrl,
  ])
  return [text, ...cards, ...(suggestedActions?.actions ?? []).map(({ title }) => title)].join('\n')
}
