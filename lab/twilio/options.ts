import type { Clock } from '#contracts/clock'
import type { Pace } from './carrier.ts'

/** An account with one number, perhaps a WhatsApp sender, and where its webhooks go. */
export type TwilioEmulatorOptions = {
  readonly accountSid: string
  readonly authToken: string
  readonly number: string
  /** `MG…` of a service that has the number in its pool. */
  readonly messagingServiceSid?: string | null
  /** The number of the WhatsApp sender. */
  readonly whatsapp?: string | null
  /** Templates that WhatsApp has approved, by their `HX…`. */
  readonly templates?: { readonly [sid: string]: string }
  /** How WhatsApp's 24 hours are kept: refused at once, or told in a callback later, as mostly happens. */
  readonly outsideSession?: 'callback' | 'at-once'
  /** Webhooks of keywords then carry `OptOutType`. */
  readonly advancedOptOut?: boolean
  /** Where messages from phones are brought. */
  readonly webhookUrl: string
  /** What the REST API says of the account, where it is not what it should be. */
  readonly account?: {
    readonly status?: 'active' | 'suspended' | 'closed'
    readonly smsUrl?: string
    readonly smsMethod?: 'GET' | 'POST'
    /** Numbers in the pool of the Messaging Service. */
    readonly pool?: number
    readonly useInboundWebhookOnNumber?: boolean
    readonly whatsappStatus?: string
  }
  /** Keeps threads, opt-outs and contents across restarts. */
  readonly file?: string | null
  readonly pace?: Pace
  readonly clock?: Clock
}
