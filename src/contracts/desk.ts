import type { Attachment } from '#core/activity'
import type { Address } from '#core/address'
import type { DeskOrder, Rep } from '#core/desk'
import type { PersonId } from '#core/ids'
import type { Json } from '#core/json'
import type { Instant } from '#core/time'
import type { Receipt } from './adapter.ts'
import type { Records } from './memory.ts'

/** Where reps are called to, and talk with buyers (D5, D6). */
export type Desk = {
  /** Does what an order says; what is in doubt is looked for before it is done again. Never throws. */
  perform(told: Told): Promise<Receipt>
}

/** An order, whom it is about, and the name that it has for ever. */
export type Told = {
  readonly person: PersonId
  readonly handOff: string
  readonly order: DeskOrder
  readonly key: string
  /** It was tried before by somebody who never said what became of it. */
  readonly doubtfulSince: Instant | null
}

/** What a message at the desk shows: everything in words, and the same in blocks with buttons. */
export type DeskContent = { readonly text: string; readonly blocks: readonly Json[] }

/** The platform that the desk is on, as far as the desk needs it. Its functions never throw. */
export type DeskPort = {
  /** Posts into the desk's channel, or a thread of it; `externalId` of the receipt names the message there. */
  post(content: DeskContent, at: { readonly thread: string | null; readonly key: string }): Promise<Receipt>
  /** Whether a post of an unknown end is there: its name, null when it is not. */
  find(key: string, since: Instant, thread: string | null): Promise<string | null | 'unknown'>
  update(message: string, content: DeskContent): Promise<Receipt>
  react(message: string, sign: DeskSign): Promise<Receipt>
  /** A line for one rep's eyes alone. */
  whisper(rep: string, text: string, thread: string | null): Promise<Receipt>
  /** Opens a form for the rep who has just tapped. */
  ask(trigger: string, form: Json): Promise<Receipt>
  listen(ears: DeskEars): void
}

/** What a reaction to a rep's message can say of it. */
export type DeskSign = 'sent' | 'delivered' | 'failed'

/** Who listens to reps. A listener that throws has kept nothing, and the platform should bring it again. */
export type DeskEars = {
  said(said: {
    readonly rep: Rep
    readonly message: string
    /** The message that begins the thread; null outside of any. */
    readonly thread: string | null
    readonly place: Address
    readonly text: string
    readonly attachments: readonly Attachment[]
  }): Promise<void>
  tapped(tap: {
    readonly rep: Rep
    readonly button: string
    readonly value: string
    readonly trigger: string
    readonly name: string
  }): Promise<void>
  /** What is wrong with a form, by field; null where nothing is. */
  filled(form: {
    readonly rep: Rep
    readonly form: string
    readonly about: string
    readonly fields: { readonly [field: string]: string }
    readonly name: string
  }): Promise<{ readonly [field: string]: string } | null>
  /** What whoever typed a command is shown. */
  commanded(command: { readonly rep: Rep; readonly text: string }): Promise<DeskContent>
}

/** Where it is kept which message stands for which hand-off, and back. */
export const deskShelves = {
  handOff: (handOff: string) => `desk:hand-off:${handOff}`,
  thread: (message: string) => `desk:thread:${message}`,
} as const

/** The one record of such a shelf. */
export const DESK_RECORD = 'card'

/** The message that is the card of a hand-off; null while none is posted. */
export const readCard = (handOff: string, records: Pick<Records, 'read'>): Promise<string | null> =>
  readDesk(deskShelves.handOff(handOff), records)

/** What a shelf of the desk says; null where it says nothing. */
export const readDesk = async (shelf: string, records: Pick<Records, 'read'>): Promise<string | null> => {
  const [kept] = await records.read(shelf, [DESK_RECORD])
  return typeof kept?.value === 'string' ? kept.value : null
}
