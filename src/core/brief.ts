import type { SecretKind } from './activity.ts'
import type { Address } from './address.ts'
import type { Cents, Plan, Terms } from './catalogue.ts'
import type { Exception } from './exception.ts'
import type { FileKind } from './file.ts'
import type { Occasion } from './follow-up-event.ts'
import type { LanguageBrief } from './language-brief.ts'
import type { LinkBrief } from './link-brief.ts'
import type { Message } from './message.ts'
import type { PaymentProblem, Reversed } from './payment-event.ts'
import type { PlanBrief } from './plan-brief.ts'
import type { DiscoveryFact } from './policy.ts'
import type { ReplyBrief } from './reply-brief.ts'
import type { Report } from './report.ts'
import type { Signal } from './signal.ts'
import type { Slot } from './slot.ts'
import type { Day } from './time.ts'

/**
 * What is to be said, before it is phrased: a typed order to the language room. Templates phrase it without a model;
 * a model may phrase it better, and never adds to it.
 */
export type Brief =
  | LanguageBrief
  | PlanBrief
  | ReplyBrief
  | { readonly say: 'introduce' }
  /** They ask whether they talk to a machine (L5). */
  | { readonly say: 'automated' }
  /** Sender, costs and the way out, as the first text to a number must say (C8). */
  | { readonly say: 'introduce-sms' }
  | { readonly say: 'welcome-back'; readonly known: readonly Signal[] }
  /** `earlier`: what they had said before of facts that they state otherwise now (M4). */
  | { readonly say: 'noted'; readonly signals: readonly Signal[]; readonly earlier?: readonly Signal[] }
  /** `again`: it has been asked before, in other words; `plans` to choose from instead of words of their own. */
  | {
      readonly say: 'ask'
      readonly fact: DiscoveryFact
      readonly again?: true
      readonly plans?: readonly Plan[]
    }
  /** What another system says of a fact, since that day, and they have not said themselves (M4). */
  | { readonly say: 'confirm-noted'; readonly noted: Report; readonly day: Day }
  /** It says otherwise than they did before. */
  | {
      readonly say: 'confirm-either'
      readonly noted: Report
      readonly day: Day
      readonly theirs: Signal
    }
  /** Before it was known that they are one, they had said a fact in two ways, each in another place (M7). */
  | {
      readonly say: 'confirm-sides'
      readonly earlier: Signal
      readonly later: Signal
      /** It has been asked before. */
      readonly again?: true
    }
  | { readonly say: 'answer'; readonly passage: string }
  /** `offers`: and a person is offered, who can be called. */
  | { readonly say: 'no-answer'; readonly offers?: true }
  | { readonly say: 'not-understood' }
  /** The price is too high for them: nothing is talked away, and a person may know of something (A7). */
  | { readonly say: 'price-concern' }
  | { readonly say: 'thanks' }
  /** What came along is kept, and what we cannot do with it; one for each file, in order. */
  | { readonly say: 'files'; readonly kinds: readonly SentKind[] }
  | { readonly say: 'place'; readonly place: string }
  /** `most` in bytes. */
  | { readonly say: 'file-too-large'; readonly most: number }
  | { readonly say: 'file-not-taken' }
  | { readonly say: 'file-out-of-reach' }
  /** What they typed was not kept, and where money is paid instead (M9). */
  | { readonly say: 'redacted'; readonly what: SecretKind }
  | { readonly say: 'ask-number' }
  /** A link to go on elsewhere; as many as may in a day were given. */
  | { readonly say: 'continue-link'; readonly minutes: number }
  | { readonly say: 'links-spent' }
  /** Whose conversation the link continues, partly, and the one question whether it is theirs; `again`: that was no clear yes. */
  | { readonly say: 'link-question'; readonly from: Address; readonly again?: true }
  | LinkBrief
  /** The phone itself may text a code that is shown here. */
  | { readonly say: 'or-text'; readonly number: string; readonly minutes: number }
  | { readonly say: 'code'; readonly minutes: number }
  | { readonly say: 'code-sent'; readonly to: Address }
  | { readonly say: 'code-wrong'; readonly triesLeft: number }
  | { readonly say: 'code-void' }
  | { readonly say: 'joined'; readonly address: Address }
  | { readonly say: 'continued'; readonly known: readonly Signal[] }
  /** They have logged in here, and what they had said elsewhere has come along (M6). */
  | { readonly say: 'logged-in'; readonly known: readonly Signal[] }
  /** `before`: the terms stated last, where they were others (A5). */
  | {
      readonly say: 'recap'
      readonly terms: Terms
      readonly changed: readonly (keyof Terms)[]
      readonly before?: Terms
    }
  | { readonly say: 'confirm-again' }
  /** The link they were sent before holds no more, and another follows the yes (A5). */
  | { readonly say: 'link-gone' }
  | { readonly say: 'acknowledge'; readonly text: string; readonly again: boolean }
  /** The second yes that a large amount takes (A5). */
  | {
      readonly say: 'second-yes'
      readonly amount: Cents
      readonly currency: string
      /** Within so many days of its invoice it is due; absent: now. */
      readonly net?: number
      readonly again: boolean
    }
  /** A code was sent to a phone of theirs, because of the amount (A4); or there is no phone to send one to. */
  | { readonly say: 'identity'; readonly to: Address }
  | { readonly say: 'identity-number' }
  | { readonly say: 'checkout'; readonly terms: Terms; readonly again: boolean }
  /** The link where nothing is due now: it only confirms. */
  | { readonly say: 'checkout-free'; readonly terms: Terms; readonly again: boolean }
  | { readonly say: 'paid'; readonly amount: Cents; readonly currency: string; readonly receipt: string }
  /** The order was confirmed on the link, and nothing was due. */
  | { readonly say: 'confirmed'; readonly receipt: string }
  /** The provider could not take the money; the link is open as before. */
  | { readonly say: 'payment-failed' }
  /** `refunded`: how much of `amount` went back so far. */
  | {
      readonly say: 'payment-reversed'
      readonly how: Reversed
      readonly receipt: string
      readonly refunded: Cents
      readonly amount: Cents
      readonly currency: string
    }
  | { readonly say: 'payment-restored'; readonly receipt: string }
  /** Money came that is not the payment that was agreed. */
  | { readonly say: 'payment-unmatched'; readonly why: PaymentProblem }
  | {
      readonly say: 'complete'
      readonly receipt: string
      readonly amount: Cents
      readonly currency: string
    }
  /** Each of two had an order before it was known that they are one; both stand, and a person asks whether both are meant. */
  | { readonly say: 'two-orders'; readonly receipts: readonly string[] }
  /** What they have ordered, or are about to: asked for, and said with nothing put to them (A6). */
  | { readonly say: 'own-order'; readonly terms: Terms }
  /** Nothing is ordered yet; what is known from them, where that is all there is. */
  | { readonly say: 'own-facts'; readonly known: readonly Signal[] }
  /** The order is placed, and an invoice comes (A9). */
  | { readonly say: 'ordered'; readonly terms: Terms; readonly number: string }
  /** They have to ask somebody first (A5); `follows`: unless they write, we ask once more. */
  | { readonly say: 'to-decider'; readonly follows: boolean }
  /** They asked to be asked again from that day on, and will be. */
  | { readonly say: 'agreed-later'; readonly day: Day }
  /**
   * They have fallen silent (A7, D8): `known` of what they want, and the one point that is open. `again`: it is the second time on
   * such an occasion.
   */
  | {
      readonly say: 'follow-up'
      readonly how: FollowUpHow
      readonly again: boolean
      readonly known: readonly Signal[]
      readonly terms?: Terms
      readonly open?: OpenPoint
      readonly meeting?: { readonly slot: Slot; readonly zone: string }
      readonly day?: Day
    }
  /** To whoever is angry (D4). */
  | { readonly say: 'apology' }
  /** Too much of it was lost on us. */
  | { readonly say: 'lost' }
  /** Where they are, or what they do, may not be served. */
  | { readonly say: 'not-served' }
  /** They wish for less than a person would be asked for. */
  | { readonly say: 'as-listed' }
  | { readonly say: 'beyond-me' }
  /** The same, and the reps' desk has been called (D4, D6). */
  | { readonly say: 'beyond-me-called' }
  /** As many codes went out as may in a day (M6). */
  | { readonly say: 'codes-spent' }
  /** As many tries at codes were made as may be in a day, so nobody has looked at this one (M6). */
  | { readonly say: 'tries-spent' }
  /** They asked for a person, and no desk can be called: where one is reached. */
  | { readonly say: 'human' }
  /** They asked for a person, and the reps' desk has been called (D6); `again`: and still waits for one to come. */
  | { readonly say: 'human-called'; readonly again?: true }
  | { readonly say: 'help' }
  /** The same by text, where the carrier wants the costs told (C8). */
  | { readonly say: 'help-sms' }
  | { readonly say: 'stopped' }
  | { readonly say: 'started' }
  | { readonly say: 'started-sms' }
  /** They asked to start where nothing was stopped; what was stopped must be started from there. */
  | { readonly say: 'start-there'; readonly address: Address }
  /** Free times to choose from; `opening`: why these. */
  | {
      readonly say: 'offer-slots'
      readonly slots: readonly Slot[]
      readonly zone: string
      readonly opening: 'free' | 'near' | 'more' | 'which'
      /** The time that somebody else was quicker to take. */
      readonly taken: Slot | null
    }
  /** The very time they asked for is free. */
  | { readonly say: 'offer-slot'; readonly slot: Slot; readonly zone: string }
  | { readonly say: 'no-slots' }
  | { readonly say: 'slots-unavailable' }
  /** What booking here has for a consequence, on a phone (C8). */
  | { readonly say: 'will-remind' }
  /** It was asked for at the calendar, and is no fact yet. */
  | {
      readonly say: 'booking'
      readonly deed: 'book' | 'move' | 'cancel'
      readonly slot: Slot
      readonly zone: string
    }
  | { readonly say: 'booked'; readonly slot: Slot; readonly zone: string }
  /** The host has to agree yet. */
  | { readonly say: 'requested'; readonly slot: Slot; readonly zone: string }
  | { readonly say: 'rebooked'; readonly slot: Slot; readonly zone: string }
  | { readonly say: 'called-off'; readonly slot: Slot; readonly zone: string }
  /** Somebody has moved it at the calendar, or called it off there: its host, or they by the calendar's own mail. */
  | { readonly say: 'moved-there'; readonly slot: Slot; readonly zone: string }
  | { readonly say: 'off-there'; readonly slot: Slot; readonly zone: string }
  /** Its host has not agreed to it. */
  | { readonly say: 'turned-down'; readonly slot: Slot; readonly zone: string }
  | {
      readonly say: 'booking-failed'
      readonly deed: 'book' | 'move' | 'cancel'
      readonly slot: Slot
      readonly zone: string
    }
  /** Somebody was quicker, and nothing else can be offered now. */
  | { readonly say: 'slot-taken'; readonly slot: Slot; readonly zone: string }
  | { readonly say: 'reminder'; readonly slot: Slot; readonly zone: string }
  | { readonly say: 'already-booked'; readonly slot: Slot; readonly zone: string }
  /** Two were booked by whom are one by now: which of them is to be moved or called off (M7). */
  | {
      readonly say: 'which-meeting'
      readonly deed: 'move' | 'cancel'
      readonly meetings: readonly { readonly slot: Slot; readonly zone: string }[]
    }
  | { readonly say: 'moving'; readonly slot: Slot; readonly zone: string }
  | { readonly say: 'no-booking' }
  | { readonly say: 'not-booked' }
  /** More must be known before their time is taken (A3). */
  | { readonly say: 'meet-first' }
  /** They are asked about an order first, and are offered nothing until that is settled (A6). */
  | { readonly say: 'meet-after' }
  | { readonly say: 'ask-email' }
  /** Others read along: what they want is for the two of us (M6). */
  | { readonly say: 'in-private' }
  /** They tapped what was put to somebody else. */
  | { readonly say: 'not-yours' }
  | { readonly say: 'restarted' }
  | { readonly say: 'not-me' }
  /** How somebody else who sits at this chat now is rid of what was said in it before. */
  | { readonly say: 'forget-here' }
  /** Elsewhere they said that these are not one person, so they are two again (M6). */
  | { readonly say: 'parted' }
  | { readonly say: 'rep-here'; readonly rep: string }
  /** The rep who had the conversation has given it back. */
  | { readonly say: 'rep-gone'; readonly rep: string }
  /** A person was asked for, and none has come in all this time. */
  | { readonly say: 'nobody-yet' }
  /** They may meet somebody instead, once they say when. */
  | { readonly say: 'meet-instead' }
  /** The bot was paused while they wrote, and is back (A9). */
  | { readonly say: 'resumed' }
  /** What a rep has granted, in words, and what else they had asked for. */
  | {
      readonly say: 'approved'
      readonly rep: string
      readonly what: string
      readonly besides: readonly string[]
      /** The same, where it must be said in another language than in that of `what`. */
      readonly granted?: Exception
    }
  | { readonly say: 'declined'; readonly rep: string }
  | { readonly say: 'trouble' }
  /** The sentence as it stands, by a dialog of the business's own. In a letter without a secret even a slot stays what it is. */
  | { readonly say: 'words'; readonly text: string }
  /** A whole message as it stands, by a bot of the business's own. */
  | { readonly say: 'message'; readonly message: Message }

/** What we cannot read: all but a place. */
export type SentKind = Exclude<FileKind, 'place'>

/** The occasion of a follow-up, as closely as it is told apart in words. */
export type FollowUpHow = Occasion | 'link-opened' | 'link-failed' | 'agreed'

/** What a follow-up asks: a fact, whether they are ready, or when they would like to meet. */
export type OpenPoint = DiscoveryFact | 'readiness' | 'meeting'
