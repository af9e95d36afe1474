import { makeSigningKey } from '#lab/botframework/signature'
import { type AdapterBench, adapterContract, type Requests } from '../../contracts/adapter.ts'
import { ADDRESS, APP, clock, openTeams, withBody, withHeader } from './bench.ts'
import { buttonsIn, shown } from './shown.ts'

const makeBench = async (): Promise<AdapterBench> => {
  const teams = await openTeams()
  const { adapter, says } = teams
  await adapter.parse(await says({ text: 'The first word, so that they can be answered.' }))
  return {
    adapter,
    address: ADDRESS,
    now: clock.now,
    requests: {
      authentic: (text) => says({ text }),
      tapped: async (payloads, choice) => {
        const button = buttonsIn(payloads)[choice - 1]
        return says({ text: button?.title, value: button?.value ?? null, replyToId: 'f-1' })
      },
      file: () =>
        says({
          attachments: [
            { contentType: 'image/png', contentUrl: `${teams.url}/v3/attachments/1/views/original` },
            {
              contentType: 'application/vnd.microsoft.teams.file.download.info',
              name: 'plan.pdf',
              content: { downloadUrl: 'https://contoso.example/plan.pdf?tempauth=1', fileType: 'pdf' },
            },
          ],
        }),
      forged: (text) => forgeries(text, teams),
      unsupported: [
        posted({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] }),
        posted({ type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }),
        posted({ type: 'typing' }),
        posted({ ...MESSAGE, text: '   ' }),
      ],
      malformed: [
        posted({}),
        posted([]),
        posted({ ...MESSAGE, from: null }),
        posted({ ...MESSAGE, conversation: { id: '' } }),
        { ...posted({}), body: Uint8Array.from([0xff, 0xfe]) },
      ],
      delivery: null,
    },
    platform: {
      received: async () => (await teams.received()).map((activity) => shown(activity)),
      fail: async (how) => {
        await teams.faults(FAULTS[how])
      },
    },
    shown,
    spelled: (text) => text,
    close: teams.close,
  }
}

const FAULTS = {
  retry: { kind: '429', retryAfter: '2' },
  uncertain: { kind: 'cut-after-accept' },
  refused: { kind: 'reject', status: 403, code: 'BotDisabledByAdmin' },
} as const

const MESSAGE = {
  type: 'message',
  id: 'f1',
  text: 'hello',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:1ann' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:1ann' },
} as const

const posted = (body: unknown) => ({
  method: 'POST',
  url: 'https://bot.example.com/api/messages',
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(JSON.stringify(body)),
})

const forgeries = async (
  text: string,
  { says, url, emulator }: Awaited<ReturnType<typeof openTeams>>,
): ReturnType<Requests['forged']> => {
  const request = await says({ text })
  const bearer = (token: string) => withHeader(request, 'authorization', `Bearer ${token}`)
  const claims = { iss: 'https://api.botframework.com', aud: APP.appId, serviceurl: `${url}/` }
  const now = Math.floor(Date.now() / 1_000)
  const own = emulator.sign(claims)
  const [head = '', said = ''] = own.split('.')
  const nothing = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
  return [
    { how: 'no token', request: withHeader(request, 'authorization', undefined) },
    { how: 'an empty token', request: bearer('') },
    { how: 'nonsense', request: bearer('nonsense') },
    { how: 'another scheme', request: withHeader(request, 'authorization', `Basic ${own}`) },
    {
      how: 'the key of somebody else',
      request: bearer(makeSigningKey(['msteams']).sign(claims, Date.now())),
    },
    { how: 'no signature', request: bearer(`${head}.${said}.`) },
    { how: 'no algorithm', request: bearer(`${nothing}.${said}.`) },
    { how: 'a token of yesterday', request: bearer(emulator.sign({ ...claims, exp: now - 86_400 })) },
    { how: 'a token of tomorrow', request: bearer(emulator.sign({ ...claims, nbf: now + 86_400 })) },
    { how: 'for another bot', request: bearer(emulator.sign({ ...claims, aud: 'another' })) },
    { how: 'by another issuer', request: bearer(emulator.sign({ ...claims, iss: 'https://evil.example' })) },
    { how: 'of an emulator', request: bearer(emulator.sign({ ...claims, ...OF_AN_EMULATOR })) },
    {
      how: 'for another address',
      request: bearer(emulator.sign({ ...claims, serviceurl: 'https://smba.trafficmanager.net/emea/' })),
    },
    {
      how: 'for no address',
      request: bearer(emulator.sign({ iss: claims.iss, aud: claims.aud })),
    },
    {
      how: 'another address',
      request: withBody(request, (body) => body.replace(url, 'https://evil.example')),
    },
    { how: 'no address', request: withBody(request, (body) => body.replace('serviceUrl', 'service')) },
    { how: 'another channel', request: withBody(request, (body) => body.replace('msteams', 'slack')) },
    {
      how: 'a channel of its own',
      request: withBody(request, (body) => body.replace('msteams', 'AseChannel')),
    },
    { how: 'plain text', request: withHeader(request, 'content-type', 'text/plain') },
    { how: 'a GET', request: { ...request, method: 'GET' } },
    { how: 'too large a body', request: withBody(request, (body) => body.padEnd(300_000)) },
    { how: 'no JSON', request: withBody(request, () => 'channelId=msteams') },
  ]
}

/** What the Bot Framework Emulator shows: botbuilder takes it, and it binds no address. */
const OF_AN_EMULATOR = {
  iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
  ver: '1.0',
  appid: APP.appId,
}

adapterContract('Teams', makeBench, [
  { case: 'tells a delivery from a message', reason: 'Azure Bot Service brings no news of deliveries' },
  {
    case: 'finds out what became of an uncertain send',
    reason: 'the Connector has no way to ask what it took',
  },
])
