/** Gets what the tests need beyond npm, once and before any of them runs; a missing part fails with its remedy. */
import { findChromium } from './chromium.ts'
import { findRedis, versionOf } from './redis-binary.ts'

const redis = await findRedis()

process.stdout.write(`chromium   ${await findChromium()}\n`)
process.stdout.write(
  `redis      ${redis} ${await versionOf(redis)}${process.env.REDIS_URL ? ', and that of REDIS_URL' : ''}\n`,
)
