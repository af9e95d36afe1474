import { Hono } from 'hono'
import type { Clock } from '#contracts/clock'
import { login, notFound, refuse } from './login.ts'
import type { TwilioEmulatorOptions } from './options.ts'
import type { Sms, Store } from './store.ts'

/** Where Twilio keeps a picture or file of a message; `base` is null for an emulator that nobody can call. */
export const mediaUrl = (base: string | null, accountSid: string, sms: Sms, n: number): string => {
  const media = sms.media[n]
  if (base === null) return media?.url ?? ''
  return `${base}/2010-04-01/Accounts/${accountSid}/Messages/${sms.sid}/Media/${media?.sid}`
}

/** Pictures and files, for the account's login alone; what lies elsewhere is only pointed to, as to Twilio's own stores. */
export const mediaApi = (options: TwilioEmulatorOptions, store: Store, clock: Clock): Hono => {
  const path = '/2010-04-01/Accounts/:account/Messages/:message/Media/:media'
  return new Hono().use(path, login(options, clock)).get(path, (c) => {
    const media = store.find(c.req.param('message'))?.media.find(({ sid }) => sid === c.req.param('media'))
    if (media === undefined) return refuse(c, notFound(c))
    if (media.data === null) return c.redirect(media.url, 302)
    return c.body(new Uint8Array(Buffer.from(media.data, 'base64')), 200, {
      'Content-Type': media.contentType,
    })
  })
}
