import type { CrmEntryOf, Payment } from './crm.ts'
import { evidenceIn } from './crm-sdr.ts'
import type { Event, EventOf } from './event.ts'
import type { State } from './state.ts'

type Entry = CrmEntryOf<'closer'>

/** What an event changed in the deal, from the recap to the money. `first` is the event that all of this followed from. */
export const writtenByCloser = (
  before: State,
  event: Event,
  after: State,
  first: Event,
): readonly Entry[] => {
  const { at } = event
  switch (event.kind) {
    case 'recap-stated': {
      const { hash, terms } = event
      return [{ role: 'closer', field: 'recap', at, value: { hash, standing: 'stated', terms } }]
    }
    case 'recap-withdrawn': {
      const { hash, reason } = event
      return [{ role: 'closer', field: 'recap', at, value: { hash, standing: 'withdrawn', reason } }]
    }
    case 'acceptance-recorded': {
      const { hash, tier, validUntil } = event
      const value = { hash, tier, evidence: evidenceIn(event.evidence), validUntil }
      return [{ role: 'closer', field: 'acceptance', at, value }]
    }
    case 'acknowledged': {
      const { acknowledgement, hash } = event
      const value = { acknowledgement, hash, evidence: evidenceIn(event.evidence) }
      return [{ role: 'closer', field: 'acknowledgement', at, value }]
    }
    case 'checkout-offered': {
      const { checkout, hash, terms, expiresAt } = event
      const value = {
        checkout,
        hash,
        amount: terms.dueNow,
        currency: terms.currency,
        validUntil: expiresAt,
      }
      return [{ role: 'closer', field: 'checkout', at, value }]
    }
    default:
      return payment(before, event, after, first).map((value) => ({
        role: 'closer',
        field: 'payment',
        at,
        value,
      }))
  }
}

/** Money that came or went; a failure only of the link that is open, a reversal only of what was paid. */
const payment = (before: State, event: Event, after: State, first: Event): readonly Payment[] => {
  switch (event.kind) {
    case 'paid':
      return [
        {
          ...moneyOf(event.checkout, before, first),
          standing: after.payment?.reversed ?? 'paid',
          receipt: event.receipt,
        },
      ]
    case 'order-placed':
      return [
        {
          ...moneyOf(event.checkout, before, event),
          standing: 'invoiced',
          currency: event.terms.currency,
          receipt: event.number,
        },
      ]
    case 'payment-disputed':
      return [{ ...moneyOf(event.checkout, before, first), standing: 'mismatch', reason: event.reason }]
    case 'payment-failed':
      return before.checkout?.id === event.checkout && before.checkout.standing === 'open'
        ? [{ ...moneyOf(event.checkout, before, event), standing: event.how }]
        : []
    case 'payment-reversed':
    case 'payment-restored':
      if (before.unmatched && !after.unmatched)
        return [
          {
            ...moneyOf(event.checkout, before, event),
            standing: 'mismatch',
            reference: before.unmatched.reference,
            reason: 'it has gone back to whoever paid it',
          },
        ]
      return before.payment === after.payment
        ? []
        : [
            {
              ...moneyOf(event.checkout, before, event),
              standing: after.payment?.reversed ?? 'paid',
              receipt: after.payment?.receipt ?? null,
            },
          ]
    default:
      return []
  }
}

type Money = EventOf<'payment-received' | 'payment-failed' | 'payment-reversed' | 'payment-restored'>

const isMoney = (event: Event): event is Money =>
  event.kind === 'payment-received' ||
  event.kind === 'payment-failed' ||
  event.kind === 'payment-reversed' ||
  event.kind === 'payment-restored'

/** What the provider says of it. */
const moneyOf = (checkout: string, { checkout: open }: State, said: Event): Omit<Payment, 'standing'> => {
  const from = isMoney(said) ? said : null
  const terms = open?.id === checkout ? open.terms : null
  return {
    checkout,
    amount: from && 'amount' in from ? from.amount : null,
    currency: (from && 'currency' in from ? from.currency : undefined) ?? terms?.currency ?? null,
    provider: from?.provider ?? null,
    reference: from?.reference ?? null,
    receipt: null,
    reason: null,
  }
}
