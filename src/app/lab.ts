import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Twilio } from '#config/environment'
import type { Clock } from '#contracts/clock'
import { twilioEmulator } from '#lab/twilio/index'

/** The emulated platforms, and how to reach them. */
export type Lab = {
  readonly twilio: Twilio
  /** The handsets of the emulated phone network. */
  readonly phone: (request: Request) => Promise<Response>
  readonly close: () => Promise<void>
}

/** The number that texts come from in the lab. */
const NUMBER = '+14155550100'

/** Starts the emulators as servers of their own: the adapters reach them as they reach the real platforms. */
export const openLab = async (options: {
  readonly publicUrl: string
  readonly signingSecret: string
  readonly data: string
  readonly clock: Clock
}): Promise<Lab> => {
  const digest = createHash('sha256').update(`lab\0${options.signingSecret}`).digest('hex')
  const account = { accountSid: `AC${digest.slice(0, 32)}`, authToken: digest.slice(32) }
  const emulator = twilioEmulator({
    ...account,
    number: NUMBER,
    webhookUrl: `${options.publicUrl}/webhooks/sms`,
    file: join(options.data, 'lab-twilio.json'),
    clock: options.clock,
  })
  const server = await emulator.listen(0)
  return {
    twilio: { ...account, from: NUMBER, apiRoot: server.url },
    phone: emulator.fetch,
    close: async () => {
      emulator.close()
      await server.close()
    },
  }
}
