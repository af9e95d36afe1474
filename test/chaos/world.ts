import { fileURLToPath } from 'node:url'
import type { Clock } from '#contracts/clock'
import { instant, type Milliseconds } from '#core/time'
import { freePort } from '../support/free-port.ts'
import { type Buyer, everybody } from './buyers.ts'
import { chance } from './chance.ts'
import { type Courier, courierOf } from './courier.ts'
import { type Fleet, openFleet } from './fleet.ts'
import { openFront } from './front.ts'
import { embeddedHome, type Home, redisHome } from './home.ts'
import type { ChaosOptions } from './options.ts'
import { planOf } from './plan.ts'
import { openPlatform, type Platform } from './platform.ts'
import { postOffice } from './post.ts'
import { openRecord, type Record } from './record.ts'
import { SETTING } from './setting.ts'
import { openTwilio, type Twilio } from './twilio.ts'

/** Everything there is in a chaos run: the nodes, their memory, the platforms around them, and who writes. */
export type World = {
  readonly buyers: readonly Buyer[]
  readonly courier: Courier
  readonly fleet: Fleet
  readonly home: Home
  readonly platform: Platform
  readonly twilio: Twilio
  readonly record: Record
  /** Pushes every clock there is. */
  readonly push: (by: Milliseconds) => void
  readonly close: () => Promise<void>
}

const ECHO = fileURLToPath(new URL('../../examples/echo/business.js', import.meta.url))

/** Opens a world; all chance in it comes from the seed. */
export const openWorld = async (options: ChaosOptions): Promise<World> => {
  const { seed } = options
  const time = { ahead: 0 }
  const clock: Clock = { now: () => instant(Date.now() + time.ahead) }
  const ports = await freePorts(options.nodes)
  const front = await openFront(ports, chance(seed + 1))
  const publicUrl = `http://127.0.0.1:${front.port}`
  const twilio = await openTwilio(publicUrl, chance(seed + 2), clock)
  const platform = await openPlatform(chance(seed + 3))
  const home = await (options.embedded ? embeddedHome() : redisHome())
  const buyers = everybody(options)
  await home.look(async ({ directory }) => {
    for (const { person, addresses } of buyers) {
      for (const address of addresses.slice(1)) await directory.join(address, person)
    }
  })
  const record = openRecord()
  const environmentOf = (node: number): NodeJS.ProcessEnv => ({
    PATH: process.env.PATH,
    PORT: String(ports[node]),
    HOST: '127.0.0.1',
    PUBLIC_URL: publicUrl,

    THROUGHLINE_BUSINESS: ECHO,
    THROUGHLINE_LAB: '0',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    SIGNING_SECRET: SETTING.signingSecret,
    TWILIO_ACCOUNT_SID: SETTING.twilio.accountSid,
    TWILIO_AUTH_TOKEN: SETTING.twilio.authToken,
    TWILIO_FROM: SETTING.twilio.number,
    TWILIO_API_ROOT: twilio.url,
    PLATFORM: platform.url,
    CLOCK_AHEAD: String(time.ahead),
    ...home.environmentOf(node),
  })
  const fleet = await openFleet(ports, environmentOf, record, chance(seed + 4))
  const texts = planOf(buyers, options, chance(seed))
  return {
    buyers,
    courier: courierOf(texts, fleet, postOffice(publicUrl), chance(seed + 5)),
    fleet,
    home,
    platform,
    twilio,
    record,
    push: (by) => {
      time.ahead += by
      fleet.orderAll({ kind: 'push', ahead: time.ahead })
    },
    close: async () => {
      await fleet.close()
      await Promise.all([front.close(), twilio.close(), platform.close()])
      await home.close()
    },
  }
}

const freePorts = async (count: number): Promise<readonly number[]> => {
  const ports: number[] = []
  while (ports.length < count) ports.push(await freePort())
  return ports
}
