import type { Adapter } from '#contracts/adapter'
import type { Log } from '#contracts/log'
import { days, milliseconds } from '#core/time'
import { TWILIO_ACKNOWLEDGEMENT, type TwilioOptions, twilioCalls } from '../shared/twilio-account.ts'
import { locateMedia } from '../shared/twilio-media.ts'
import { parseTwilio } from '../shared/twilio-parse.ts'
import { verifyTwilio } from '../shared/twilio-verify.ts'
import { openContents } from './content.ts'
import { OPENING, openingOf } from './opening.ts'
import { renderWhatsapp } from './render.ts'
import { reconcileWhatsapp, sendWhatsapp } from './send.ts'

/**
 * WhatsApp by the Twilio account that also texts (C1): the same form comes to the same address, `TWILIO_PATHS`.
 *
 * W1 What a buyer has not answered for 24 hours is over: only an approved template may be sent then, and the rest of what
 *    we have to say waits until they write. So `can.session` is a day, and where Twilio says that it is over (63016), the
 *    receipt is "refused" in words, and the message may go elsewhere.
 * W2 A template is no message of ours: it only asks them to write, once in a day as far as this node knows. It goes in place
 *    of the first message that came too late, by the bus (`can.opening`) or where Twilio says so first; that message stays
 *    refused, and the reason says what was done. News of 63016 that comes later, in a callback, sends nothing: whatever is
 *    sent passes the outbox first (I9).
 * W3 Buttons exist at Twilio only as Contents, made beforehand. One is made for each number of buttons and never for
 *    words: text, titles and references are its variables. Without it the same choices go out as numbered lines.
 */
export type WhatsappOptions = TwilioOptions & {
  /** The account's WhatsApp sender, a number without "whatsapp:". */
  readonly whatsapp: string
  /** `HX…`: an approved template that asks them to write, with samples fit to be read for its variables, if it has any. */
  readonly whatsappTemplate: string | null
  /** Hears that buttons cannot be had; null: nobody does. */
  readonly log: Log | null
}

/** WhatsApp messages by Twilio (C1). */
export const whatsappAdapter = (options: WhatsappOptions): Adapter => {
  const calls = twilioCalls(options)
  // Loading takes a moment; begun now, so that the first message does not wait for it.
  void import('twilio')
  const contents = openContents(calls, options.log)
  const opening = openingOf(calls, options)
  return {
    channel: 'whatsapp',
    can: {
      choices: 'buttons',
      cards: false,
      links: 'text',
      files: true,
      textLimit: 1600,
      // Twilio queues what comes faster than WhatsApp takes it.
      rate: null,
      restPerRecipient: milliseconds(0),
      reconciles: true,
      idempotentSend: false,
      // Twilio's keywords belong to texts; on WhatsApp it neither answers STOP nor blocks anybody.
      optOutReplies: 'ours',
      // It is the same phone: a STOP by text binds it here too and the other way round, it sleeps at the same hours, and
      // Meta asks for sender, consent and a way out just as the carriers do (C8).
      carriesTexts: true,
      session: days(1),
      ...(options.whatsappTemplate === null ? {} : { opening: OPENING }),
      acknowledgement: TWILIO_ACKNOWLEDGEMENT,
    },
    verify: (request) => verifyTwilio(options, request),
    parse: async (request) => parseTwilio(request, options.clock.now(), options),
    render: (message, _to, outgoing) => renderWhatsapp(message, outgoing),
    send: (payload, to, key, until) =>
      sendWhatsapp({ calls, options, contents, opening }, { payload, to, key, until }),
    reconcile: (payload, to, _key, since) => reconcileWhatsapp(calls, payload, to, since),
    gesture: async ({ kind, activity }) => {
      if (kind === 'typing') await showTyping(calls, activity.id)
    },
    locate: async (attachment) => locateMedia(options, attachment),
  }
}

/** Also marks what they wrote as read; it goes by itself with our answer, or after 25 seconds (docs: "Typing indicators"). */
const showTyping = async (calls: ReturnType<typeof twilioCalls>, messageId: string): Promise<void> => {
  if (!/^(SM|MM)[0-9a-fA-F]{32}$/.test(messageId)) return
  try {
    const client = await calls.client()
    await client.messaging.v2.typingIndicator.create({ channel: 'whatsapp', messageId })
  } catch {
    // Nothing rests on it.
  }
}
