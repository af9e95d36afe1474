import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { run } from '#app/production'
import { TELEGRAM_PATH, telegramAdapter } from '#channels/telegram/index'
import { readConfig } from '#config/environment'
import { instant } from '#core/time'
import { telegramEmulator } from '#lab/telegram/index'
import { BUYER, client, SECRET, TOKEN, USERNAME } from '../channels/telegram/bench.ts'
import { eventually } from '../support/eventually.ts'
import { freePort } from '../support/free-port.ts'
import { MONDAY } from '../support/play.ts'

/** One buyer in Telegram, from the button that opens the chat to blocking the bot, over HTTP alone. */
const open: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of open.reverse()) await close()
})

let buyer: ReturnType<typeof client>
let ada: typeof buyer
let bob: typeof buyer
let cleo: typeof buyer

beforeAll(async () => {
  const data = await mkdtemp(join(tmpdir(), 'throughline-'))
  open.push(() => rm(data, { recursive: true, force: true }))
  const port = await freePort()
  const account = { botToken: TOKEN, secretToken: SECRET, username: USERNAME }
  // What is said here of days is said in November, whenever it is run.
  const begun = performance.now()
  const now = () => instant(Math.floor(MONDAY + performance.now() - begun))
  const webhookUrl = `http://localhost:${port}${TELEGRAM_PATH}`
  const emulator = telegramEmulator({ ...account, webhookUrl, clock: { now } })
  const server = await emulator.listen(0)
  open.push(server.close)
  const adapter = telegramAdapter({ ...account, apiRoot: server.url, clock: { now } })
  const config = readConfig({ PORT: String(port), THROUGHLINE_DATA: data, LOG_LEVEL: 'silent' })
  const running = await run(config, { now }, (options) => ({
    ...options,
    webhooks: { ...options.webhooks, [TELEGRAM_PATH]: adapter },
  }))
  open.push(running.stop)
  buyer = client(emulator, BUYER)
  ada = client(emulator, 7002)
  bob = client(emulator, 7003)
  cleo = client(emulator, 7004)
})

/** All that came after this, once these words have. */
const answerTo = async (act: () => Promise<unknown>, words: RegExp = /./): Promise<string> => {
  const before = (await heard()).length
  await act()
  return eventually(async () => {
    const answer = (await heard()).slice(before).join('\n')
    expect(answer).toMatch(words)
    return answer
  })
}

const heard = async () => (await buyer.thread()).filter(({ mine }) => !mine).map(({ text }) => text)
const last = async () => (await buyer.thread()).filter(({ mine }) => !mine).at(-1)
const tap = async (title: string) => buyer.tap((await last())?.id ?? 0, title)

test('a chat opens with who we are, and not with a subscription', async () => {
  const opening = await answerTo(() => buyer.start(), /What are you looking for\?$/)
  expect(opening).toMatch(/automated assistant/)
  expect(opening).not.toMatch(/didn't follow|not sure I understood/)
})

test('what they say is taken, and who decides is asked with buttons', async () => {
  const words = "Hi, we're about 40 people and want coffee machines before Dec 1, maybe $300 a month."
  await answerTo(() => buyer.say(words), /decision/i)
  expect((await last())?.buttons.map(({ kind }) => kind)).toEqual(['choice', 'choice', 'choice'])
})

test('a tap is an answer, and is written under the question', async () => {
  const question = await last()
  await answerTo(() => tap('I do'))
  await eventually(async () => {
    const after = (await buyer.thread()).find(({ id }) => id === question?.id)
    expect(after?.text).toMatch(/✓ I do$/)
    expect(after?.buttons).toEqual([])
  })
})

test('a recap is accepted by its button, and the link is there to be opened', async () => {
  await answerTo(() => buyer.say("let's do it"), /Shall I go ahead/)
  await answerTo(() => tap('Yes, go ahead'), /Do you agree\?/)
  await answerTo(() => tap('I agree'), /Pay \$249\.00: http:\/\/localhost:\d+\/pay\//)
})

test('blocking the bot ends it, and the button that opens a chat begins it again', async () => {
  await buyer.block(true)
  await answerTo(() => buyer.start())
})

describe('in a group', () => {
  const shown = async () => (await ada.thread('group')).filter(({ mine }) => !mine).at(-1)
  const until = (words: RegExp) => eventually(async () => expect((await shown())?.text).toMatch(words))
  const toUs = async (who: typeof buyer, words: string) => who.say(`@${USERNAME} ${words}`, { chat: 'group' })

  test('who calls us is answered to their own words, and the others are left to talk', async () => {
    const asked = await toUs(ada, 'we are 40 people and want coffee machines before Dec 1, and I decide')
    await until(/budget/)
    expect(await shown()).toMatchObject({ quotes: asked })
    await bob.say('I would rather have tea', { chat: 'group' })
    await toUs(ada, "let's do it")
    await until(/Shall I go ahead with exactly this/)
  })

  test('the yes of another is no yes: it takes nothing, and the question stays open', async () => {
    const recap = await shown()
    await bob.tap(recap?.id ?? 0, 'Yes, go ahead')
    await until(/put to somebody else here/)
    const still = (await ada.thread('group')).find(({ id }) => id === recap?.id)
    expect(still).toEqual(recap)
    await ada.tap(recap?.id ?? 0, 'Yes, go ahead')
    await until(/Do you agree/)
    await ada.tap((await shown())?.id ?? 0, 'I agree')
    await until(/Pay \$249\.00/)
  })

  test('another is somebody by themselves: asked for what they want, and stopped alone', async () => {
    await toUs(bob, 'we are 10 people and want coffee')
    await until(/10 people/)
    expect((await shown())?.text).not.toMatch(/40|Pay/)
    await toUs(bob, 'stop')
    await until(/unsubscribed/)
    await toUs(ada, 'what did I order?')
    await until(/Team/)
  })

  test('what is for two is had in a direct message: no number is asked for, and no code is sent', async () => {
    for (const words of ['can I text with you instead?', 'text me at +1 212 555 0190']) {
      const asked = await toUs(cleo, words)
      await eventually(async () => expect((await shown())?.quotes).toBe(asked))
      expect((await shown())?.text).toMatch(/direct message/)
    }
  })

  test('nothing that was said in private is heard in the group, and nothing of the group in private', async () => {
    await answerTo(() => buyer.say('what did I tell you?'), /40|Team/)
    const asked = await toUs(buyer, 'what did I tell you?')
    await eventually(async () => expect((await shown())?.quotes).toBe(asked))
    expect((await shown())?.text).not.toMatch(/40|Team|249|300/)
  })
})
