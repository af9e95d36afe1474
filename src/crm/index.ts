import type { Receipt } from '#contracts/adapter'
import type { Crm } from '#contracts/crm'
import { after, instant, minutes } from '#core/time'
import { type CloudEvent, cloudEventOf, goneEventOf } from './cloud-event.ts'
import { type CrmOptions, post } from './post.ts'
import { receiptOf } from './receipt.ts'

/** After 410 nothing more is sent there for so long; then one event asks whether it is still so. */
const CLOSED_FOR = minutes(60)

/** A CRM behind a webhook: whatever takes signed CloudEvents, be it the CRM's own receiver or a no-code tool before it (S4). */
export const webhookCrm = (options: CrmOptions): Crm => {
  const { source, clock } = options
  let closedUntil = instant(0)
  const say = async (event: CloudEvent): Promise<Receipt> => {
    if (clock.now() < closedUntil) return receiptOf(GONE, null, clock.now())
    const answered = await post(event, options)
    // It may have arrived; said again under the same id it is the same event.
    if (answered.kind === 'silent')
      return { kind: 'retry', afterMs: null, reason: answered.reason, slowDown: false }
    const { status, retryAfter } = answered
    if (status === GONE) closedUntil = after(clock.now(), CLOSED_FOR)
    return receiptOf(status, retryAfter, clock.now())
  }
  return {
    tell: (told, { person, key }) => say(cloudEventOf(told, { person, key, source })),
    forget: (gone) => say(goneEventOf(gone, source)),
  }
}

const GONE = 410
