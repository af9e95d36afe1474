import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import { instant, milliseconds } from '#core/time'
import { twilioEmulator } from '#lab/twilio/index'
import type { Chance } from './chance.ts'
import type { Arrival } from './platform.ts'
import { SETTING } from './setting.ts'

/** The emulated Twilio, with bad days. */
export type Twilio = {
  readonly url: string
  /** Spoils one of the next sends. */
  readonly spoil: () => Promise<void>
  readonly arrivals: (numbers: readonly string[]) => Promise<readonly Arrival[]>
  readonly troubles: () => Readonly<Record<string, number>>
  readonly close: () => Promise<void>
}

/** Each as often as it stands here. What ends in doubt is asked about half a minute later, so it is rarer. */
const TROUBLES = [
  ...Array.from({ length: 5 }, () => ({ kind: '429', retryAfter: '1' })),
  { kind: 'http-500' },
  { kind: 'timeout' },
  { kind: 'cut-after-accept' },
  { kind: 'cut-after-accept' },
  { kind: 'callbacks-out-of-order' },
  { kind: 'callbacks-out-of-order' },
  { kind: 'duplicate-callbacks' },
  { kind: 'duplicate-callbacks' },
] as const

const Thread = z.object({
  messages: z.array(z.object({ mine: z.boolean(), text: z.string(), at: z.number().transform(instant) })),
})

/** Starts it on a free port; news of deliveries goes to `publicUrl`. */
export const openTwilio = async (publicUrl: string, luck: Chance, clock: Clock): Promise<Twilio> => {
  const troubles: Record<string, number> = {}
  const emulator = twilioEmulator({
    ...SETTING.twilio,
    webhookUrl: `${publicUrl}/webhooks/sms`,
    pace: { sent: milliseconds(50), delivered: milliseconds(300) },
    clock,
  })
  const server = await emulator.listen(0)
  const thread = async (number: string): Promise<readonly Arrival[]> => {
    const path = `http://twilio.test/phones/${encodeURIComponent(number)}/messages`
    const { messages } = Thread.parse(await (await emulator.fetch(new Request(path))).json())
    const to = { channel: 'sms', id: number }
    return messages.filter(({ mine }) => !mine).map(({ text, at }) => ({ to, text, at }))
  }
  return {
    url: server.url,
    spoil: async () => {
      const fault = luck.oneOf(TROUBLES)
      troubles[fault.kind] = (troubles[fault.kind] ?? 0) + 1
      const body = JSON.stringify({ next: [fault] })
      await emulator.fetch(new Request('http://twilio.test/faults', { method: 'POST', body }))
    },
    arrivals: async (numbers) => (await Promise.all(numbers.map(thread))).flat(),
    troubles: () => troubles,
    close: async () => {
      emulator.close()
      await server.close()
    },
  }
}
