import type { Address } from './address.ts'
import type { Terms } from './catalogue.ts'
import type { HandOffTrigger } from './hand-off.ts'
import type { Level, Role } from './policy.ts'
import type { Evidence } from './signal.ts'
import type { Slot } from './slot.ts'

/** Anything that acts outside the words of the conversation (A2). A dialog may only propose one. */
export type ToolCall =
  /** `wording` is what they agreed to by giving the number, `evidence` the words they gave it in (C8). */
  | {
      readonly tool: 'send-code'
      readonly to: Address
      readonly wording: string
      readonly evidence: Evidence
    }
  /** By the code that was sent there, unless by a link that was given there, or a code shown there and texted here. */
  | {
      readonly tool: 'join-address'
      readonly address: Address
      readonly challenge: string
      readonly by?: 'link' | 'texted'
    }
  /** A link to go on elsewhere, for the address that is being answered (M6). */
  | { readonly tool: 'issue-link' }
  /** A code shown where they are, which proves this phone by being texted from it. */
  | { readonly tool: 'show-code'; readonly phone: Address }
  /** The platform itself says that this phone is theirs, and they chose to share it (M6). */
  | {
      readonly tool: 'join-vouched'
      readonly address: Address
      readonly wording: string
      readonly evidence: Evidence
    }
  /** The site says who is logged in here, and this is that user's own conversation (M6). */
  | { readonly tool: 'join-login'; readonly address: Address }
  /** `matter`: what it is about, where one trigger may stand for several; each is handed over once (D4). */
  | { readonly tool: 'hand-off'; readonly trigger: HandOffTrigger; readonly matter?: string }
  /** A code to a phone of theirs, to be typed where the yes was said (A4). */
  | { readonly tool: 'check-identity'; readonly phone: Address }
  /** Free times, as the calendar has just told them, and for which booking another is sought. */
  | {
      readonly tool: 'offer-slots'
      readonly slots: readonly Slot[]
      readonly zone: string
      readonly moves: string | null
    }
  | {
      readonly tool: 'book-slot'
      readonly slot: Slot
      readonly zone: string
      readonly email: string | null
      readonly evidence: Evidence
      /** What they agree to be texted by booking; null where no phone would be. */
      readonly wording: string | null
    }
  | {
      readonly tool: 'move-booking'
      readonly booking: string
      readonly reference: string
      readonly slot: Slot
      readonly zone: string
      readonly evidence: Evidence
    }
  | {
      readonly tool: 'cancel-booking'
      readonly booking: string
      readonly reference: string
      readonly evidence: Evidence
    }
  | { readonly tool: 'state-recap'; readonly terms: Terms }
  | { readonly tool: 'offer-checkout'; readonly terms: Terms }
  /** Terms that are paid on an invoice bind without a link (A9). */
  | { readonly tool: 'place-order'; readonly terms: Terms }

/** Whose tool it is and how much authority it needs. A human can be asked for at any level (D4). */
export const TOOLS = {
  'send-code': { role: 'sdr', level: 'engage' },
  'join-address': { role: 'sdr', level: 'engage' },
  'issue-link': { role: 'sdr', level: 'engage' },
  'show-code': { role: 'sdr', level: 'engage' },
  'join-vouched': { role: 'sdr', level: 'engage' },
  'join-login': { role: 'sdr', level: 'engage' },
  'offer-slots': { role: 'sdr', level: 'engage' },
  'book-slot': { role: 'sdr', level: 'book' },
  // Whoever has booked has shown what it takes; to have less of it, or at another time, takes no more.
  'move-booking': { role: 'sdr', level: 'engage' },
  'cancel-booking': { role: 'sdr', level: 'engage' },
  'hand-off': { role: 'sdr', level: 'engage' },
  'check-identity': { role: 'closer', level: 'close' },
  'state-recap': { role: 'closer', level: 'close' },
  'offer-checkout': { role: 'closer', level: 'commit' },
  'place-order': { role: 'closer', level: 'commit' },
} as const satisfies { readonly [T in ToolCall['tool']]: { readonly role: Role; readonly level: Level } }

/** The tools a role may propose; those of the other role do not compile. */
export type ToolOf<R extends Role> = Extract<
  ToolCall,
  {
    readonly tool: {
      [T in keyof typeof TOOLS]: (typeof TOOLS)[T]['role'] extends R ? T : never
    }[keyof typeof TOOLS]
  }
>
