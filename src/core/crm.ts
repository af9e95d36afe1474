import type { AcceptanceTier } from './acceptance.ts'
import type { Booking } from './booking.ts'
import type { Cents, Terms } from './catalogue.ts'
import type { HandOffEnd, Rep } from './desk.ts'
import type { Exception } from './exception.ts'
import type { HandOffTrigger } from './hand-off.ts'
import type { PersonId } from './ids.ts'
import type { Proof } from './incoming.ts'
import type { Reversed } from './payment-event.ts'
import type { Level, Requirement, Role, Score } from './policy.ts'
import type { Stage, WithdrawalReason } from './sale.ts'
import type { Evidence, NoticedKind, SignalOf } from './signal.ts'
import type { Instant } from './time.ts'

/** Who writes into the CRM: the two roles of the bot, and the reps (S4). */
export type CrmRole = Role | 'rep'

/** What may be written there, by whose field it is; each entry says the whole of its field anew, never a difference. */
export type CrmFields = {
  readonly sdr: {
    /** Addresses that are proven to be theirs, a claim never among them (I10); and who they are by now, once they are another (M7). */
    readonly person: { readonly addresses: readonly CrmAddress[]; readonly mergedInto: PersonId | null }
    /** They were heard, once for each day on which they were. */
    readonly activity: { readonly channel: string }
    readonly fact: Fact
    readonly qualification: {
      readonly level: Level
      readonly score: Score
      /** What the next level lacks. */
      readonly missing: readonly Requirement[]
    }
    readonly stage: { readonly stage: Stage }
    readonly meeting: Pick<Booking, 'zone' | 'standing' | 'reference'> & {
      readonly booking: string
      readonly start: Instant
      readonly end: Instant
    }
    /** A person was asked for. */
    readonly 'hand-off': { readonly trigger: HandOffTrigger; readonly matter: string | null }
  }
  readonly closer: {
    readonly recap:
      | { readonly hash: string; readonly standing: 'stated'; readonly terms: Terms }
      | { readonly hash: string; readonly standing: 'withdrawn'; readonly reason: WithdrawalReason }
    readonly acceptance: {
      readonly hash: string
      readonly tier: AcceptanceTier
      readonly evidence: CrmEvidence
      readonly validUntil: Instant
    }
    readonly acknowledgement: {
      readonly acknowledgement: string
      readonly hash: string
      readonly evidence: CrmEvidence
    }
    /** That a link went out, and for what; never the link, which opens the payment to whoever holds it. */
    readonly checkout: {
      readonly checkout: string
      readonly hash: string
      readonly amount: Cents
      readonly currency: string
      readonly validUntil: Instant
    }
    readonly payment: Payment
  }
  readonly rep: {
    readonly claim: { readonly handOff: string; readonly rep: Rep }
    readonly close: {
      readonly handOff: string
      readonly rep: Rep
      readonly how: HandOffEnd
      /** Whether a person was needed at all (D4). */
      readonly needed: boolean
    }
    readonly approval: Exception & {
      readonly amount: Cents
      readonly rep: string
      readonly validUntil: Instant | null
    }
    readonly agreement: { readonly words: string; readonly rep: string; readonly validUntil: Instant | null }
  }
}

/** One mailbox of theirs, and whether they may be written to there. */
export type CrmAddress = {
  readonly channel: string
  readonly id: string
  readonly proof: 'first' | Proof
  /** The subject that it was by itself, before it was joined; null: it is where they first wrote from. */
  readonly formerly: PersonId | null
  /** False once they asked us to stop there: whoever works from the CRM must keep that too (C8). */
  readonly open: boolean
  readonly consent: { readonly at: Instant; readonly wording: string; readonly quote: string } | null
}

/** The words that an entry rests on; of a message no more than the quote. */
export type CrmEvidence = Pick<Evidence, 'message' | 'quote' | 'by'> & { readonly channel: string }

/** Claims are no facts, and when they wish to meet is told once it is booked. */
export type FactKind = Exclude<NoticedKind, 'contact' | 'meeting' | 'callback'>

/** What is known of one kind; `value` null: they started over, so it counts no more. */
export type Fact =
  | {
      readonly [K in FactKind]: Pick<SignalOf<K>, 'kind' | 'value' | 'confidence' | 'validUntil'> & {
        readonly evidence: CrmEvidence
      }
    }[FactKind]
  | { readonly kind: FactKind; readonly value: null }

/** What became of the money for one checkout. `invoiced`: the order is placed, and nothing was due at once. `mismatch`: it came for what no longer stands, so a person must look. */
export type Payment = {
  readonly checkout: string
  readonly standing: 'paid' | 'invoiced' | 'declined' | 'expired' | 'mismatch' | Reversed
  readonly amount: Cents | null
  readonly currency: string | null
  readonly provider: string | null
  /** The provider's own name for it. */
  readonly reference: string | null
  readonly receipt: string | null
  readonly reason: string | null
}

/** One thing that a role writes, and when it was true (I8). Another role's field does not compile. */
export type CrmEntryOf<R extends CrmRole> = {
  readonly [F in keyof CrmFields[R]]: {
    readonly role: R
    readonly field: F
    readonly at: Instant
    readonly value: CrmFields[R][F]
  }
}[keyof CrmFields[R]]

/** One thing that anybody writes. */
export type CrmEntry = { readonly [R in CrmRole]: CrmEntryOf<R> }[CrmRole]

/**
 * Each role's tool for it, the authority it takes, and its fields (A2). It tells of what has passed the gate already, and of what
 * was taken back as well: that takes no more than to talk.
 */
export const CRM_TOOLS = {
  sdr: {
    tool: 'write-lead',
    level: 'engage',
    fields: ['person', 'activity', 'fact', 'qualification', 'stage', 'meeting', 'hand-off'],
  },
  closer: {
    tool: 'write-deal',
    level: 'engage',
    fields: ['recap', 'acceptance', 'acknowledgement', 'checkout', 'payment'],
  },
  rep: { tool: 'write-help', level: 'engage', fields: ['claim', 'close', 'approval', 'agreement'] },
} as const satisfies {
  readonly [R in CrmRole]: {
    readonly tool: string
    readonly level: Level
    readonly fields: readonly (keyof CrmFields[R])[]
  }
}

/** Whether a tool is one of a role's for writing there. */
export const isCrmTool = (name: string): name is (typeof CRM_TOOLS)[CrmRole]['tool'] =>
  Object.values(CRM_TOOLS).some(({ tool }) => tool === name)

/** What within its field an entry is about, where a person may have several: a kind of fact, a booking, a checkout. */
export const keyOf = (entry: CrmEntry): string | null => {
  switch (entry.field) {
    case 'fact':
      return entry.value.kind
    case 'meeting':
      return entry.value.booking
    case 'hand-off':
      return [entry.value.trigger, entry.value.matter].filter(Boolean).join(' ')
    case 'acknowledgement':
      return entry.value.acknowledgement
    case 'checkout':
      return entry.value.checkout
    case 'payment':
      // Money that fits nothing is a matter beside the order, which may be paid all the same.
      return entry.value.standing === 'mismatch'
        ? [entry.value.checkout, entry.value.reference].filter(Boolean).join(' ')
        : entry.value.checkout
    case 'claim':
    case 'close':
      return entry.value.handOff
    default:
      return null
  }
}

/** Whether two entries say the same thing anew: then the one with the higher sequence holds. */
export const isSameRegister = (one: CrmEntry, other: CrmEntry): boolean =>
  one.role === other.role && one.field === other.field && keyOf(one) === keyOf(other)
