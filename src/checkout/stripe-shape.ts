import { z } from 'zod'

/** What we read of Stripe's objects; the rest is let be, so that a newer API version changes nothing here. */

/** An order of ours, as we wrote it onto the session and the payment. */
export const Ours = z.object({
  checkout: z.string().regex(/^p[0-9a-f]{20}(?:-\d+)?\.pay\d+$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

const reference = z.union([z.string(), z.object({ id: z.string() })]).nullish()

/** A checkout session. */
export const Session = z.object({
  id: z.string().min(1),
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  amount_total: z.number().int().nullable(),
  currency: z.string().nullable(),
  payment_intent: reference,
  client_reference_id: z.string().nullish(),
  metadata: z.unknown(),
})

/** A charge: what was refunded of it is counted in all. */
export const Charge = z.object({
  id: z.string().min(1),
  amount_refunded: z.number().int(),
  currency: z.string(),
  payment_intent: reference,
  metadata: z.unknown(),
})

/** A dispute; nothing of ours is written on it. */
export const Dispute = z.object({
  id: z.string().min(1),
  amount: z.number().int(),
  currency: z.string(),
  status: z.string(),
  payment_intent: reference,
})

/** An event around any of these. */
export const Said = z.object({
  type: z.string(),
  created: z.number().int().nonnegative().optional(),
  livemode: z.boolean().optional(),
  /** Only on an event of an account that is connected to ours. */
  account: z.string().optional(),
  data: z.object({ object: z.unknown() }),
})

/** The id of an object that is there by its id, or whole. */
export const idOf = (one: z.infer<typeof reference>): string | null =>
  typeof one === 'string' ? one : (one?.id ?? null)
