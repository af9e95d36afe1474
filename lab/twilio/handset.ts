import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import type { Bring } from './bring.ts'
import type { Carrier } from './carrier.ts'
import { incoming, Text, tapped } from './incoming.ts'
import type { TwilioEmulatorOptions } from './options.ts'
import { phoneOf, type Sms, type Store, viaOf } from './store.ts'
import type { Typing } from './typing.ts'

const Tap = z.object({ message: z.string(), button: z.number().int().min(1) })

/** A phone by its number, or a WhatsApp user who hides theirs by the id that WhatsApp gives them. */
const PHONE = /^(?:\+[1-9]\d{6,14}|[A-Z]{2}(?:\.ENT)?\.[A-Za-z0-9]{1,128})$/

/**
 * The other side of the network: phones that text our number or write to our WhatsApp sender, and show what reached
 * them. Only the lab has it.
 */
export const handsetApi = (parts: {
  readonly options: TwilioEmulatorOptions
  readonly store: Store
  readonly carrier: Carrier
  readonly typing: Typing
  readonly bring: Bring
  readonly clock: Clock
}): Hono => {
  const { options, store, clock } = parts

  const send = (sms: Sms): ReturnType<typeof onScreen> => {
    store.keep(sms)
    void parts.bring(sms)
    return onScreen(sms)
  }

  return new Hono()
    .post('/phones/:number/messages', async (c) => {
      const phone = c.req.param('number')
      const text = Text.safeParse(await c.req.json().catch(() => null))
      if (!PHONE.test(phone)) return c.text(`"${phone}" is no phone number like +14155550100.`, 400)
      if (!text.success) return c.text(`Send { "text": "…" }. ${z.prettifyError(text.error)}`, 400)
      if (text.data.via === 'sms' && !phone.startsWith('+')) return c.text('Only a number can text.', 400)
      if (text.data.via === 'whatsapp' && !options.whatsapp)
        return c.text('The account has no WhatsApp sender.', 400)
      return c.json(send(incoming(phone, text.data, options, clock.now())), 201)
    })
    .post('/phones/:number/taps', async (c) => {
      const tap = Tap.safeParse(await c.req.json().catch(() => null))
      if (!tap.success)
        return c.text(`Send { "message": "SM…", "button": 1 }. ${z.prettifyError(tap.error)}`, 400)
      const { message, button } = tap.data
      const sms = tapped(c.req.param('number'), store.find(message), button, options, clock.now())
      return sms === null ? c.text('This phone has no such button.', 404) : c.json(send(sms), 201)
    })
    .post('/phones/:number/reads', (c) => {
      const unread = store
        .thread(c.req.param('number'))
        .filter((sms) => viaOf(sms) === 'whatsapp' && sms.status === 'delivered')
      for (const sms of unread) parts.carrier.read(sms)
      return c.body(null, 204)
    })
    .get('/phones/:number/messages', (c) => {
      const phone = c.req.param('number')
      return c.json({ messages: store.thread(phone).map(onScreen), typing: parts.typing.isShown(phone) })
    })
    .get('/phones/:number/events', (c) =>
      streamSSE(c, async (stream) => {
        const phone = c.req.param('number')
        const gone = new Promise<void>((resolve) => stream.onAbort(resolve))
        const stop = store.watch((sms) => {
          if (phoneOf(sms) !== phone) return
          void stream.writeSSE({ event: 'message', id: sms.sid, data: JSON.stringify(onScreen(sms)) })
        })
        await stream.write(': listening\n\n')
        await gone
        stop()
      }),
    )
}

/** A message as a phone shows it; `mine` when the phone sent it. */
const onScreen = (sms: Sms) => ({
  sid: sms.sid,
  mine: sms.direction === 'inbound',
  via: viaOf(sms),
  from: sms.from,
  to: sms.to,
  text: sms.body,
  media: sms.media.map(({ url, contentType, data }) => ({
    url: data === null ? url : `data:${contentType};base64,${data}`,
    contentType,
  })),
  buttons: sms.buttons.map(({ title, detail }) => ({ title, detail })),
  location: sms.place,
  status: sms.status,
  errorCode: sms.errorCode,
  at: sms.createdAt,
})
