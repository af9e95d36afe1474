import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { IncomingRequest, Verified } from '#contracts/adapter'
import type { CalendarHook, Stirred } from '#contracts/calendar'
import { personId } from '#core/ids'
import type { CalcomCall } from './calcom-calls.ts'

/** What of a booking's life is looked after; the rest of what Cal.com can tell is none of ours. */
export const FOLLOWED = [
  'BOOKING_CREATED',
  'BOOKING_REQUESTED',
  'BOOKING_RESCHEDULED',
  'BOOKING_CANCELLED',
  'BOOKING_REJECTED',
]

const Uid = z.string().min(1).max(200)
const Bell = z.object({
  triggerEvent: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  payload: z.object({
    uid: Uid,
    /** The booking that it was before it was moved. */
    rescheduleUid: Uid.nullish(),
    metadata: z.record(z.string(), z.unknown()).nullish(),
  }),
})
const Trigger = z.object({ triggerEvent: z.string() })

/** Which booking of ours was made under a name of theirs, or what went wrong with asking. */
type Find = (uid: string) => Promise<{ readonly kind: 'key'; readonly key: string | null } | CalcomCall>

/**
 * Cal.com's webhook. Of what it tells only names are used: `uid`, `rescheduleUid`, and the key that we gave along as metadata;
 * where that has been lost on the way, the booking itself is asked for it. Nothing else is believed, so nothing rests on how the
 * rest of the payload looks, which differs from version to version.
 */
export const calcomHook = (secret: string | null, find: Find): CalendarHook => ({
  verify: (request) => verified(request, secret),
  parse: async ({ body }) => {
    const said = readJson(body)
    const trigger = Trigger.safeParse(said).data?.triggerEvent
    if (trigger === undefined) return { kind: 'malformed', reason: 'There is no triggerEvent in it.' }
    if (!FOLLOWED.includes(trigger))
      return { kind: 'unsupported', reason: `Nothing follows from ${trigger}.` }
    const bell = Bell.safeParse(said)
    if (!bell.success)
      return { kind: 'malformed', reason: 'createdAt, payload.uid or payload.metadata is missing or wrong.' }
    const { createdAt, payload } = bell.data
    const dedupe = `calcom:${trigger} ${payload.uid} ${createdAt}`
    const names = payload.rescheduleUid ? [payload.uid, payload.rescheduleUid] : [payload.uid]
    return ownerOf(payload.metadata?.key, names, dedupe, find)
  },
})

const ownerOf = async (
  told: unknown,
  names: readonly string[],
  dedupe: string,
  find: Find,
): Promise<Stirred> => {
  const ours = stirredBy(told, dedupe)
  if (ours) return ours
  for (const name of names) {
    const found = await find(name)
    if (found.kind === 'later') return { kind: 'later', reason: found.reason }
    const owner = found.kind === 'key' ? stirredBy(found.key, dedupe) : null
    if (owner) return owner
  }
  return { kind: 'unsupported', reason: 'The booking is none that was made here.' }
}

/** A key is the booking's own name, and the person's stands at its beginning. */
const stirredBy = (key: unknown, dedupe: string): Stirred | null => {
  const [booking, person] =
    typeof key === 'string' ? (/^(p[0-9a-f]{20}(?:-\d+)?)\.meet\d+$/.exec(key) ?? []) : []
  return booking && person ? { kind: 'stirred', person: personId(person), booking, dedupe } : null
}

/** `x-cal-signature-256`: HMAC-SHA256 of the raw body under the webhook's secret, in hex (docs: "Webhooks"). */
const verified = ({ headers, body }: IncomingRequest, secret: string | null): Verified => {
  if (secret === null) return refused(403, UNSET)
  const given = Buffer.from(headers['x-cal-signature-256'] ?? '', 'hex')
  if (given.length === 0)
    return { ...refused(400, 'The x-cal-signature-256 header is missing.'), why: 'unsigned' }
  const expected = createHmac('sha256', secret).update(body).digest()
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? { kind: 'authentic' }
    : refused(403, FORGED)
}

const UNSET =
  'CALCOM_WEBHOOK_SECRET is not set, so nobody can tell who calls. Write the secret of the webhook at Cal.com into it.'
const FORGED =
  'The signature does not belong to this request. If Cal.com sent it, CALCOM_WEBHOOK_SECRET is not that of this webhook.'

const refused = (status: 400 | 403, reason: string) => ({ kind: 'refused' as const, status, reason })

const readJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}
