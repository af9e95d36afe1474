import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Memory } from '#contracts/memory'
import { instant } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { at } from '../support/mail.ts'
import { moves } from '../support/moves.ts'
import { everything, play, sideOf } from '../support/play-moves.ts'
import { openNode } from '../support/redis-memory.ts'
import { freshPrefix, redisUrl } from '../support/shared-redis.ts'

describe('Random operations', () => {
  test('come to the same on Redis as on the embedded memory, whichever node does them (I1 to I5)', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (all) => {
        const place = { url: await redisUrl(), prefix: freshPrefix(), shards: 1 }
        const nodes: Memory[] = []
        const enter = async (): Promise<Memory> => {
          const memory = await openNode(place)
          nodes.push(memory)
          return frugal(memory)
        }
        const embedded = sideOf(await openEmbedded({ directory: null }))
        const redis = sideOf(await enter())
        let now = at(0)
        try {
          for (const move of all) {
            now = instant(now + move.pause)
            expect(await play(redis, move, now)).toEqual(await play(embedded, move, now))
            if (move.kind === 'restart') redis.memory = await enter()
          }
          expect(await everything(redis.memory, now)).toEqual(await everything(embedded.memory, now))
        } finally {
          await Promise.all(nodes.map((node) => node.close()))
        }
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})

/** Asks for nothing in advance: what comes along with other answers is held from then on, which is a moment sooner. */
const frugal = (memory: Memory): Memory => ({
  ...memory,
  mailbox: {
    ...memory.mailbox,
    lease: async (options) => {
      const leases = await memory.mailbox.lease(options)
      await memory.mailbox.lease({ ...options, most: 0 })
      return leases
    },
  },
  outbox: {
    ...memory.outbox,
    take: async (options) => {
      const parcels = await memory.outbox.take(options)
      await memory.outbox.take({ ...options, most: 0 })
      return parcels
    },
  },
})
