import { rm } from 'node:fs/promises'
import type { Memory } from '#contracts/memory'
import { instant, seconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { openRedis } from '#memory/redis/index'
import { newFolder } from '#test/support/folders'
import { startRedis } from '#test/support/redis-server'
import { CAPACITY, underLoad, type Waits } from './load.ts'

/*
 * Who waits when there is more to do than can be done (B3), and how late timers come (B5): one node whose turns take
 * 400 ms, on each memory, under nine tenths of what it can do and under twice as much.
 */

const LENGTH = seconds(12)
const SHARES = [0.9, 2] as const
const NAMES = ['closing', 'ordinary', 'can wait'] as const

const spoken = (numbers: readonly number[]): string => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = (share: number): string =>
    `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)}`.padStart(6)
  return `n ${String(sorted.length).padStart(5)}   p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   max ${at(1)} ms`
}

const tell = (waits: Waits): void => {
  for (const lane of [0, 1, 2] as const) {
    console.log(`    ${NAMES[lane].padEnd(10)} mail waits for its turn   ${spoken(waits.mail[lane])}`)
  }
  for (const lane of [0, 1, 2] as const) {
    console.log(`    ${NAMES[lane].padEnd(10)} a timer's turn is late    ${spoken(waits.timers[lane])}`)
  }
}

const measure = async (name: string, memory: Memory): Promise<void> => {
  console.log(`${name}: one node, room for ${CAPACITY} turns a second`)
  for (const share of SHARES) {
    console.log(`  ${CAPACITY * share} a second (${share} times as many), for ${LENGTH / seconds(1)} s`)
    tell(await underLoad(memory, `load-${share}`, share, LENGTH))
  }
  await memory.close()
}

const folder = await newFolder()
await measure('Embedded', await openEmbedded({ directory: folder }))
await rm(folder, { recursive: true })

const redis = await startRedis({ appendonly: true, config: ['appendfsync everysec'] })
const wall = { now: () => instant(Date.now()) }
const log = { info: () => {}, warn: () => {}, error: () => {} }
await measure('Redis', await openRedis({ url: redis.url, cluster: false, prefix: 'bench', log, wall }))
await redis.close()
