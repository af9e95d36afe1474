import { z } from 'zod'

/**
 * Twilio's error codes, in words and in what follows from them. The same code comes at once as an HTTP error, or later
 * in a status callback when a Messaging Service sends; both read this table (docs: "Error and Warning Dictionary").
 */

/**
 * opted-out: suppress · address: this recipient never · config: somebody must mend an account · message: a bug of ours ·
 * content: the buttons or the template, not the words · session: WhatsApp's 24 hours are over.
 */
export type TwilioTrouble =
  | 'opted-out'
  | 'address'
  | 'config'
  | 'message'
  | 'content'
  | 'session'
  | 'carrier'
  | 'retry'
  | 'uncertain'

type Entry = readonly [trouble: TwilioTrouble, words: string]

const TABLE: { readonly [code: number]: Entry | undefined } = {
  20003: [
    'config',
    'Twilio does not accept the credentials. Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.',
  ],
  20404: [
    'config',
    'Twilio does not know this account or resource. Check TWILIO_ACCOUNT_SID and TWILIO_API_ROOT.',
  ],
  20429: ['retry', 'too many requests at once; Twilio has not looked at this one'],
  20500: ['uncertain', 'an internal error at Twilio'],
  20503: ['uncertain', 'Twilio is unavailable for a moment'],
  21211: ['address', 'this is no valid phone number'],
  21212: ['config', 'the sender is no valid number. Check TWILIO_FROM.'],
  21266: ['address', 'sender and recipient are the same number'],
  21408: [
    'config',
    'texts to this country are switched off. Allow it in Messaging, Settings, Geo permissions.',
  ],
  21602: ['message', 'the text is empty'],
  21603: ['config', 'no sender was named. Set TWILIO_FROM.'],
  21604: ['address', 'no recipient was named'],
  21606: ['config', 'the sender cannot send texts or is not of this account. Check TWILIO_FROM.'],
  21608: [
    'config',
    'a trial account only texts numbers it has verified. Verify this one, or upgrade the account.',
  ],
  21609: ['config', 'Twilio does not take the status callback address. Check PUBLIC_URL.'],
  21610: ['opted-out', 'the recipient has texted STOP; only their START lets messages through again'],
  21611: ['retry', 'the sender has more than ten hours of texts waiting'],
  21612: ['address', 'no route from this sender to that number'],
  21614: ['address', 'the number is not a mobile and takes no texts'],
  21617: ['message', 'the text is longer than 1,600 characters'],
  21619: ['message', 'the text is empty'],
  21620: ['message', 'an address of a picture or file is not valid'],
  21623: ['message', 'more pictures or files in one message than the channel takes'],
  21624: ['message', 'the time it may wait in the queue is not between 1 and 36,000 seconds'],
  21635: ['address', 'the number is a landline and takes no texts'],
  21654: ['content', 'variables were given for a content that was not named'],
  21655: ['content', 'the content is not of this account, or was deleted. Check TWILIO_WHATSAPP_TEMPLATE.'],
  21656: ['content', 'a variable of the content is empty, or cannot be read'],
  21660: ['config', 'the sender does not belong to this account. Check TWILIO_FROM.'],
  21703: ['config', 'the Messaging Service has no sender that can be used. Add one to its sender pool.'],
  21704: ['config', 'the Messaging Service has no senders. Add one to its sender pool.'],
  21705: ['config', 'the Messaging Service does not exist. Check TWILIO_FROM.'],
  21910: ['config', 'sender and recipient are not of the same channel. Check TWILIO_WHATSAPP_FROM.'],
  30001: ['retry', 'the queue of the sender is full'],
  30002: ['config', 'the Twilio account is suspended'],
  30003: ['carrier', 'the phone cannot be reached: switched off, or out of service'],
  30004: ['carrier', 'the recipient or their carrier blocks the message'],
  30005: ['address', 'the number is unknown or no longer in use'],
  30006: ['address', 'a landline, or a carrier that cannot be reached'],
  30007: ['carrier', 'the carrier took the message for spam. The same text again would fare the same.'],
  30008: ['carrier', 'the carrier gave no reason'],
  30017: ['carrier', 'the carrier is congested'],
  30019: ['message', 'the content is too large for the carrier'],
  30022: ['carrier', 'the campaign sends faster than its registered rate'],
  30023: ['carrier', 'the daily limit of the campaign is reached'],
  30027: ['carrier', 'the daily limit at T-Mobile is reached; it starts anew at midnight Pacific time'],
  30032: ['config', 'the toll-free number is not verified. Finish its verification at Twilio.'],
  30034: ['config', 'the number is not registered for A2P 10DLC. Register brand and campaign at Twilio.'],
  30035: ['config', 'the number is still being registered for A2P 10DLC; it works once that is finished'],
  30036: [
    'carrier',
    'it waited in the queue until the time was over in which it might arrive; it was not sent',
  ],
  30410: ['carrier', 'the carrier did not answer in time; the message may have arrived'],
  63003: ['address', 'nobody has WhatsApp at this address, or no longer'],
  63005: ['message', 'WhatsApp does not take content of this kind'],
  63007: ['config', 'the WhatsApp sender is not of this account. Check TWILIO_WHATSAPP_FROM.'],
  63013: ['carrier', 'the message is against the rules of WhatsApp'],
  63014: ['opted-out', 'the recipient has blocked us or opted out there'],
  63015: ['address', 'the WhatsApp sandbox only reaches phones that have joined it'],
  63016: [
    'session',
    'the 24 hours since their last message are over, and until they write again only an approved template may be sent',
  ],
  63017: ['retry', 'WhatsApp lets this sender reach no more people for now'],
  63018: ['retry', 'WhatsApp lets this sender send no faster'],
  63019: [
    'message',
    'WhatsApp could not fetch the picture or file. It must be public, and of a kind and size that it takes.',
  ],
  63021: ['content', 'WhatsApp does not take the content as it is'],
  63024: ['address', 'WhatsApp cannot reach this recipient'],
  63027: ['content', 'the template does not exist in this language. Check TWILIO_WHATSAPP_TEMPLATE.'],
  63028: ['content', 'the template has another number of variables. Check TWILIO_WHATSAPP_TEMPLATE.'],
  63030: ['content', 'a variable of the template is of a kind that it does not take'],
  63032: ['carrier', 'WhatsApp keeps this message from this recipient for now'],
  63033: ['opted-out', 'the recipient is blocked'],
  63038: ['retry', 'the daily limit of messages of this account is reached'],
  63041: ['content', 'WhatsApp has paused the template, because people did not like it'],
  63042: ['content', 'WhatsApp has disabled the template. Make another, and set TWILIO_WHATSAPP_TEMPLATE.'],
}

/** What to do about a code; null for one that is not in the table. */
export const twilioTrouble = (code: number): TwilioTrouble | null => TABLE[code]?.[0] ?? null

/** A code as a sentence for whoever looks into it. */
export const twilioReason = (code: number | null): string => {
  if (code === null) return 'Twilio gave no reason.'
  const words = TABLE[code]?.[1]
  if (words === undefined) return `Twilio error ${code}: see https://www.twilio.com/docs/api/errors/${code}`
  return `Twilio error ${code}: ${words.replace(/\.$/, '')}.`
}

/** An answer of Twilio's that is no success. */
export type Refusal = {
  readonly kind: 'twilio-refusal'
  readonly status: number
  readonly code: number | null
  readonly retryAfter: string | null
}

/** Whether an error is Twilio's own no, and not the network's. */
export const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' && error !== null && 'kind' in error && error.kind === 'twilio-refusal'

/** Why a call did not succeed, as a sentence. */
export const sentenceOf = (error: unknown): string => {
  if (!isRefusal(error)) return 'Twilio could not be reached.'
  return error.code === null ? `Twilio answered HTTP ${error.status}.` : twilioReason(error.code)
}

const ErrorBody = z.object({ code: z.number().int() })

/** Reads an unsuccessful answer; a body that is none of Twilio's leaves the code open. */
export const refusalOf = (status: number, body: unknown, retryAfter: unknown): Refusal => {
  const read = ErrorBody.safeParse(body)
  return {
    kind: 'twilio-refusal',
    status,
    code: read.success ? read.data.code : null,
    retryAfter: typeof retryAfter === 'string' ? retryAfter : null,
  }
}
