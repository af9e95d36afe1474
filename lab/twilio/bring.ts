import { randomBytes } from 'node:crypto'
import type { Clock } from '#contracts/clock'
import type { Carrier } from './carrier.ts'
import type { Faults } from './faults.ts'
import { messageFields } from './incoming.ts'
import type { TwilioEmulatorOptions } from './options.ts'
import { answerTo, keywordOf } from './optout.ts'
import { blank } from './outgoing.ts'
import { type Sms, type Store, sidOf, viaOf } from './store.ts'
import type { Deliver } from './webhooks.ts'

/** Brings a message of a phone to the webhook, after what Twilio does about it itself. */
export type Bring = (sms: Sms) => Promise<void>

/** How long a message waits for the one that is to overtake it. */
const PATIENCE_MS = 2_000

/** STOP, START and HELP are Twilio's own business in texts, and nobody's on WhatsApp. `base`: where media can be fetched. */
export const bringing = (parts: {
  readonly options: TwilioEmulatorOptions
  readonly store: Store
  readonly faults: Faults
  readonly carrier: Carrier
  readonly deliver: Deliver
  readonly clock: Clock
  readonly base: () => string | null
}): Bring => {
  const { options, store } = parts
  const overtaken = new Set<() => void>()

  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())
  const untilOvertaken = (): Promise<void> => {
    const next = new Promise<void>((resolve) => overtaken.add(resolve))
    return Promise.race([next, wait(PATIENCE_MS)])
  }
  const keywordIn = (sms: Sms): ReturnType<typeof keywordOf> => {
    const keyword = viaOf(sms) === 'sms' ? keywordOf(sms.body) : null
    const answer = keyword && answerTo(keyword, store.isBlocked(sms.from))
    if (keyword === 'STOP') store.block(sms.from, true)
    if (keyword === 'START') store.block(sms.from, false)
    if (answer) parts.carrier.launch(reply(sms, answer, store, parts.clock))
    return keyword
  }

  return async (sms) => {
    const keyword = keywordIn(sms)
    const tappedOn = sms.tap === null ? undefined : store.find(sms.tap.sid)
    const fields = messageFields(sms, options, { keyword, base: parts.base(), tappedOn })
    const fault = parts.faults.nextWebhook()
    if (fault?.kind === 'late') await wait(fault.ms)
    if (fault?.kind === 'out-of-order') await untilOvertaken()
    const times = fault?.kind === 'duplicate-webhook' ? fault.times : 1
    await Promise.all(Array.from({ length: times }, () => parts.deliver(options.webhookUrl, fields)))
    for (const go of overtaken) go()
    overtaken.clear()
  }
}

const reply = (to: Sms, body: string, store: Store, clock: Clock): Sms => {
  const sms: Sms = {
    ...blank(clock.now()),
    sid: sidOf('SM', randomBytes(16)),
    direction: 'outbound-reply',
    from: to.to,
    to: to.from,
    body,
    status: 'queued',
    messagingServiceSid: to.messagingServiceSid,
  }
  store.keep(sms)
  return sms
}
