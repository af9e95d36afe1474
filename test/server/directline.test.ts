import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { TOPICS } from '#contracts/memory'
import { days, minutes } from '#core/time'
import { type ChatServer, startChatServer, until } from '../support/directline.ts'
import { FetchXhr } from '../support/xhr.ts'

Object.assign(globalThis, { WebSocket, XMLHttpRequest: FetchXhr })

/** The stock client of npm, with everything it has been told and shown. */
type Client = {
  readonly line: DirectLine
  readonly seen: Activity[]
  readonly texts: () => readonly string[]
  readonly statuses: ConnectionStatus[]
  readonly say: (text: string, clientActivityID?: string) => Promise<string>
}

describe('the stock client botframework-directlinejs', () => {
  const current: { server: ChatServer | null; clients: Client[] } = { server: null, clients: [] }
  const server = (): ChatServer => {
    if (current.server === null) throw new Error('The server has not been started.')
    return current.server
  }
  beforeEach(async () => {
    current.server = await startChatServer({ bot: (text) => (text === 'hush' ? null : `You said ${text}.`) })
  })
  afterEach(async () => {
    for (const { line } of current.clients.splice(0)) line.end()
    await current.server?.close()
  })

  const connect = async (options: { readonly webSocket?: boolean } = {}): Promise<Client> => {
    const { token } = await newToken(server())
    return open({ token, ...options })
  }
  const open = (options: object): Client => {
    const client = clientOf(server(), options)
    current.clients.push(client)
    return client
  }

  test('talks over its socket: the echo first, then the reply, each once', async () => {
    const client = await connect()
    const id = await client.say('hello', 'k1')
    await until('the reply is shown', () => client.seen.length === 2)
    expect(client.seen).toMatchObject([
      {
        id,
        type: 'message',
        text: 'hello',
        channelId: 'webchat',
        from: { id: 'dl_ann', role: 'user' },
        channelData: { clientActivityID: 'k1' },
      },
      { type: 'message', text: 'You said hello.', from: { id: 'bot', role: 'bot' }, textFormat: 'plain' },
    ])
    for (const activity of client.seen) {
      expect(activity).toHaveProperty('timestamp')
      expect(activity).toHaveProperty('conversation.id')
      for (const secret of ['recipient', 'serviceUrl', 'callerId'])
        expect(activity).not.toHaveProperty(secret)
    }
  })

  test('talks by polling just as well', async () => {
    const client = await connect({ webSocket: false })
    await client.say('hello')
    await until('the reply is shown', () => client.seen.length === 2)
    expect(client.texts()).toEqual(['hello', 'You said hello.'])
  })

  test('loses its socket, comes back, and has missed and doubled nothing', async () => {
    const client = await connect()
    await client.say('one')
    await until('the first reply is shown', () => client.seen.length === 2)
    server().dropSockets()
    await client.say('two')
    await client.say('three')
    await until('it has come back', () => server().socketsOpened() === 2 && client.seen.length >= 6)
    await client.say('four')
    await until('the last reply is shown', () => client.texts().includes('You said four.'))
    expect(client.texts()).toEqual(
      ['one', 'two', 'three', 'four'].flatMap((text) => [text, `You said ${text}.`]),
    )
    expect(client.statuses).not.toContain(ConnectionStatus.ExpiredToken)
  })

  test('hears what was said between its start and its socket', async () => {
    const { token, conversationId } = await newToken(server())
    const to = { channel: 'webchat', id: conversationId }
    await server().adapter.send({ type: 'message', text: 'Welcome.' }, to, 'k1', null)
    const client = open({ token })
    await until('the welcome is shown', () => client.seen.length === 1)
    expect(client.texts()).toEqual(['Welcome.'])
  })

  test('starts anew with a conversation: with watermark 0 it sees everything, without one only what is new', async () => {
    const first = await connect()
    await first.say('one')
    await until('the reply is shown', () => first.seen.length === 2)
    const { token, conversationId } = await sessionOf(server(), first)
    const everything = open({ token, conversationId, watermark: '0' })
    const onlyNew = open({ token, conversationId })
    await until('everything is shown', () => everything.seen.length === 2)
    await until('both listen', () => server().socketsOpened() === 3)
    await first.say('two')
    await until('the news is shown', () => onlyNew.seen.length === 2 && everything.seen.length === 4)
    expect(onlyNew.texts()).toEqual(['two', 'You said two.'])
  })

  test('sees the bot type, which moves no watermark and is not kept', async () => {
    const client = await connect()
    await client.say('hush')
    await until('the echo is shown', () => client.seen.length === 1)
    const { conversationId } = await sessionOf(server(), client)
    const shown = { type: 'typing', channelId: 'webchat', from: { id: 'bot', name: 'Bot', role: 'bot' } }
    server().memory.feed.publish(TOPICS.typing({ channel: 'webchat', id: conversationId }), shown)
    await until('typing is shown', () => client.seen.length === 2)
    expect(client.seen[1]).toMatchObject({ type: 'typing', from: { role: 'bot' } })
    const late = await connect({ webSocket: false })
    await late.say('hush')
    await until('the echo is shown', () => late.seen.length === 1)
    expect(late.seen.map(({ type }) => type)).toEqual(['message'])
  })

  test('says that it types, and sends an event, and gets an id for each', async () => {
    const client = await connect()
    const typing = await post(client.line, { type: 'typing', from: { id: 'dl_ann' } })
    const event = await post(client.line, { type: 'event', name: 'join', value: 1, from: { id: 'dl_ann' } })
    expect([typing, event]).toEqual([expect.stringMatching(/.+/), expect.stringMatching(/.+/)])
    expect(server().accepted.map(({ activity }) => activity.type)).toEqual(['event'])
  })

  test('uploads two files of one name, and both can be fetched', async () => {
    const client = await connect()
    const contentUrl = URL.createObjectURL(new Blob(['a photo'], { type: 'image/png' }))
    const file = { contentType: 'image/png' as const, contentUrl, name: 'kitchen.png' }
    await post(client.line, {
      type: 'message',
      text: 'our kitchen',
      from: { id: 'dl_ann' },
      attachments: [file, file],
      channelData: { clientActivityID: 'u1' },
    })
    await until('the echo is shown', () => client.seen.length === 2)
    const attachments = server().accepted[0]?.activity.attachments ?? []
    expect(attachments.map(({ name }) => name)).toEqual(['kitchen.png', 'kitchen (1).png'])
    for (const attachment of attachments) {
      expect(await (await fetch(attachment.contentUrl)).text()).toBe('a photo')
    }
    expect(client.seen[0]).toMatchObject({ text: 'our kitchen', channelData: { clientActivityID: 'u1' } })
  })

  test('is told that its token expired, and lives on with a new one', async () => {
    const client = await connect()
    await client.say('one')
    await until('the reply is shown', () => client.seen.length === 2)
    const before = await sessionOf(server(), client)
    server().pass(days(400))
    await client.say('too late')
    expect(client.statuses).toContain(ConnectionStatus.ExpiredToken)
    expect(server().accepted.length).toBe(1)
    const anew = await newToken(server())
    expect(anew.conversationId).not.toBe(before.conversationId)
  })

  test('refreshes its token before that', async () => {
    const client = await connect()
    await client.say('one')
    server().pass(minutes(23 * 60))
    const { token } = await sessionOf(server(), client)
    Object.assign(client.line, { token })
    server().pass(minutes(2 * 60))
    await client.say('two')
    await until('the reply is shown', () => client.texts().includes('You said two.'))
    expect(client.statuses.at(-1)).toBe(ConnectionStatus.Online)
  })

  test('sees a post that is too much fail at once, and not hang', async () => {
    const client = await connect()
    for (let n = 0; n < 60; n++) await client.say('hush')
    await expect(client.say('hush')).rejects.toMatchObject({ status: 429 })
    server().pass(minutes(1))
    await client.say('hush')
    expect(server().accepted.length).toBe(61)
  })
})

const clientOf = (server: ChatServer, options: object): Client => {
  // The client waits 3 to 15 seconds before it comes back, by chance: with this chance, a tenth of a second.
  const line = new DirectLine({ domain: server.base, random: () => -0.242, pollingInterval: 200, ...options })
  const seen: Activity[] = []
  const statuses: ConnectionStatus[] = []
  line.connectionStatus$.subscribe((status) => statuses.push(status))
  // An ended client says "conversation ended" to whoever listens, as an error.
  line.activity$.subscribe({ next: (activity) => seen.push(activity), error: () => {} })
  return {
    line,
    seen,
    statuses,
    texts: () => seen.flatMap((activity) => (activity.type === 'message' ? [activity.text ?? ''] : [])),
    say: (text, clientActivityID) =>
      post(line, {
        type: 'message',
        text,
        from: { id: 'dl_ann' },
        ...(clientActivityID === undefined ? {} : { channelData: { clientActivityID } }),
      }),
  }
}

const post = (line: DirectLine, activity: Activity): Promise<string> =>
  new Promise((resolve, reject) => {
    line.postActivity(activity).subscribe(resolve, reject)
  })

const newToken = async (server: ChatServer): Promise<{ token: string; conversationId: string }> => {
  const response = await fetch(`${server.base}/tokens/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: { id: 'dl_ann' } }),
  })
  return sessionIn(response)
}

/** What the server makes of the client's token now. */
const sessionOf = async (
  server: ChatServer,
  { line }: Client,
): Promise<{ token: string; conversationId: string }> => {
  const token: unknown = Reflect.get(line, 'token')
  return sessionIn(
    await fetch(`${server.base}/tokens/refresh`, {
      method: 'POST',
      headers: { authorization: `Bearer ${String(token)}` },
    }),
  )
}

const sessionIn = async (response: Response): Promise<{ token: string; conversationId: string }> => {
  expect(response.status).toBe(200)
  return z.object({ token: z.string(), conversationId: z.string() }).parse(await response.json())
}
