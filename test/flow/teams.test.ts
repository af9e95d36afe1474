import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { listen } from '#app/listen'
import { createThroughline, type Throughline } from '#app/throughline'
import { connectorOf } from '#botframework/connector'
import { TEAMS_PATH, teamsAdapter } from '#channels/teams/index'
import { webchatAdapter } from '#channels/webchat/index'
import { DIALOGS } from '#dialogs/index'
import fernhill from '#examples/fernhill/business'
import { botFrameworkEmulator, cloudAt } from '#lab/botframework/index'
import { ruleLanguage } from '#language/index'
import { openEmbedded } from '#memory/embedded/index'
import { eventually } from '../channels/sms/eventually.ts'
import { APP, clientAt, clock } from '../channels/teams/bench.ts'
import { buttonsIn, shown } from '../channels/teams/shown.ts'

/** From a client of Teams through signature, bus and gate, and back to it (C1). */
describe('Teams', () => {
  let app: Throughline
  let client: ReturnType<typeof clientAt>
  let serviceUrl: string
  let close: () => Promise<void>

  beforeEach(async () => {
    const listening = await listen(0, '127.0.0.1')
    const publicUrl = `http://127.0.0.1:${listening.port}`
    const service = await botFrameworkEmulator({ app: APP, webhookUrl: publicUrl + TEAMS_PATH }).listen(0)
    const memory = await openEmbedded({ directory: null })
    const { streams, feed } = memory
    const cloud = cloudAt(service.url)
    const connector = connectorOf({ app: APP, host: '127.0.0.1', publicUrl, clock, cloud })
    const signingSecret = 'a signing secret of the test'
    app = createThroughline({
      business: fernhill,
      memory,
      language: ruleLanguage(fernhill),
      dialogs: DIALOGS,
      webhooks: { [TEAMS_PATH]: teamsAdapter({ connector, streams, clock }) },
      webchat: {
        adapter: webchatAdapter({ streams, feed, clock, signingSecret }),
        origins: [],
        secret: null,
        uploads: null,
      },
      signingSecret,
      publicUrl,
      clock,
      log: { info: () => {}, warn: () => {}, error: () => {} },
      lab: null,
    })
    listening.use(app)
    app.start()
    client = clientAt(service.url)
    serviceUrl = `${service.url}/`
    close = async () => {
      await listening.close()
      await app.stop()
      await service.close()
    }
  })
  afterEach(() => close())

  test('says who is speaking, asks, and takes a tapped button for what it is', async () => {
    const { status } = await client.post({
      text: "Hi, we're about 40 people and want coffee machines before Dec 1",
    })
    expect(status).toBe(200)
    const first = await eventually(async () => {
      const received = await client.received()
      return received.length > 0 ? received : undefined
    })
    expect(first.map(shown).join('\n')).toMatch(/Fernhill/)
    await client.post({ text: 'I decide, and our budget is $300 a month' })
    const buttons = await eventually(async () => {
      const found = buttonsIn(await client.received())
      return found.length > 0 ? found : undefined
    })
    const before = (await client.received()).length
    await client.post({ text: buttons[0]?.title, value: buttons[0]?.value })
    const answers = await eventually(async () => {
      const received = await client.received()
      return received.length > before ? received.slice(before) : undefined
    })
    expect(answers.map(shown).join('\n')).not.toBe('')
  })

  test('lets nobody in without a signature', async () => {
    const answer = await app.fetch(
      new Request(`http://localhost${TEAMS_PATH}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          type: 'message',
          channelId: 'msteams',
          serviceUrl,
        }),
      }),
    )
    expect(answer.status).toBe(401)
  })
})
