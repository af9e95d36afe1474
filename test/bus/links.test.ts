import { afterEach, describe, expect, test } from '@jest/globals'
import { linksOf } from '#bus/links'
import type { Memory } from '#contracts/memory'
import { addressKey, strangerAt } from '#core/address'
import { fold, initialState } from '#core/evolve'
import { after, minutes } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { at, mail, mustLease, turn } from '../support/mail.ts'
import { openNode } from '../support/redis-memory.ts'
import { freshPrefix, redisUrl } from '../support/shared-redis.ts'

const PHONE = { channel: 'sms', id: '+14155550123' }
const OWNER = strangerAt(PHONE)
const LINK = `${OWNER}.link7`
const [WEB, OTHER] = [
  { channel: 'webchat', id: 'a' },
  { channel: 'webchat', id: 'b' },
]

/** A memory in which a link was given, and perhaps something has happened since. */
const givenIn = async (
  memory: Memory,
  change: (state: ReturnType<typeof stateWith>) => ReturnType<typeof stateWith>,
) => {
  await memory.mailbox.accept(PHONE, mail(), at(0))
  const lease = await mustLease(memory, at(0))
  await memory.mailbox.commit(lease, { ...turn(OWNER), snapshot: change(stateWith(LINK)) }, at(0))
}

const stateWith = (link: string) => {
  const begun = initialState(OWNER)
  const issued = {
    kind: 'link-issued' as const,
    at: at(0),
    link,
    from: PHONE,
    expiresAt: after(at(0), minutes(15)),
  }
  const joined = {
    kind: 'address-joined' as const,
    at: at(0),
    address: PHONE,
    proof: 'code' as const,
    challenge: null,
  }
  return fold(begun, [joined, issued])
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const embedded = async () => {
  const memory = await openEmbedded({ directory: null })
  closing.push(() => memory.close())
  return [memory, memory] as const
}
const onRedis = async () => {
  const place = { url: await redisUrl(), prefix: freshPrefix() }
  const nodes = [await openNode(place), await openNode(place)] as const
  for (const node of nodes) closing.push(() => node.close())
  return nodes
}

/** L1, L2, L3: what a link is worth, and that it is spent once for all nodes (M6). */
describe.each([
  ['the embedded memory', embedded],
  ['two nodes on one Redis', onRedis],
])('links on %s', (_, open) => {
  const opened = async (change: Parameters<typeof givenIn>[1] = (state) => state) => {
    const [one, other] = await open()
    await givenIn(one, change)
    let now = at(1)
    const clock = { now: () => now }
    return {
      links: [linksOf({ memory: one, clock }), linksOf({ memory: other, clock })] as const,
      wait: (length: number) => {
        now = at(length)
      },
    }
  }

  test('of many who redeem at the same moment, on either node, exactly one has it', async () => {
    const { links } = await opened()
    const many = Array.from({ length: 12 }, (_, n) => ({ channel: 'webchat', id: `visitor-${n}` }))
    const found = await Promise.all(many.map((by, n) => (links[n % 2] ?? links[0]).redeem(LINK, by)))
    expect(found.filter((one) => one.found === 'open')).toEqual([{ found: 'open', from: PHONE }])
    expect(found.filter((one) => one.found === 'used')).toHaveLength(11)
  })

  test('whoever has spent it may ask again, also after its time: a turn that died is taken anew', async () => {
    const { links, wait } = await opened()
    expect(await links[0].redeem(LINK, WEB)).toEqual({ found: 'open', from: PHONE })
    wait(minutes(20))
    expect(await links[1].redeem(LINK, WEB)).toEqual({ found: 'open', from: PHONE })
    expect(await links[1].redeem(LINK, OTHER)).toEqual({ found: 'used' })
    expect(await links[1].look(LINK, null)).toEqual({ found: 'used' })
    wait(minutes(15 + 60))
    expect(await links[1].redeem(LINK, WEB)).toEqual({ found: 'used' })
  })

  test('looking at it spends nothing, and after 15 minutes nobody redeems it', async () => {
    const { links, wait } = await opened()
    expect(await links[0].look(LINK, null)).toEqual({ found: 'open', from: PHONE })
    expect(await links[0].look(LINK, WEB)).toEqual({ found: 'open', from: PHONE })
    wait(minutes(15))
    expect(await links[0].redeem(LINK, WEB)).toEqual({ found: 'expired' })
  })

  test('an older one, one whose address has left, and one of nobody hold no more', async () => {
    const older = await opened((state) => ({ ...state, ...stateWith(`${OWNER}.link9`) }))
    const parted = await opened((state) => {
      const { [addressKey(PHONE)]: _, ...addresses } = state.addresses
      return { ...state, addresses }
    })
    expect(await older.links[0].redeem(LINK, WEB)).toEqual({ found: 'void' })
    expect(await parted.links[0].redeem(LINK, WEB)).toEqual({ found: 'void' })
    expect(await older.links[0].redeem('p00000000000000000000.link1', WEB)).toEqual({ found: 'void' })
  })
})
