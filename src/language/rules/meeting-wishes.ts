import { pattern, piece } from '#core/pattern'
import type { Clocks, Expecting } from '#core/reading'
import type { Meeting } from '#core/slot'
import type { Instant } from '#core/time'
import { isDenied, matches, type Span, type Text } from './text.ts'

/** What is known when it is read: by whose clocks, what we asked, and when it was said. */
export type MeetingContext = {
  readonly calendar: Clocks
  readonly expecting: Expecting | null
  readonly now: Instant
}

/** Whether a day or an hour is named, whether an hour is, and whether without a word for it these are of a meeting. */
type Times = { readonly hasTime: boolean; readonly hasClock: boolean; readonly isOfMeeting: boolean }

/** A wish, and the words for it; none where times alone answer our question. `isWithout`: the times are when they cannot. */
export type Asked = { readonly wish: Meeting['wish']; readonly span: Span | null; readonly isWithout?: true }

/** What they want with a meeting; null where there is no talk of one. */
export const wishIn = (
  text: Text,
  { calendar, expecting }: MeetingContext,
  { hasTime, hasClock, isOfMeeting }: Times,
): Asked | null => {
  for (const { wish, pattern, needs, isWithout } of WISHES) {
    if ((needs === 'booked' || needs === 'booked-time') && !calendar.booked) continue
    if ((needs === 'time' || needs === 'booked-time') && !hasTime) continue
    if (needs === 'booked-time' && ORDER.test(text.plain)) continue
    if (calendar.ordering && isOfIt(needs) && !(wish === 'move' && hasClock)) continue
    if (wish === 'cancel' && SUPPOSED.test(text.plain)) continue
    if (needs === 'asked' && expecting !== 'meeting') continue
    const span = matches(text.plain, pattern).find(({ start }) => !isDenied(text, start))
    if (span) return { wish, span, ...(isWithout && { isWithout }) }
  }
  // Of their own business they tell, and of no time to meet.
  if (OPENING.test(text.plain) || ORDER.test(text.plain)) return null
  // With times before them, an hour of the day is one of those, whatever was asked since.
  const isAnswer = (expecting === 'meeting' && hasTime) || (calendar.offered && hasClock)
  return isAnswer || isOfMeeting ? { wish: 'time', span: null } : null
}

/** Whether these words are of a meeting only where "it" can be one. */
const isOfIt = (needs: Wish['needs']): boolean => needs === 'booked' || needs === 'booked-time'

/** Who asks what would be, if, does not ask for it yet. */
const SUPPOSED = pattern('')`
  \b(?:
    if|in case|what happens|how (?:do|can|would|late|long)|is it possible|am i able|until when
    |later on|still cancel|free to cancel|(?:do|would|should|might|may) (?:i|we) have to cancel
    |(?:might|may) have to cancel
  )\b
`

/** "We open at 8": their own hours. */
const OPENING =
  /\b(?:we|our \w+|they|it) (?:usually |always )?(?:open|opens|close|closes|start work|shut|shuts)\b/

/** A day beside these is one of the order, and not of a meeting. */
const ORDER = pattern('')`
  \b(?:
    start|starts|starting|begin|beginning|deliver|delivered|delivery|install|installed|launch
    |go live|up and running
  )\b
`

/** A meeting, in the words people have for it: the source of a pattern. */
export const NOUN = piece`
  (?:phone |video |quick |short |intro |introductory |tasting |sales |discovery )*(?:
    call|calls|meeting|demo|appointment|appt|consultation|tasting|visit|session|booking|slot
    |chat with (?:someone|somebody|your team|a person)|time to (?:talk|speak|chat|meet)
  )
`
const THE = '(?:a |an |the |my |our |that |this |another |some )?'

type Wish = {
  readonly wish: Meeting['wish']
  readonly pattern: RegExp
  /** What must be so besides: a booking that "it" can mean, a time in the same message, both, our question. */
  readonly needs: 'booked' | 'time' | 'booked-time' | 'asked' | null
  readonly isWithout?: true
}

const wish = (of: Meeting['wish'], needs: Wish['needs'], source: string): Wish => ({
  wish: of,
  needs,
  pattern: new RegExp(source, 'g'),
})

/** Calling off goes before moving, and moving before booking: "cancel the call I booked" books nothing. */
const WISHES: readonly Wish[] = [
  wish(
    'cancel',
    null,
    piece`
      \b(?:cancel|call off|scrap|drop|delete|remove) ${THE}${NOUN}\b
      |\b${NOUN} (?:off|cancelled|canceled)\b
    `,
  ),
  wish(
    'cancel',
    'booked',
    piece`
      \b(?:cancel|call) (?:it|that|this)(?: off)?(?= *(?:$|[.,!?]|please|for me))
      |\b(?:want|need|have) (?:it|that) (?:called off|cancelled|canceled)\b|\bcalled off\b
    `,
  ),
  wish(
    'move',
    null,
    `\\b(?:move|reschedule|re-schedule|rebook|push|shift|postpone|change|switch) ${THE}${NOUN}\\b`,
  ),
  // What they name is when they cannot, and no time to move to.
  {
    ...wish(
      'move',
      'booked',
      piece`
        \b(?:can't|cannot|can not|won't|unable to) (?:be able to )?
          (?:make (?:it|that)|come|attend|do (?:it|that))\b
      `,
    ),
    isWithout: true,
  },
  wish(
    'move',
    'booked',
    piece`
      \b(?:move|reschedule|push|shift|postpone) (?:it|that|this)(?: (?:back|out|up|forward))?\b
      |\b(?:reschedule|postpone)\b|\b(?:another|different|other) (?:time|day|slot)s?\b
      |\b(?:something|anything) (?:later|earlier|else)\b
    `,
  ),
  wish(
    'move',
    'booked-time',
    '\\b(?:change|switch|make) (?:it|that|this)(?: (?:to|on|for|at))?\\b(?! \\d+ [a-z]{3,})',
  ),
  wish(
    'book',
    null,
    piece`
      \b(?:book|schedule|set up|arrange|organi[sz]e|reserve|hop on|jump on|grab|up for)\x20
        (?:in |me |us |for )?${THE}${NOUN}\b(?! back)
    `,
  ),
  wish(
    'book',
    null,
    piece`
      (?<=
        \b(?:
          can|could|may|might|shall|should|would|let'?s|let us|like to|love to|want to|wanna
          |happy to|prefer to
        )(?: (?:we|i|you|someone|somebody|maybe|just|please|also|perhaps|then)){0,3}\x20
      )(?:have|do|get|make|take|find|plan|start with) ${THE}${NOUN}\b
    `,
  ),
  wish(
    'book',
    null,
    `\\b(?:i|we)(?:'d| would)? (?:really )?(?:want|need|like|love|prefer) (?:to have )?${THE}${NOUN}\\b`,
  ),
  wish(
    'book',
    null,
    piece`
      \b(?:when|what (?:times?|days?|slots?)) (?:are|is|would|do|can|could)\x20
        (?:you|your team|someone|somebody|we|i) (?:guys )?(?:be )?(?:
        free|available|meet|talk|speak|chat|have|open|book
      )\b
      |\b(?:what|which|any) (?:free )?(?:times?|slots?|openings?|availability)\x20
        (?:do you have|are (?:free|open|available|there))
      |\bsee (?:your|the) calendar\b|\byour availability\b
    `,
  ),
  wish(
    'book',
    'time',
    piece`
      \b(?:call|ring|phone) (?:me|us)\b
      |\b(?:can|could|may|shall|should|let'?s|let us) (?:we |i |you )?(?:please )?
        (?:talk|speak|meet|chat|call|have a chat)\b
      |(?:^|\b(?:how about|what about|maybe|perhaps|yes,?|ok,?) )(?:a |an )?${NOUN}\b
    `,
  ),
  wish(
    'time',
    'asked',
    piece`
      \b(?:other|another|different|more) (?:times?|days?|slots?|options?)\b
      |\b(?:something|anything|any) (?:else|later|earlier|other)\b
      |\b(?:none|neither|not one) of (?:those|these|them)\b|^neither\b|\bdo(?:es)?n.?t work\b
      |\b(?:earlier|later|sooner)\b(?! one)|\bnot (?:on )?(?:that|this) day\b
      |\bsame (?:time|hour)\b
      |\b(?:
        asap|as soon as possible|soonest|any ?time|any day|whenever
        |(?:earliest|first|next) (?:available|possible|free)|(?:right )?now|you (?:pick|choose)
      )\b
    `,
  ),
]
