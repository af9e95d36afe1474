import type { Clock } from '#contracts/clock'
import type { Pace } from './carrier.ts'

/** An account with one number, and where its webhooks go. */
export type TwilioEmulatorOptions = {
  readonly accountSid: string
  readonly authToken: string
  readonly number: string
  /** `MG…` of a service that has the number in its pool. */
  readonly messagingServiceSid?: string | null
  /** Webhooks of keywords then carry `OptOutType`. */
  readonly advancedOptOut?: boolean
  /** Where texts from phones are brought. */
  readonly webhookUrl: string
  /** Keeps threads and opt-outs across restarts. */
  readonly file?: string | null
  readonly pace?: Pace
  readonly clock?: Clock
}
