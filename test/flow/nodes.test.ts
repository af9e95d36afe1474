import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type App, openApp } from '../support/app.ts'
import { phone, visitorAt } from '../support/buyer.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'

const NUMBER = '+12125550177'

/** The whole program twice, on one Redis; every request goes to the other one than the last. */
describe('Two servers on one Redis', () => {
  let redis: RedisServer
  let apps: readonly App[] = []

  beforeAll(async () => {
    redis = await startRedis({ appendonly: true })
    const begun = performance.now()
    const node = () => openApp({ REDIS_URL: redis.url }, {}, null, begun)
    apps = [await node(), await node()]
  })
  afterAll(async () => {
    for (const app of apps) await app.close()
    await redis.close()
  })

  test('are one conversation, from the website over the phone to the receipt', async () => {
    const [a, b] = apps.map(({ url }) => url)
    if (!a || !b) throw new Error('Two servers were to be up.')
    const web = await visitorAt([a, b])
    expect(await web.say('Hi, we are about 40 people and want coffee machines before Dec 1')).toMatch(
      /40 people/,
    )
    expect(await web.say('do you have oat milk?')).toMatch(/oat milk/i)
    expect(await web.say('can I text with you instead?')).toMatch(/number/)
    const [here, there] = [phone(a, NUMBER), phone(b, NUMBER)]
    await web.say('212-555-0177')
    const code = /\b\d{6}\b/.exec(await there.hear())?.[0] ?? ''
    expect(await web.say(code)).toMatch(/one conversation/)
    expect(await here.say('what would the team plan be all in?')).toMatch(/\$249 a month/)
    expect(await there.say("I decide. let's do it")).toMatch(/Shall I go ahead/)
    expect(await here.say('yes, go ahead')).toMatch(/Do you agree/)
    const link = /http\S+\/pay\/\S+/.exec(await there.say('I agree'))?.[0] ?? ''
    const elsewhere = link.replace(/^http:\/\/[^/]+/, link.startsWith(a) ? b : a)
    expect((await fetch(elsewhere, { method: 'POST' })).status).toBe(200)
    expect(await here.hear()).toMatch(/R-[0-9A-F]{8}/)
  }, 120_000)

  test('make one of two chats that prove one phone at the same moment, and Redis never had a code of theirs (M6)', async () => {
    const [a, b] = apps.map(({ url }) => url)
    if (!a || !b) throw new Error('Two servers were to be up.')
    const number = '+12125550178'
    const mobile = phone(a, number)
    const webs = [await visitorAt([a]), await visitorAt([b])]
    const codes: string[] = []
    await webs[0]?.say('Hi, we are about 40 people and want coffee machines before Dec 1')
    for (const web of webs) {
      await web.say('can I text with you instead?')
      await web.say(number)
      codes.push(/\b\d{6}\b/.exec(await mobile.hear())?.[0] ?? 'none came')
    }
    const kept = await appendedTo(redis)
    expect(kept).toContain('{{code}}')
    for (const code of codes) expect(kept).not.toMatch(new RegExp(`\\b${code}\\b`))
    const said = await Promise.all(webs.map((web, n) => web.say(codes[n] ?? '')))
    for (const words of said) expect(words).toMatch(/one conversation/)
    await mobile.hear()
    for (const web of webs) expect(await web.say("let's do it")).toMatch(/People: 40/)
  }, 120_000)

  test('go on as one when one of them is gone', async () => {
    const [a, b] = apps
    if (!a || !b) throw new Error('Two servers were to be up.')
    const web = await visitorAt([b.url])
    await web.say('Hi, we are about 12 people')
    await b.restart()
    expect(await web.say('do you have decaf?')).toMatch(/decaf/i)
  })
})

/** All that was ever written to a Redis, as it writes it to its file. */
const appendedTo = async (redis: RedisServer): Promise<string> => {
  const said = await redis.command('CONFIG', 'GET', 'dir')
  const directory = join(String(Object.values(Object(said)).at(-1)), 'appendonlydir')
  const files = await readdir(directory)
  return (await Promise.all(files.map((file) => readFile(join(directory, file), 'latin1')))).join()
}
