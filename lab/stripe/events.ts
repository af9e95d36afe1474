import { createHmac, randomBytes } from 'node:crypto'
import type { Clock } from '#contracts/clock'
import { openTimers } from '../shared/timers.ts'
import type { Faults } from './faults.ts'

/** Brings events to the endpoint: signed, at least once, again and again until it says 2xx. */
export type Post = (type: string, object: unknown) => void

/** How long Stripe waits before it tries again; the real one takes minutes and days. */
const PAUSES_MS = [200, 400, 800, 1_600, 3_200]

/** A sender of events for one endpoint. */
export const poster = (options: {
  readonly webhookUrl: string
  readonly webhookSecret: string
  /** Whether the account moves real money. */
  readonly live: boolean
  readonly clock: Clock
  readonly faults: Faults
}): { readonly post: Post; readonly close: () => void } => {
  const { later, close } = openTimers()

  const attempt = async (body: string, tries: number): Promise<void> => {
    const time = Math.floor(options.clock.now() / 1000)
    const signature = createHmac('sha256', options.webhookSecret).update(`${time}.${body}`).digest('hex')
    const answer = await fetch(options.webhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': `t=${time},v1=${signature}` },
      body,
      redirect: 'manual',
    }).catch(() => null)
    const pause = PAUSES_MS[tries]
    if (answer?.ok || pause === undefined) return
    later(pause, () => void attempt(body, tries + 1))
  }

  return {
    post: (type, object) => {
      const created = Math.floor(options.clock.now() / 1000)
      const event = {
        id: `evt_${randomBytes(12).toString('hex')}`,
        object: 'event',
        created,
        livemode: options.live,
        type,
        data: { object },
      }
      const body = JSON.stringify(event)
      const fault = options.faults.nextWebhook()
      if (fault?.kind === 'late') return later(fault.ms, () => void attempt(body, 0))
      for (let n = 0; n < (fault?.kind === 'duplicate' ? 2 : 1); n++) void attempt(body, 0)
    },
    close,
  }
}
