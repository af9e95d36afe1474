import type { Attachment } from './activity.ts'
import { type Address, addressKey, type ChannelId } from './address.ts'
import type { Brief } from './brief.ts'
import type { CrmTold } from './crm-event.ts'
import type { DeskOrder, Writer } from './desk.ts'
import type { Incoming } from './event.ts'
import { hash } from './hash.ts'
import type { MessageId, PersonId } from './ids.ts'
import type { ShownCode } from './link-event.ts'
import type { Locale } from './locale.ts'
import type { Manner } from './manner.ts'
import type { Parting } from './merge-event.ts'
import type { Message, Secret } from './message.ts'
import type { Level, Role } from './policy.ts'
import type { Clocks, Expecting, Held } from './reading.ts'
import type { Slot } from './slot.ts'
import type { Instant, Milliseconds } from './time.ts'

/** The name of an order for words, by which its answer is known again. */
export const orderOf = (to: Address, briefs: readonly Brief[]): string => hash([addressKey(to), briefs])

/** What a model may take for one question; a question without it is for the rules alone (L4). */
export type Allowance = {
  /** Who leads: what may be spent, and what may be looked up, follows the role. */
  readonly role: Role
  /** Within which the model answers, or the rules do (L4). */
  readonly time: Milliseconds
  /** Tokens in and out that one question may cost. */
  readonly tokens: number
  /** Calls that one question may take. */
  readonly calls: number
  /** Tokens that all questions of the turn may take together: what is left of the person's day. */
  readonly today: number
}

/** A question that changes nothing outside. The turn asks it at once; its answer is an event. */
export type Ask =
  | {
      readonly ask: 'read'
      readonly message: MessageId
      /** When it was said: what "tomorrow" is counted from. */
      readonly at: Instant
      readonly text: string
      readonly expecting: Expecting | null
      /** What talk of times is understood by; absent where nobody may meet us, or a recap waits for its yes. */
      readonly calendar?: Clocks
      readonly held?: Held
      readonly locale?: Locale
      readonly model?: Allowance
    }
  | {
      readonly ask: 'look-up'
      readonly question: string
      readonly level?: Level
      /** The language that they are answered in, where it is not the business's own. */
      readonly locale?: Locale
      readonly model?: Allowance
    }
  /** Whether one more code may go to an address: counted over all who ask, on every node. Asked twice it counts twice, which errs on the safe side (M6). */
  | { readonly ask: 'count-code'; readonly to: Address; readonly network: string | null }
  /** Whether these are the digits that were sent to `sentTo`; such tries are counted as well. */
  | {
      readonly ask: 'check-code'
      readonly challenge: string
      readonly sentTo: Address
      readonly network: string | null
      readonly message: MessageId
      readonly guess: string
    }
  /** What a bot of the business's own says to it; it is asked once, since it may do things of its own meanwhile. */
  | {
      readonly ask: 'host'
      readonly bot: string
      readonly heard: readonly { readonly message: MessageId; readonly meant: string }[]
    }
  /** Which times are free; the dialogs find the answer by its `slotsKey`. */
  | { readonly ask: 'slots'; readonly from: Instant; readonly to: Instant; readonly zone: string }
  /** What a link that was opened here is worth now. */
  | {
      readonly ask: 'look-at-link'
      readonly link: string
      readonly message: MessageId
      readonly here: Address
    }
  /** Spends a link, once for everybody; whoever has spent it may ask again and is told the same. */
  | {
      readonly ask: 'redeem-link'
      readonly link: string
      readonly message: MessageId
      readonly here: Address
    }
  /** Whether digits that came by text are one of these codes. */
  | {
      readonly ask: 'check-text'
      readonly challenges: readonly string[]
      readonly message: MessageId
      readonly guess: string
    }
  | {
      readonly ask: 'compose'
      readonly order: string
      readonly briefs: readonly Brief[]
      readonly manner: Manner
      readonly channel?: ChannelId
      /** Where it goes, and the name that the message will have. */
      readonly to?: Address
      readonly outgoing?: string
      readonly model?: Allowance
    }

declare const permit: unique symbol

/**
 * Something the world notices. It leaves only through the outbox, after the commit, and only `authorize` can make one:
 * the permit is a mark that no other code can put on (I6).
 */
export type Act = Deed & { readonly [permit]: 'given by the gate' }

/** Where deeds wait that only change whose an address is, or close it: no network, and no platform is asked. */
export const DIRECTORY: ChannelId = 'directory'

/** Where deeds wait that are done at the calendar. */
export const CALENDAR: ChannelId = 'calendar'

/** Under which name a turn keeps the free times that it asked for. */
export const slotsKey = ({ from, to, zone }: Omit<Extract<Ask, { ask: 'slots' }>, 'ask'>): string =>
  `${from}-${to} ${zone}`

/** Where files wait to be fetched, each in a queue of its own: a slow one holds up no words and no other file (C9). */
export const MEDIA: ChannelId = 'media'

/** Where what is to be done at the reps' desk waits, one line for each hand-off. */
export const DESK: ChannelId = 'desk'

/** Where what the CRM is to be told waits, one line for each person: nothing of theirs overtakes what was said before (S4). */
export const CRM: ChannelId = 'crm'

/** Where parcels wait that are no messages: no channel may be named so. */
export const OUR_LINES: readonly ChannelId[] = [DIRECTORY, MEDIA, DESK, CRM, CALENDAR]

/** An Act without its permit. */
export type Deed =
  | {
      readonly act: 'send'
      readonly outgoing: string
      readonly to: Address
      readonly message: Message
      readonly secret: Secret | null
      readonly confirmsStop: boolean
      /** When they did what it answers; null: nobody asked for it, so hours, consent and the cap hold (C8, D8). */
      readonly promptedAt: Instant | null
      /** Who wrote it; absent where the bot did. */
      readonly by?: Writer
      /** When the follow-up was decided on that it is; absent where it is none (D8). */
      readonly followsUp?: Instant
    }
  /** From now on the address belongs to this person. */
  | { readonly act: 'join'; readonly address: Address }
  /** From now on the address is nobody's but its own again. */
  | { readonly act: 'leave'; readonly address: Address; readonly parting?: Parting }
  /** Whose phone it is must know which code may be texted from it. */
  | { readonly act: 'expect-text'; readonly address: Address; readonly code: ShownCode }
  | { readonly act: 'suppress'; readonly address: Address }
  | { readonly act: 'allow'; readonly address: Address }
  /** The calendar knows it by the booking's name, however often it is asked (D3). */
  | {
      readonly act: 'book'
      readonly booking: string
      readonly slot: Slot
      readonly zone: string
      readonly email: string | null
    }
  | { readonly act: 'move'; readonly booking: string; readonly reference: string; readonly slot: Slot }
  | { readonly act: 'cancel'; readonly booking: string; readonly reference: string }
  /** Nobody else gets it until then; or it is anybody's again. */
  | { readonly act: 'hold'; readonly slot: Slot; readonly until: Instant }
  | { readonly act: 'release'; readonly slot: Slot }
  /** How a booking stands at the calendar is news for them, if it is not as they know it. */
  | { readonly act: 'look'; readonly booking: string; readonly reference: string }
  /** The `index`-th file of a message is fetched from where it came from and kept (C9). */
  | {
      readonly act: 'keep-file'
      readonly message: MessageId
      readonly index: number
      readonly from: Address
      readonly attachment: Attachment
    }
  /** All that was said to this person is told to the one they have become (M7). */
  | { readonly act: 'bring-past'; readonly into: PersonId; readonly address: Address }
  | { readonly act: 'pass-on'; readonly to: PersonId; readonly event: Incoming }
  | { readonly act: 'tell-desk'; readonly handOff: string; readonly order: DeskOrder }
  | { readonly act: 'tell-crm'; readonly told: CrmTold }
  | { readonly act: 'wake'; readonly timer: string; readonly at: Instant }
