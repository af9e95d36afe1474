import { memoryContract } from '../contracts/memory.ts'
import { DIVIDED } from '../support/divided.ts'
import { openInstallation } from '../support/redis-memory.ts'
import { redisUrl } from '../support/shared-redis.ts'

memoryContract('Redis, in one shard,', async () => openInstallation({ url: await redisUrl(), shards: 1 }))
memoryContract('Redis, in 64 shards,', async () => openInstallation({ url: await redisUrl() }), DIVIDED)
