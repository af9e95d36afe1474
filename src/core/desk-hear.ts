import { isSuppressedAt, lastContact } from './contacts.ts'
import {
  type DeskNote,
  type DeskOrder,
  isHeld,
  type PaymentNote,
  type RepRefusal,
  type Writer,
} from './desk.ts'
import { closed, judged } from './desk-end.ts'
import { refused, tell } from './desk-tell.ts'
import type { Decided, Event, EventOf } from './event.ts'
import { fileKind } from './file.ts'
import { numbered } from './ids.ts'
import { type Message, plain } from './message.ts'
import { paymentHeard } from './payment.ts'
import type { Rules } from './rules.ts'
import type { State } from './state.ts'
import { readable } from './typed-code.ts'

/**
 * What reps do, and what of the rest reps must hear of (D6, A9).
 *
 * R1 One rep has a conversation at a time: of two claims the first in the inbox counts, and the other is told whose it is.
 * R2 What a rep says goes to the buyer where the buyer was heard last, and only from the rep who has the conversation.
 *
 * How a hand-off ends stands in `desk-end.ts`: R3 nobody grants more than their limit, or what they have not seen, and a refusal
 * is on record with its reason.
 */
export const hearDesk = (state: State, event: Event, rules: Rules): readonly Decided[] => {
  switch (event.kind) {
    case 'rep-claimed':
      return claimed(state, event)
    case 'rep-said':
      return said(state, event)
    case 'rep-closed':
      return closed(state, event, rules)
    case 'rep-judged':
      return judged(state, event, rules)
    case 'timer-fired':
      return waited(state, event.timer)
    case 'message-received':
      return isHeld(state) ? relayed(state, event, rules) : []
    case 'file-kept':
      return shared(state, event)
    case 'file-lost':
      return notShared(state, event)
    case 'delivery-updated':
      return marked(state, event)
    case 'payment-received':
      return paymentHeard(state, event).flatMap(({ kind }) =>
        noted(state, ofPayment(kind === 'paid' ? 'received' : 'unmatched')),
      )
    case 'payment-failed':
      return noted(state, ofPayment('failed'))
    case 'payment-reversed':
      return noted(state, ofPayment(event.how))
    case 'payment-restored':
      return noted(state, ofPayment('restored'))
    default:
      return []
  }
}

/** The timers of a hand-off that nobody has claimed. */
export const DESK_TIMERS = { remind: 'desk-remind', tell: 'desk-tell' } as const

/** What whoever has the conversation, or waits for somebody to take it, should see. */
const noted = (state: State, order: DeskOrder): readonly Decided[] =>
  state.desk ? [tell(state, state.desk.id, order)] : []

const ofPayment = (what: PaymentNote): DeskOrder => ({ do: 'note', note: { of: 'payment', what } })

/** R1 */
const claimed = (
  state: State,
  { kind, at, rep, handOff, quiet }: EventOf<'rep-claimed'>,
): readonly Decided[] => {
  const { desk } = state
  const id = desk?.id ?? handOff ?? numbered(state.person, 'hand', state.deskCalls + 1)
  const owner = desk?.owner ?? null
  if (owner && owner.id !== rep.id)
    return refused(state, { kind, rep, handOff: id }, { reason: 'taken', by: owner })
  // Whoever has it taps again in vain; but whoever had only paused the bot begins to talk.
  if (owner && (quiet || !owner.quiet)) return []
  const note: DeskNote = quiet
    ? { of: 'paused', rep }
    : { of: 'claimed', rep, on: lastContact(state)?.address ?? null }
  return [
    ...(desk ? [] : [{ kind: 'hand-off-opened' as const, at, handOff: id, trigger: null }]),
    { kind: 'hand-off-claimed', at, handOff: id, rep, ...(quiet && { quiet }) },
    tell(state, id, { do: 'note', note }),
  ]
}

/** R2 */
const said = (state: State, event: EventOf<'rep-said'>): readonly Decided[] => {
  const { rep, text } = event
  const why = keptBack(state, event)
  if (why) return refused(state, { ...event, handOff: state.desk?.id ?? event.handOff }, why)
  return text.trim() === '' ? [] : toBuyer(state, plain(text), { ...rep, said: event.said })
}

/** Why a rep's words do not reach the buyer; null when they do. */
const keptBack = (state: State, { rep, text, attachments }: EventOf<'rep-said'>): RepRefusal | null => {
  const owner = state.desk?.owner ?? null
  if (!state.desk) return { reason: 'over' }
  if (!owner) return { reason: 'unclaimed' }
  if (owner.id !== rep.id) return { reason: 'taken', by: owner }
  if (owner.quiet) return { reason: 'paused' }
  const to = lastContact(state)
  if (!to) return { reason: 'nowhere' }
  if (isSuppressedAt(to.address, state)) return { reason: 'opted-out' }
  return text.trim() === '' && attachments.length === 0 ? { reason: 'empty' } : null
}

/** A rep's words answer what the buyer said last, whenever that was: what comes late keeps the hours (C8). */
const toBuyer = (state: State, message: Message, by: Writer): readonly Decided[] => {
  const to = lastContact(state)
  if (!to) return []
  return [
    {
      kind: 'message-queued',
      at: state.now,
      outgoing: numbered(state.person, 'out', state.counts.sent + 1),
      to: to.address,
      message,
      secret: null,
      recap: null,
      confirmsStop: false,
      promptedAt: to.lastHeard,
      introduces: false,
      by,
    },
  ]
}

/** Nobody has claimed it: the thread is reminded, then the buyer is told honestly (D6). */
const waited = (state: State, timer: string): readonly Decided[] => {
  const { desk, now } = state
  if (!desk || desk.owner) return []
  if (timer === DESK_TIMERS.remind) return [tell(state, desk.id, { do: 'note', note: { of: 'remind' } })]
  if (timer !== DESK_TIMERS.tell || desk.told) return []
  return [
    { kind: 'hand-off-unclaimed', at: now, handOff: desk.id },
    tell(state, desk.id, { do: 'note', note: { of: 'told-buyer' } }),
  ]
}

/** What the buyer says while a rep has it; what was said from an address that has left them is not theirs. */
const relayed = (
  state: State,
  { activity, address }: EventOf<'message-received'>,
  { business }: Rules,
): readonly Decided[] =>
  state.turn.heard.some(({ message }) => message === activity.id)
    ? noted(state, {
        do: 'relay',
        from: address,
        text: readable(activity.text, address, state, business.policy),
        files: activity.attachments.map(({ contentType }) => fileKind(contentType)),
      })
    : []

/** Files of a rep's message carry its name, so that they are told from a buyer's. */
export const REP_FILE = 'rep:'

/** A buyer's file goes to the rep who has it, a rep's to the buyer. */
const shared = (state: State, { message, file }: EventOf<'file-kept'>): readonly Decided[] => {
  const owner = state.desk?.owner
  if (!owner) return []
  if (!message.startsWith(REP_FILE)) return noted(state, { do: 'relay-file', file })
  const { id, name, contentType } = file
  const sent = { url: `${KEPT_FILE}${id}/${encodeURIComponent(name)}`, name, contentType }
  const by = { id: owner.id, name: owner.name, said: message.slice(REP_FILE.length) }
  return toBuyer(state, { ...plain(''), files: [sent] }, by)
}

/** The address of a file in our own keeping, until the bus puts our public one in its place. */
export const KEPT_FILE = 'kept:'

const notShared = (state: State, { message, reason }: EventOf<'file-lost'>): readonly Decided[] => {
  const owner = state.desk?.owner
  if (!owner || !message.startsWith(REP_FILE)) return []
  return noted(state, { do: 'whisper', rep: owner.id, why: { reason: 'file-lost', because: reason } })
}

/** A rep sees what became of their words, in the place where they wrote them. */
const marked = (
  state: State,
  { outgoing, state: as, reason }: EventOf<'delivery-updated'>,
): readonly Decided[] => {
  const by = state.outgoing[outgoing]?.by
  const handOff = state.desk?.id
  if (!by || by === 'desk' || !handOff) return []
  return [tell(state, handOff, { do: 'mark', said: by.said, rep: by.id, as, reason })]
}
