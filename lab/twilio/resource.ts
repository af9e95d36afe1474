import { SegmentedMessage } from 'sms-segments-calculator'
import type { Sms } from './store.ts'

/** A message as Twilio's REST API shows it: numbers as text, dates as RFC 2822. */
export const asResource = (sms: Sms, accountSid: string) => ({
  account_sid: accountSid,
  api_version: '2010-04-01',
  body: sms.body,
  date_created: rfc2822(sms.createdAt),
  date_sent: sms.sentAt === null ? null : rfc2822(sms.sentAt),
  date_updated: rfc2822(sms.updatedAt),
  direction: sms.direction,
  error_code: sms.errorCode,
  error_message: null,
  from: sms.status === 'accepted' ? null : sms.from,
  messaging_service_sid: sms.messagingServiceSid,
  num_media: String(sms.media.length),
  num_segments: String(new SegmentedMessage(sms.body).segmentsCount),
  price: null,
  price_unit: 'USD',
  sid: sms.sid,
  status: sms.status,
  subresource_uris: { media: `/2010-04-01/Accounts/${accountSid}/Messages/${sms.sid}/Media.json` },
  to: sms.to,
  uri: `/2010-04-01/Accounts/${accountSid}/Messages/${sms.sid}.json`,
})

/** One page of the list, with Twilio's filters and page links. */
export const asPage = ({ pathname, searchParams }: URL, all: readonly Sms[], accountSid: string) => {
  const found = all.filter((sms) => matches(sms, searchParams))
  const size = Math.min(1000, Math.max(1, Number(searchParams.get('PageSize') ?? 50) || 50))
  const page = Math.max(0, Number(searchParams.get('Page') ?? 0) || 0)
  const messages = found.slice(page * size, (page + 1) * size)
  const pageUri = (n: number): string => {
    const query = new URLSearchParams(searchParams)
    query.set('PageSize', String(size))
    query.set('Page', String(n))
    return `${pathname}?${query}`
  }
  return {
    end: page * size + Math.max(0, messages.length - 1),
    first_page_uri: pageUri(0),
    messages: messages.map((sms) => asResource(sms, accountSid)),
    next_page_uri: found.length > (page + 1) * size ? pageUri(page + 1) : null,
    page,
    page_size: size,
    previous_page_uri: page === 0 ? null : pageUri(page - 1),
    start: page * size,
    uri: pageUri(page),
  }
}

/** `DateSent` leaves out whatever has not been sent yet, as at Twilio. */
const matches = (sms: Sms, query: URLSearchParams): boolean => {
  const [to, from] = [query.get('To'), query.get('From')]
  const [after, before] = [query.get('DateSent>'), query.get('DateSent<')]
  if (to !== null && sms.to !== to) return false
  if (from !== null && sms.from !== from) return false
  if (after !== null && (sms.sentAt === null || sms.sentAt < Date.parse(after))) return false
  return before === null || (sms.sentAt !== null && sms.sentAt <= Date.parse(before))
}

const rfc2822 = (at: number): string => new Date(at).toUTCString().replace('GMT', '+0000')
