import type { Adapter, Located } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import { type Milliseconds, milliseconds } from '#core/time'
import { withoutEnd } from '../shared/signature.ts'
import { parseSms } from './parse.ts'
import { renderSms } from './render.ts'
import { reconcileSms, sendSms, twilioCalls } from './send.ts'
import { verifySms } from './verify.ts'

/** Where texts go out and come in. `from` is a number, or a Messaging Service (`MG…`). */
export type SmsOptions = {
  readonly accountSid: string
  readonly authToken: string
  readonly from: string
  /** Any server that speaks Twilio's REST API; null for Twilio itself. */
  readonly apiRoot: string | null
  /** Where Twilio reaches us: what it signs, and where delivery news goes. */
  readonly publicUrl: string
  readonly clock: Clock
  /** SMS that one message may become; longer texts are sent as several messages. */
  readonly mostSegments?: number
  /** How long Twilio may take to answer a call. */
  readonly patience?: Milliseconds
}

/** Where the server takes Twilio's form posts. */
export const SMS_PATHS = { message: '/webhooks/sms', status: '/webhooks/sms/status' } as const

/** Text messages by Twilio (C1). */
export const smsAdapter = (options: SmsOptions): Adapter => {
  const calls = twilioCalls(options)
  // Loading takes a moment; begun now, so that the first text does not wait for it.
  void import('twilio')
  const statusUrl = `${withoutEnd(options.publicUrl)}${SMS_PATHS.status}`
  return {
    channel: 'sms',
    can: {
      choices: 'numbers',
      cards: false,
      links: 'text',
      files: false,
      textLimit: 1600,
      // Twilio queues what comes faster than a number may send, and says 429 when it is asked too much at once.
      rate: null,
      restPerRecipient: milliseconds(0),
      reconciles: true,
      idempotentSend: false,
      optOutReplies: 'platform',
      carriesTexts: true,
      session: null,
      acknowledgement: {
        contentType: 'text/xml',
        body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
      },
    },
    verify: (request) => verifySms(options, request),
    parse: async (request) => parseSms(request, options.clock.now()),
    render: (message) => renderSms(message, options.mostSegments ?? 10),
    send: (payload, to, key) =>
      sendSms(calls, payload, to, `${statusUrl}?outgoing=${encodeURIComponent(key)}`),
    reconcile: (payload, to, _key, since) => reconcileSms(calls, payload, to, since),
    gesture: async () => {},
    locate: async ({ contentUrl }) => mediaAt(contentUrl, options),
  }
}

/** Twilio keeps media behind the account's login; nobody else is shown it ("Enforce HTTP auth on media URLs"). */
const mediaAt = (url: string, { accountSid, authToken, apiRoot }: SmsOptions): Located => {
  const home = new URL(apiRoot ?? 'https://api.twilio.com').origin
  if (!URL.canParse(url) || new URL(url).origin !== home) return { kind: 'at', url, headers: {} }
  const login = Buffer.from(`${accountSid}:${authToken}`).toString('base64')
  return { kind: 'at', url, headers: { authorization: `Basic ${login}` }, within: 'platform' }
}
