import type { Adapter } from '#contracts/adapter'
import { milliseconds } from '#core/time'
import {
  TWILIO_ACKNOWLEDGEMENT,
  TWILIO_PATHS,
  type TwilioOptions,
  twilioCalls,
} from '../shared/twilio-account.ts'
import { locateMedia } from '../shared/twilio-media.ts'
import { parseTwilio } from '../shared/twilio-parse.ts'
import { verifyTwilio } from '../shared/twilio-verify.ts'
import { renderSms } from './render.ts'
import { reconcileSms, sendSms } from './send.ts'

/** The account that texts go out from and come in to. */
export type SmsOptions = TwilioOptions & {
  /** SMS that one message may become; longer texts are sent as several messages. */
  readonly mostSegments?: number
}

/** Where the server takes Twilio's form posts. */
export const SMS_PATHS = TWILIO_PATHS

/** Text messages by Twilio (C1). */
export const smsAdapter = (options: SmsOptions): Adapter => {
  const calls = twilioCalls(options)
  // Loading takes a moment; begun now, so that the first text does not wait for it.
  void import('twilio')
  return {
    channel: 'sms',
    can: {
      choices: 'numbers',
      cards: false,
      links: 'text',
      // Pictures by MMS reach phones of two countries, at several times the price; a link reaches everybody.
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
      acknowledgement: TWILIO_ACKNOWLEDGEMENT,
    },
    verify: (request) => verifyTwilio(options, request),
    parse: async (request) => parseTwilio(request, options.clock.now(), options),
    render: (message) => renderSms(message, options.mostSegments ?? 10),
    send: (payload, to, key, until) => sendSms(calls, options, { payload, to, key, until }),
    reconcile: (payload, to, _key, since) => reconcileSms(calls, payload, to, since),
    gesture: async () => {},
    locate: async (attachment) => locateMedia(options, attachment),
  }
}
