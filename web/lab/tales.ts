import type { Event } from '#core/event'
import { days, type Instant } from '#core/time'
import { plainWords, type Step } from './story-lines.ts'

/** What else may happen to the sale (the story's seventh step): each told on a phone of its own, from the first word. */
export const TALES = [
  { id: 'sale', title: 'The sale' },
  { id: 'discount', title: 'A discount, and a rep' },
  { id: 'silence', title: 'Two days of silence' },
  { id: 'stop', title: '“Stop”' },
  { id: 'killed', title: 'The server is killed' },
  { id: 'thrice', title: 'A text comes three times' },
] as const

/** Which of them. */
export type Tale = (typeof TALES)[number]['id']

/** A line of a tale, and the event by which it is known to have happened. */
type Line = Omit<Step, 'done'> & { readonly met: (event: Event) => boolean }

/** How far a tale has come, told by the phone of this number: each line after the one before it. */
export const taleOf = (
  tale: Exclude<Tale, 'sale'>,
  journal: readonly Event[],
  since: Instant,
  at: { readonly number: string; readonly now: Instant },
): readonly Step[] => {
  const events = journal.filter(({ at }) => at >= since)
  let from = 0
  return LINES[tale](at.number).map(({ met, ...step }) => {
    const last = events[from - 1]
    if (step.pass) return { ...step, done: last !== undefined && at.now >= last.at + step.pass / 2 }
    const found = events.findIndex((event, n) => n >= from && met(event))
    if (found >= 0) from = found + 1
    return { ...step, done: found >= 0 }
  })
}

const says = (say: string, notice: string, more: Partial<Step> = {}): Line => ({
  where: 'phone',
  say,
  notice,
  ...more,
  met: (event) =>
    (event.kind === 'message-received' && plainWords(event.activity.text) === plainWords(say)) ||
    (event.kind === 'choice-taken' && plainWords(event.choice.value) === plainWords(say)),
})

const happens = (where: Step['where'], wait: string, notice: string, met: Line['met']): Line => ({
  where,
  say: null,
  wait,
  notice,
  met,
})

const isA =
  (kind: Event['kind']): Line['met'] =>
  (event) =>
    event.kind === kind

const HELLO = says(
  'Hi, we’re about 40 people and want coffee machines before Dec 1, maybe $300 a month, and I decide.',
  'All in one text: nothing is left to ask.',
)
const READY = says('let’s do it', 'The recap comes, at the listed price.')
const YES = says('yes, go ahead', 'The yes is kept, for exactly this recap.')
const PAID = happens('phone', 'open the link and pay', 'The same thread says so.', isA('paid'))

const twoDays = (notice: string): Line => ({
  ...happens('clock', 'let two days pass', notice, () => false),
  pass: days(2),
})

/** As a platform does it that was not answered in time. */
const THRICE: Pick<Step, 'wire'> = { wire: { kind: 'duplicate-webhook', times: 3 } }

const LINES: { readonly [tale in Exclude<Tale, 'sale'>]: (number: string) => readonly Line[] } = {
  discount: () => [
    HELLO,
    READY,
    says('can we get 20% off and net-60?', 'Beyond what the assistant may give: a card comes to the desk.'),
    happens(
      'desk',
      'tap Approve, and grant 10 %',
      'Try 20 first: Ana may give 10. What she grants is evidence, and the buyer gets a new recap.',
      (event) => event.kind === 'rep-judged' && event.verdict === 'approved',
    ),
    says('yes, go ahead', 'The first yes counts for nothing here: only a yes to this very recap does.'),
    says('I agree', 'The link appears, at the new price.'),
    PAID,
  ],
  silence: () => [
    HELLO,
    READY,
    YES,
    twoDays('By then the yes has expired by itself. The facts under it have not.'),
    says('sorry, I am back', 'One recap, and nothing is asked again.'),
  ],
  stop: (number) => [
    HELLO,
    READY,
    says('please stop texting me', 'Confirmed once. From now on the address is closed, to every sender.'),
    says('do you have oat milk?', 'It is kept, and nothing comes back.'),
    {
      ...happens('desk', '', 'A rep finds them by the number: tap Take over.', isA('rep-claimed')),
      say: `/throughline ${number.slice(-4)}`,
    },
    happens(
      'desk',
      'write to them in the card’s thread',
      'Nothing is sent, and the desk says why.',
      (event) => event.kind === 'rep-refused' && event.why.reason === 'opted-out',
    ),
    twoDays('No timer sends anything either.'),
  ],
  killed: () => [
    HELLO,
    READY,
    YES,
    says(
      'I agree',
      'Send it, and kill the server at the same moment (kill -9). Start it again: the link arrives, once.',
    ),
    PAID,
  ],
  thrice: () => [
    HELLO,
    says('let’s do it', 'The network brings this text three times. One turn, one recap.', THRICE),
    says('yes, go ahead', 'Three times a yes is one yes.', THRICE),
    says('I agree', 'And there is one link.', THRICE),
  ],
}
