import { randomBytes } from 'node:crypto'
import { after, type Instant, seconds } from '#core/time'
import { type Sms, sidOf } from './store.ts'
import { doomOf, filledOf, type Judged } from './validate.ts'

/** A message with nothing in it yet. */
export const blank = (now: Instant) =>
  ({
    media: [],
    errorCode: null,
    createdAt: now,
    sentAt: null,
    updatedAt: now,
    statusCallback: null,
    messagingServiceSid: null,
    validUntil: null,
    doom: null,
    shape: null,
    buttons: [],
    place: null,
    profile: null,
    tap: null,
  }) satisfies Partial<Sms>

/** What the account asked to send, as Twilio keeps it from then on. */
export const outgoing = (judged: Judged): Sms => {
  const { form, options, now } = judged
  const service = form.get('MessagingServiceSid')
  const validity = form.get('ValidityPeriod')
  const filled = filledOf(judged)
  return {
    ...blank(now),
    sid: sidOf(form.has('MediaUrl') ? 'MM' : 'SM', randomBytes(16)),
    direction: 'outbound-api',
    from: form.get('From') ?? options.number,
    to: form.get('To') ?? '',
    body: filled?.body ?? form.get('Body') ?? '',
    media: form
      .getAll('MediaUrl')
      .map((url) => ({ sid: '', url, contentType: 'application/octet-stream', data: null })),
    status: service === null ? 'queued' : 'accepted',
    statusCallback: form.get('StatusCallback'),
    messagingServiceSid: service,
    validUntil: validity === null ? null : after(now, seconds(Number(validity))),
    doom: doomOf(judged),
    shape: filled?.shape ?? null,
    buttons: [...(filled?.buttons ?? [])],
  }
}
