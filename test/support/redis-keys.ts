import { createClient, RESP_TYPES } from 'redis'
import { redisUrl } from './shared-redis.ts'

/** All that one installation has in a Redis: for a look that trusts no list of what there should be. */
export type RedisKeys = {
  /** Every name and every value as text. */
  everything(): Promise<string>
  /** A backup, and the way to have the installation as it was then. */
  backup(): Promise<() => Promise<void>>
}

/** Looks at the keys of a prefix. */
export const keysOf = (prefix: string): RedisKeys => {
  const using = async <T>(use: (redis: Client) => Promise<T>): Promise<T> => {
    const redis = clientOf(await redisUrl())
    await redis.connect()
    return use(redis).finally(() => redis.close())
  }
  return {
    everything: () =>
      using(async (redis) => {
        const names = await namesIn(redis, prefix)
        const dumps = await Promise.all(names.map((name) => textOf(redis, name)))
        return names.map((name, n) => `${name}\n${dumps[n]}`).join('\n')
      }),
    backup: () =>
      using(async (redis) => {
        const binary = redis.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer })
        const names = await namesIn(redis, prefix)
        const dumps = await Promise.all(names.map((name) => binary.dump(name)))
        return () =>
          using(async (later) => {
            const there = await namesIn(later, prefix)
            if (there.length > 0) await later.del([...there])
            for (const [n, name] of names.entries()) {
              const dump = dumps[n]
              if (dump) await later.sendCommand(['RESTORE', name, '0', Buffer.from(dump)])
            }
          })
      }),
  }
}

const clientOf = (url: string) => createClient({ url })
type Client = ReturnType<typeof clientOf>

const namesIn = async (redis: Client, prefix: string): Promise<readonly string[]> => {
  const names: string[] = []
  for await (const page of redis.scanIterator({ MATCH: `${prefix}:*`, COUNT: 1_000 })) names.push(...page)
  return names
}

/** By the type that it has; a type that is new here is a key that nobody looks at, so it is an error. */
const textOf = async (redis: Client, name: string): Promise<string> => {
  const type = await redis.type(name)
  switch (type) {
    case 'string':
      return (await redis.get(name)) ?? ''
    case 'list':
      return (await redis.lRange(name, 0, -1)).join('\n')
    case 'hash':
      return JSON.stringify(await redis.hGetAll(name))
    case 'set':
      return (await redis.sMembers(name)).join('\n')
    case 'zset':
      return (await redis.zRange(name, 0, -1)).join('\n')
    case 'none':
      return ''
    default:
      throw new Error(`${name} is a ${type}, which this does not read.`)
  }
}
