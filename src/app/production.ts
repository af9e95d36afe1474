import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { SMS_PATHS, smsAdapter } from '#channels/sms/index'
import { webchatAdapter } from '#channels/webchat/index'
import type { Config } from '#config/environment'
import { loadBusiness } from '#config/load-business'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Memory } from '#contracts/memory'
import type { Business } from '#core/business'
import { instant } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { StartError } from '#errors/table'
import { ruleLanguage } from '#language/index'
import { openEmbedded } from '#memory/embedded/index'
import { openLab } from './lab.ts'
import { listen } from './listen.ts'
import { signingSecretIn } from './signing-secret.ts'
import { createThroughline, type ThroughlineOptions } from './throughline.ts'

/** A server that runs as the environment says. */
export type Running = {
  /** Where the world reaches it, and where it listens. */
  readonly url: string
  readonly port: number
  readonly business: Business
  readonly stop: () => Promise<void>
}

/**
 * From a configuration to a listening server: memory, channels (real, or the lab's), app. A test brings its own clock,
 * and may put something between the app and what it is made of: a memory that dies in the middle of a step, for one.
 */
export const run = async (
  config: Config,
  clock: Clock = WALL_CLOCK,
  arrange: (options: ThroughlineOptions) => ThroughlineOptions = (options) => options,
): Promise<Running> => {
  const business = await loadBusiness(config.business ?? EXAMPLE, config.data)
  const memory = await openMemory(config.data)
  const signingSecret = config.signingSecret ?? (await signingSecretIn(config.data))
  const listening = await listen(config.port, config.host).catch(async (error: unknown) => {
    await memory.close()
    throw error
  })
  const publicUrl = config.publicUrl ?? `http://localhost:${listening.port}`
  const lab = config.lab ? await openLab({ publicUrl, signingSecret, data: config.data, clock }) : null
  const sms = config.twilio ?? lab?.twilio
  const options: ThroughlineOptions = {
    business,
    memory,
    language: ruleLanguage(business),
    dialogs: DIALOGS,
    webhooks: sms ? { [SMS_PATHS.message]: smsAdapter({ ...sms, publicUrl, clock }) } : {},
    webchat: {
      ...config.webchat,
      adapter: webchatAdapter({
        streams: memory.streams,
        clock,
        signingSecret,
        secret: config.webchat.secret,
        bot: { id: 'bot', name: business.name },
      }),
      uploads: join(config.data, 'uploads'),
    },
    signingSecret,
    publicUrl,
    clock,
    log: logger(config.logLevel),
    lab: lab && { phone: lab.phone, number: lab.twilio.from, open: config.labForAll },
  }
  const app = createThroughline(arrange(options))
  // Read once before anybody waits for it: the first reading takes a hundred times as long as the others.
  await options.language.perceive({ text: WARM_UP, expecting: null, now: clock.now() })
  listening.use(app)
  app.start()
  return {
    url: publicUrl,
    port: listening.port,
    business,
    stop: async () => {
      await listening.close()
      await lab?.close()
      await app.stop()
    },
  }
}

const EXAMPLE = fileURLToPath(new URL('../../examples/fernhill/business.js', import.meta.url))

/** Something of every kind that is read for. */
const WARM_UP = 'Hello, how much is it for 40 people from January 5, at $300 a month?'

const WALL_CLOCK: Clock = { now: () => instant(Date.now()) }

const openMemory = async (directory: string): Promise<Memory> => {
  try {
    await mkdir(directory, { recursive: true })
    return await openEmbedded({ directory: join(directory, 'memory') })
  } catch (error) {
    throw new StartError('DATA', error instanceof Error ? error.message : String(error))
  }
}

/** Lines of JSON on standard error; standard output is the screen. */
const logger = (level: string): Log => pino({ level }, pino.destination({ dest: 2, sync: false }))
