import { whatsappAdapter } from '#channels/whatsapp/index'
import type { Adapter } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import { type Instant, instant, type Milliseconds } from '#core/time'
import type { TwilioEmulatorOptions } from '#lab/twilio/index'
import { ACCOUNT, BUYER, type Entry, openTwilio, SHOP, TOKEN } from '../sms/bench.ts'
import { eventually } from '../sms/eventually.ts'

/** The approved template of the account. */
export const TEMPLATE = `HX${'7'.repeat(32)}`

export const ADDRESS = { channel: 'whatsapp', id: BUYER } as const

/** An emulated Twilio with a WhatsApp sender, a clock that can be pushed, and the adapter in front of it. */
export const openWhatsapp = async (
  options: { readonly whatsappTemplate?: string | null } = {},
  emulator: Partial<TwilioEmulatorOptions> = {},
) => {
  let ahead = 0
  const clock: Clock = { now: (): Instant => instant(Date.now() + ahead) }
  const twilio = await openTwilio({
    whatsapp: SHOP,
    templates: { [TEMPLATE]: 'Fernhill here. May we go on?' },
    clock,
    ...emulator,
  })
  const warnings: string[] = []
  const adapterOf = (): Adapter =>
    whatsappAdapter({
      accountSid: ACCOUNT,
      authToken: TOKEN,
      from: SHOP,
      whatsapp: SHOP,
      whatsappTemplate: options.whatsappTemplate ?? null,
      log: { info: () => {}, warn: (_facts, sentence) => warnings.push(sentence), error: () => {} },
      apiRoot: twilio.url,
      publicUrl: twilio.catcher.url,
      clock,
    })
  return {
    ...twilio,
    clock,
    warnings,
    /** Another adapter on the same account, as after a restart. */
    adapterOf,
    adapter: adapterOf(),
    push: (by: Milliseconds): void => {
      ahead += by
    },
    /** What we sent, as the phone shows it. */
    received: async (): Promise<readonly Entry[]> =>
      (await twilio.phone.thread()).filter(({ mine, via }) => !mine && via === 'whatsapp'),
    /** The request that brings a message of the phone. */
    brought: async (sid: Promise<string>) => {
      const wanted = await sid
      return eventually(() =>
        twilio.catcher.caught.find(({ body }) =>
          new TextDecoder().decode(body).includes(`MessageSid=${wanted}`),
        ),
      )
    },
  }
}
