import type { DeskFact, DeskOrder, RepNews } from '#core/desk'
import { exceptionInWords } from '#core/exception'
import { TRIGGERS } from './event-words.ts'
import type { EventLine } from './line.ts'

/** What reps do, and what follows from it, in one line. */
export const deskLine = (event: RepNews | DeskFact): EventLine => {
  switch (event.kind) {
    case 'rep-claimed':
      return {
        what: event.quiet ? 'a rep pauses the bot' : 'a rep taps Claim',
        detail: event.rep.name,
        weight: 'quiet',
      }
    case 'rep-said':
      return { what: 'a rep writes', detail: event.rep.name, quote: event.text }
    case 'rep-closed':
      return {
        what: `a rep: ${event.how}`,
        detail: event.rep.name,
        ...(event.agreed === null ? {} : { quote: event.agreed }),
        weight: 'quiet',
      }
    case 'rep-judged':
      return {
        what: `a rep: ${event.verdict}`,
        detail:
          event.verdict === 'approved'
            ? `${event.rep.name}: ${exceptionInWords(event, 'USD')}`
            : event.rep.name,
        weight: 'quiet',
      }
    case 'hand-off-opened':
      return {
        what: 'desk called',
        detail: event.trigger === null ? 'a rep takes over' : TRIGGERS[event.trigger],
        weight: 'key',
      }
    case 'hand-off-claimed':
      return {
        what: event.quiet ? 'paused' : 'claimed',
        detail: `${event.rep.name} has it, the bot is silent`,
        weight: 'key',
      }
    case 'exception-judged':
      return { what: event.how, detail: `by ${event.rep.name}; the card stays open`, weight: 'key' }
    case 'hand-off-closed':
      return { what: 'hand-off closed', detail: `${event.how} by ${event.rep.name}`, weight: 'key' }
    case 'hand-off-unclaimed':
      return { what: 'unclaimed', detail: 'the buyer is told that nobody is free', weight: 'bad' }
    case 'rep-refused':
      return { what: 'rep refused', detail: `${event.rep.name}: ${event.why.reason}`, weight: 'bad' }
    case 'desk-told':
      return { what: 'desk told', detail: ORDERS[event.order.do], weight: 'quiet' }
    default:
      return event satisfies never
  }
}

const ORDERS: { readonly [order in DeskOrder['do']]: string } = {
  show: 'the card as things stand',
  relay: 'what the buyer said',
  'relay-file': 'a file of the buyer',
  note: 'a line of ours',
  mark: "what became of a rep's words",
  whisper: 'something for one rep alone',
  win: 'that a sale is made',
}
