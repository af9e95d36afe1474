import { Hono } from 'hono'
import type { Clock } from '#contracts/clock'
import { after, type Instant, seconds } from '#core/time'
import { login, notFound, refuse } from './login.ts'
import type { TwilioEmulatorOptions } from './options.ts'
import { phoneOf, type Store, viaOf } from './store.ts'

/** The dots that a WhatsApp phone shows while an answer is written. */
export type Typing = {
  readonly app: Hono
  /** Until an answer comes, and for 25 seconds at the most (docs: "Typing indicators resource"). */
  isShown(phone: string): boolean
}

/** `POST /v2/Indicators/Typing.json`, with the message that is being answered. */
export const openTyping = (options: TwilioEmulatorOptions, store: Store, clock: Clock): Typing => {
  const shownSince = new Map<string, Instant>()
  const path = '/v2/Indicators/Typing.json'
  const app = new Hono().use(path, login(options, clock)).post(path, async (c) => {
    const form = new URLSearchParams(await c.req.text())
    if (form.get('channel') !== 'whatsapp')
      return refuse(c, { status: 400, code: 20001, message: 'Only the whatsapp channel has it.' })
    const sms = store.find(form.get('messageId') ?? '')
    if (sms?.direction !== 'inbound' || viaOf(sms) !== 'whatsapp') return refuse(c, notFound(c))
    shownSince.set(phoneOf(sms), clock.now())
    return c.json({ success: true })
  })
  return {
    app,
    isShown: (phone) => {
      const since = shownSince.get(phone)
      if (since === undefined || clock.now() >= after(since, seconds(25))) return false
      return !store
        .thread(phone)
        .some((sms) => sms.direction !== 'inbound' && viaOf(sms) === 'whatsapp' && sms.createdAt >= since)
    },
  }
}
