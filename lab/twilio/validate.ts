import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { TwilioEmulatorOptions } from './options.ts'
import type { Store } from './store.ts'

/** An error as Twilio's REST API words it. */
export type TwilioError = {
  readonly status: ContentfulStatusCode
  readonly code: number
  readonly message: string
}

/** Why Twilio would refuse this message at once, in the order Twilio looks (docs: "Error and Warning Dictionary"); null when it takes it. */
export const troubleWith = (
  form: URLSearchParams,
  options: TwilioEmulatorOptions,
  store: Store,
): TwilioError | null => {
  const [to, from, service] = [form.get('To'), form.get('From'), form.get('MessagingServiceSid')]
  const [body, callback] = [form.get('Body') ?? '', form.get('StatusCallback')]
  if (!to) return refusal(21604, "A 'To' phone number is required.")
  if (!from && !service) return refusal(21603, "A 'From' phone number is required.")
  if (from && from !== options.number) {
    return refusal(
      21606,
      `The 'From' phone number provided (${from}) is not a valid message-capable Twilio phone number.`,
    )
  }
  if (!from && service !== (options.messagingServiceSid ?? null)) {
    return refusal(21705, `The Messaging Service Sid ${service} is invalid.`)
  }
  if (!/^\+[1-9]\d{7,14}$/.test(to)) return refusal(21211, `Invalid 'To' Phone Number: ${to}`)
  if (to === from) return refusal(21266, "'To' and 'From' number cannot be the same.")
  if (body === '' && !form.has('MediaUrl')) return refusal(21602, 'Message body is required.')
  if (body.length > 1600)
    return refusal(21617, 'The concatenated message body exceeds the 1600 character limit.')
  if (form.getAll('MediaUrl').length > 10)
    return refusal(21623, 'Number of media files exceeds allowed limit.')
  if (callback !== null && !URL.canParse(callback)) {
    return refusal(21609, `The StatusCallback URL ${callback} is not a valid URL.`)
  }
  if (store.isBlocked(to)) return refusal(21610, 'Attempt to send to unsubscribed recipient')
  return MAGIC[to] ?? null
}

const refusal = (code: number, message: string): TwilioError => ({ status: 400, code, message })

/** Recipients that Twilio's test credentials refuse, each in its own way (docs: "Test credentials"). */
const MAGIC: { readonly [to: string]: TwilioError | undefined } = {
  '+15005550001': refusal(21211, "Invalid 'To' Phone Number: +15005550001"),
  '+15005550002': refusal(21612, "The 'To' phone number: +15005550002, is not currently reachable."),
  '+15005550003': refusal(21408, 'Permission to send an SMS has not been enabled for the region.'),
  '+15005550004': refusal(21610, 'Attempt to send to unsubscribed recipient'),
  '+15005550009': refusal(21614, "'To' number: +15005550009, is not a mobile number"),
}
