import type { Twilio } from 'twilio'
import type { Clock } from '#contracts/clock'
import { loaded } from '#contracts/loaded'
import { type Milliseconds, milliseconds, seconds } from '#core/time'
import { withoutEnd } from './signature.ts'
import { refusalOf } from './twilio-errors.ts'

/** One Twilio account and its senders. `from` is a number that texts, or a Messaging Service (`MG…`). */
export type TwilioOptions = {
  readonly accountSid: string
  readonly authToken: string
  readonly from: string
  /** The account's WhatsApp sender, a number; without one, WhatsApp messages are not taken. */
  readonly whatsapp?: string | null
  /** Any server that speaks Twilio's REST API; null for Twilio itself. */
  readonly apiRoot: string | null
  /** Where Twilio reaches us: what it signs, and where delivery news goes. */
  readonly publicUrl: string
  readonly clock: Clock
  /** How long Twilio may take to answer a call. */
  readonly patience?: Milliseconds
}

/** Where the server takes Twilio's form posts, of texts and of WhatsApp alike. */
export const TWILIO_PATHS = { message: '/webhooks/sms', status: '/webhooks/sms/status' } as const

/** What Twilio wants to hear: that it need say nothing of its own. */
export const TWILIO_ACKNOWLEDGEMENT = {
  contentType: 'text/xml',
  body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
} as const

/** Where news of one message is to go; the address itself says which message it is. */
export const statusCallbackOf = ({ publicUrl }: TwilioOptions, key: string): string =>
  `${withoutEnd(publicUrl)}${TWILIO_PATHS.status}?outgoing=${encodeURIComponent(key)}`

/** Twilio's REST API, reached through its own package when it is first needed: it takes 160 ms to load. */
export type TwilioCalls = {
  readonly clock: Clock
  readonly client: () => Promise<Twilio>
  /** How far our clock is ahead of Twilio's, by its last answer. */
  readonly lead: () => Milliseconds
}

/** Makes the client on the first call. It never retries by itself: a second create is a second text. */
export const twilioCalls = (options: Omit<TwilioOptions, 'from' | 'publicUrl'>): TwilioCalls => {
  let lead = milliseconds(0)
  const connect = async (): Promise<Twilio> => {
    const { default: twilio } = await import('twilio')
    const httpClient = new twilio.RequestClient({
      timeout: options.patience ?? seconds(10),
      autoRetry: false,
    })
    httpClient.axios.interceptors.response.use((answer) => {
      const theirs = Date.parse(String(answer.headers.date))
      if (!Number.isNaN(theirs)) lead = milliseconds(options.clock.now() - theirs)
      if (answer.status >= 200 && answer.status < 300) return answer
      throw refusalOf(answer.status, answer.data, answer.headers['retry-after'])
    })
    const made = twilio(options.accountSid, options.authToken, { httpClient })
    if (options.apiRoot !== null) {
      for (const domain of [made.api, made.content, made.messaging]) domain.baseUrl = options.apiRoot
    }
    return made
  }
  return {
    clock: options.clock,
    client: loaded(connect),
    lead: () => lead,
  }
}
