import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventOf, openLine, type Pushed, photo, wordsOf } from '#examples/your-own-channel/emulator'
import { type App, openApp } from '../support/app.ts'
import { eventually } from '../support/eventually.ts'

const BUSINESS = { THROUGHLINE_BUSINESS: 'examples/your-own-channel/business.ts' }
const SECRETS = { secret: 'channel-secret', token: 'access-token' }

/** The example as a stranger starts it: a business file that brings LINE along, and a LINE to talk to. */
describe('a business that sells on a channel of its own', () => {
  let line: Awaited<ReturnType<typeof openLine>>
  let app: App

  beforeAll(async () => {
    line = await openLine(SECRETS)
    process.env.LINE_CHANNEL_SECRET = SECRETS.secret
    process.env.LINE_ACCESS_TOKEN = SECRETS.token
    process.env.LINE_SERVER = line.url
    app = await openApp(BUSINESS)
  })
  afterAll(async () => {
    await app.close()
    await line.close()
  })

  const post = async (...events: readonly object[]): Promise<Response> =>
    fetch(`${app.url}/webhooks/line`, { method: 'POST', ...line.webhook(events) })

  /** What comes in answer, once something does and it is complete. */
  const answerTo = async (event: object): Promise<Pushed> => {
    const before = line.received().length
    expect((await post(event)).status).toBe(200)
    await eventually(() => expect(line.received().length).toBeGreaterThan(before))
    const last = line.received().at(-1)
    if (!last) throw new Error('nothing came')
    return last
  }
  const say = async (text: string): Promise<string> => (await answerTo(wordsOf(text))).text
  const tap = async ({ quickReply }: Pushed, n: number): Promise<Pushed> => {
    const data = quickReply?.items[n - 1]?.action.data
    return answerTo(eventOf('postback', { postback: { data } }))
  }

  test('answers a question from what the business knows', async () => {
    expect(await say('Hi, are your cleaning products unscented?')).toMatch(/automated assistant.*unscented/s)
  })

  test('takes what it is told, asks for what is missing, and knows which answer was tapped', async () => {
    const said = 'We are 25 people and want our office cleaned from December 1, for $450 a month at most'
    const asked = await answerTo(wordsOf(said))
    expect(asked.text).toMatch(/25 people.*Who makes the decision/s)
    expect((await tap(asked, 1)).text).toMatch(/The Weekly plan fits you: \$420 a month/)
  })

  test('hears a message once, however often LINE brings it', async () => {
    const event = wordsOf('are the cleaning products unscented?')
    expect((await answerTo(event)).text).toMatch(/unscented/)
    const before = line.received().length
    expect((await post({ ...event, deliveryContext: { isRedelivery: true } })).status).toBe(200)
    expect(await say('what does the weekly plan cost?')).toMatch(/\$420/)
    expect(line.received()).toHaveLength(before + 1)
  })

  test('closes by taps alone: the recap, the yes, the link', async () => {
    const recap = await answerTo(wordsOf("let's do it"))
    expect(recap.text).toMatch(/Weekly.*\$420.*Shall I go ahead/s)
    expect((await tap(recap, 1)).text).toMatch(/\/pay\//)
  })

  test('fetches a photo from LINE, with the token, and keeps it', async () => {
    expect((await answerTo(photo())).text).toMatch(/picture/)
    await eventually(() => expect(line.fetched()).toHaveLength(1))
  })

  test('sends again what LINE was too busy for, and sends nothing twice that it lost the answer to', async () => {
    line.fail('uncertain')
    line.fail('retry')
    const before = line.received().length
    await post(wordsOf('are the products unscented?'))
    await eventually(() => expect(line.received().length).toBeGreaterThan(before))
    await say('and do you bring them?')
    expect(line.received()).toHaveLength(before + 2)
  })

  test('believes nobody who cannot sign', async () => {
    const { body } = line.webhook([wordsOf('hello')])
    const answer = await fetch(`${app.url}/webhooks/line`, { method: 'POST', body })
    expect(answer.status).toBe(401)
  })

  test('is not started without its secrets, and says which and where they are', async () => {
    process.env.LINE_ACCESS_TOKEN = ''
    await expect(openApp(BUSINESS)).rejects.toThrow(
      /business\.ts: channels could not be set up\. LINE_ACCESS_TOKEN is missing.*Issue a long-lived channel access token/,
    )
  })
})
