import { afterAll, beforeAll } from '@jest/globals'
import { memoryContract } from '../contracts/memory.ts'
import { DIVIDED } from '../support/divided.ts'
import { type RedisCluster, startCluster } from '../support/redis-cluster.ts'
import { openInstallation } from '../support/redis-memory.ts'

let cluster: RedisCluster

beforeAll(async () => {
  cluster = await startCluster()
}, 60_000)

afterAll(() => cluster.close())

memoryContract(
  'A Redis Cluster of three masters',
  () => openInstallation({ url: cluster.urls[0], cluster: true }),
  DIVIDED,
)
