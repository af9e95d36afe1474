import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { minutes } from '#core/time'
import { apart } from '../support/apart.ts'
import { type App, openApp } from '../support/app.ts'
import { type Device, visitor, visitorAt } from '../support/buyer.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'
import { rivals } from '../support/rivals.ts'

const WELCOME = 'Hi, we are about 40 people and want coffee machines before January 5, maybe $300 a month.'

const welcomed = async (device: Promise<Device>): Promise<Device> => {
  const known = await device
  await known.say(WELCOME)
  return known
}

describe('the one time that somebody is asked about, over HTTP', () => {
  const test = apart(async () => {
    const app = await openApp()
    return { app, buyer: () => welcomed(visitor(app.url)), close: app.close }
  })

  test('is kept free for them: another who wants it is offered others, and they get it', async ({
    buyer,
  }) => {
    const [first, rival] = [await buyer(), await buyer()]
    expect(await first.say('can we book a call tomorrow at 3?')).toMatch(/3:00 PM EST is free/)
    const offer = await rival.say('can we book a call tomorrow at 3?')
    expect(offer).toMatch(/Nothing is free then\. These are the nearest times/)
    expect(offer).not.toMatch(/3:00 PM/)
    expect(await first.say('yes')).toMatch(/It is booked/)
  })

  test('is still free to themselves while they look at others', async ({ buyer }) => {
    const first = await buyer()
    await first.say('can we book a call on Wednesday at 3?')
    expect(await first.say('what about Wednesday between 2:30 and 3:30?')).toMatch(/Wed, Nov 25, 3:00 PM/)
  })

  test("is anybody's again when they choose another, or none", async ({ buyer }) => {
    const [first, rival] = [await buyer(), await buyer()]
    await first.say('can we book a call on Wednesday at 10?')
    expect(await first.say('or rather at 11?')).toMatch(/11:00 AM EST is free/)
    expect(await rival.say('can we book a call on Wednesday at 10?')).toMatch(/10:00 AM EST is free/)
    expect(await rival.say('no thanks')).toMatch(/nothing is booked/)
    expect(await first.say('can we do Wednesday at 10 then?')).toMatch(/10:00 AM EST is free/)
    expect(await rival.say('can we book a call on Wednesday at 11?')).toMatch(/11:00 AM EST is free/)
  })

  test("is anybody's again after ten minutes, and who comes late is told so", async ({ app, buyer }) => {
    const [first, rival] = [await buyer(), await buyer()]
    await first.say('can we book a call on Friday at 10?')
    app.push(minutes(10))
    await rival.say('can we book a call on Friday at 10?')
    expect(await rival.say('yes')).toMatch(/It is booked/)
    expect(await first.say('yes')).toMatch(/10:00 AM EST has just been taken/)
  })

  test('a meeting can be moved to it, and not to one that is kept for another', async ({ buyer }) => {
    const [first, rival] = [await buyer(), await buyer()]
    await first.say('can we book a call on Monday, November 30 at 10?')
    expect(await first.say('yes')).toMatch(/It is booked/)
    await rival.say('can we book a call on Monday, November 30 at 2?')
    const offer = await first.say('can we move it to November 30 at 2?')
    expect(offer).toMatch(/Nothing is free then/)
    await first.say('what about November 30 at 4?')
    expect(await first.say('yes')).toMatch(/It is moved: .* November 30 at 4:00 PM/)
    expect(await rival.say('yes')).toMatch(/It is booked: .* November 30 at 2:00 PM/)
  })

  test('is still kept after a restart', async ({ app, buyer }) => {
    const first = await buyer()
    expect(await first.say('can we book a call on December 1 at 9?')).toMatch(/9:00 AM EST is free/)
    await app.restart()
    const rival = await buyer()
    expect(await rival.say('can we book a call on December 1 at 9?')).toMatch(/Nothing is free then/)
    expect(await first.say('yes')).toMatch(/It is booked: .* December 1 at 9:00 AM/)
  })

  test('goes to one of many who want it at once; each of the others gets another', async ({ buyer }) => {
    const buyers = await Promise.all(Array.from({ length: 5 }, buyer))
    const all = await rivals(buyers, 'can we book a call on December 2 at 1?')
    expect(new Set(all.map(({ slot }) => slot)).size).toBe(5)
    const winner = all.filter(({ slot }) => slot === 'Wednesday, December 2 at 1:00 PM')
    expect(winner.map(({ wasLate }) => wasLate)).toEqual([false])
    expect(all.filter(({ wasLate }) => wasLate)).toHaveLength(4)
  })
})

describe('the same, on two servers that share one Redis', () => {
  let redis: RedisServer
  let apps: readonly App[] = []

  beforeAll(async () => {
    redis = await startRedis()
    const begun = performance.now()
    const node = () => openApp({ REDIS_URL: redis.url }, {}, null, begun)
    apps = [await node(), await node()]
  })
  afterAll(async () => {
    for (const app of apps) await app.close()
    await redis.close()
  })

  test('a time goes to one of many who want it at once; each of the others gets another', async () => {
    const buyers = await Promise.all(
      Array.from({ length: 5 }, (_, n) => welcomed(visitorAt([apps[n % 2]?.url ?? '']))),
    )
    const all = await rivals(buyers, 'can we book a call on December 2 at 1?')
    expect(new Set(all.map(({ slot }) => slot)).size).toBe(5)
    expect(all.filter(({ slot }) => slot === 'Wednesday, December 2 at 1:00 PM')).toHaveLength(1)
  }, 120_000)
})
