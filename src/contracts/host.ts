import type { Activity } from '#core/activity'
import type { PersonId } from '#core/ids'
import type { Message } from '#core/message'
import type { Memory } from './memory.ts'

/** A bot that was written for another framework and answers here, by the name under which a dialog asks for it (C2). */
export type Host = {
  readonly name: string
  /** Once, when the program starts. */
  readonly open: (memory: Pick<Memory, 'records'>) => Hosting
}

/** Asks the bot. It answers in time and never throws: its troubles are a case. */
export type Hosting = (asked: Asked) => Promise<Hosted>

/** What one person said in one turn, on whichever channel, and what was meant where it took a choice ("2"). */
export type Asked = {
  readonly person: PersonId
  readonly heard: readonly { readonly activity: Activity; readonly meant: string }[]
}

/**
 * What the bot wants to say to it, or that it has failed. `reason` is for the journal and is ours; `detail` is the bot's own
 * word on it, which may say anything, and is for the operator's log alone.
 */
export type Hosted =
  | { readonly kind: 'said'; readonly messages: readonly Message[] }
  | { readonly kind: 'failed'; readonly reason: string; readonly detail: string }
