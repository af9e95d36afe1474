import { after, days, type Instant } from '#core/time'
import type { TwilioError } from './login.ts'
import type { TwilioEmulatorOptions } from './options.ts'
import type { Store } from './store.ts'
import { type Content, type Filled, fill, isTooMuch } from './template.ts'

/** What a send is judged by. */
export type Judged = {
  readonly form: URLSearchParams
  readonly options: TwilioEmulatorOptions
  readonly store: Store
  readonly now: Instant
}

/** Why Twilio would refuse this message at once, in the order Twilio looks (docs: "Error and Warning Dictionary"); null when it takes it. */
export const troubleWith = (judged: Judged): TwilioError | null => {
  const { form, options, store } = judged
  const to = form.get('To')
  if (!to) return refusal(21604, "A 'To' phone number is required.")
  return (
    senderTrouble(form, options, to) ??
    contentTrouble(judged) ??
    bodyTrouble(form, to) ??
    (options.outsideSession === 'at-once' && doomOf(judged) === OUTSIDE
      ? refusal(OUTSIDE, 'Failed to send freeform message because you are outside the allowed window.')
      : null) ??
    (store.isBlocked(to) ? refusal(21610, 'Attempt to send to unsubscribed recipient') : null) ??
    MAGIC[to] ??
    null
  )
}

const senderTrouble = (
  form: URLSearchParams,
  options: TwilioEmulatorOptions,
  to: string,
): TwilioError | null => {
  const [from, service] = [form.get('From'), form.get('MessagingServiceSid')]
  if (!from && !service) return refusal(21603, "A 'From' phone number is required.")
  if (from && isWhatsapp(from) !== isWhatsapp(to))
    return refusal(21910, 'Invalid From and To pair. From and To should be of the same channel')
  if (from && isWhatsapp(from) && from !== `whatsapp:${options.whatsapp ?? ''}`)
    return refusal(63007, 'Twilio could not find a Channel with the specified From address')
  if (from && !isWhatsapp(from) && from !== options.number) {
    return refusal(
      21606,
      `The 'From' phone number provided (${from}) is not a valid message-capable Twilio phone number.`,
    )
  }
  if (!from && service !== (options.messagingServiceSid ?? null)) {
    return refusal(21705, `The Messaging Service Sid ${service} is invalid.`)
  }
  if (!RECIPIENT.test(to)) return refusal(21211, `Invalid 'To' Phone Number: ${to}`)
  return to === from ? refusal(21266, "'To' and 'From' number cannot be the same.") : null
}

const RECIPIENT = /^(?:\+[1-9]\d{7,14}|whatsapp:(?:\+[1-9]\d{7,14}|[A-Z]{2}(?:\.ENT)?\.[A-Za-z0-9]{1,128}))$/

const isWhatsapp = (address: string): boolean => address.startsWith('whatsapp:')

const contentTrouble = (judged: Judged): TwilioError | null => {
  const { form } = judged
  if (!form.has('ContentSid')) {
    return form.has('ContentVariables')
      ? refusal(21654, 'A ContentSid must be specified if ContentVariables are provided.')
      : null
  }
  if (contentOf(judged) === null) return refusal(21655, 'The ContentSid is invalid.')
  return filledOf(judged) === null ? refusal(21656, 'The ContentVariables Parameter is invalid.') : null
}

const bodyTrouble = (form: URLSearchParams, to: string): TwilioError | null => {
  const [body, callback, validity] = [
    form.get('Body') ?? '',
    form.get('StatusCallback'),
    form.get('ValidityPeriod'),
  ]
  const media = form.getAll('MediaUrl')
  if (body === '' && media.length === 0 && !form.has('ContentSid'))
    return refusal(21602, 'Message body is required.')
  if (body.length > 1600)
    return refusal(21617, 'The concatenated message body exceeds the 1600 character limit.')
  if (media.length > (isWhatsapp(to) ? 1 : 10))
    return refusal(21623, 'Number of media files exceeds allowed limit.')
  if (media.some((url) => !URL.canParse(url))) return refusal(21620, 'Invalid media URL(s)')
  if (validity !== null && !(/^\d+$/.test(validity) && Number(validity) >= 1 && Number(validity) <= 36_000))
    return refusal(21624, 'Invalid validity period value')
  return callback !== null && !URL.canParse(callback)
    ? refusal(21609, `The StatusCallback URL ${callback} is not a valid URL.`)
    : null
}

/** The content that a send names; a template of the options counts as approved. */
export const contentOf = ({ form, options, store }: Judged): Content | null => {
  const sid = form.get('ContentSid')
  const body = sid === null ? undefined : options.templates?.[sid]
  if (sid !== null && body !== undefined) {
    const types = { 'twilio/text': { body } }
    return { sid, friendlyName: sid, language: 'en', variables: {}, types, approved: true, createdAt: 0 }
  }
  return store.contents().find((content) => content.sid === sid) ?? null
}

/** What the named content says, with its variables filled in. */
export const filledOf = (judged: Judged): Filled | null => {
  const content = contentOf(judged)
  return content && fill(content, judged.form.get('ContentVariables'))
}

const OUTSIDE = 63016

/** What WhatsApp will say against a message that Twilio takes: the 24 hours are over, or it cannot show such a thing. */
export const doomOf = (judged: Judged): number | null => {
  const { form, store, now } = judged
  const to = form.get('To') ?? ''
  if (!isWhatsapp(to)) return null
  const content = contentOf(judged)
  const last = store.all().find(({ direction, from }) => direction === 'inbound' && from === to)
  const isOpen = last !== undefined && now < after(last.createdAt, days(1))
  if (!isOpen && content?.approved !== true) return OUTSIDE
  const filled = filledOf(judged)
  return filled !== null && isTooMuch(filled) ? 63021 : null
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
