import type { Acceptance } from '#core/acceptance'
import type { Locale } from '#core/locale'
import { pattern } from '#core/pattern'
import type { Noticed } from '#core/signal'
import type { Meeting } from '#core/slot'
import { readAcceptance } from '../acceptance/index.ts'
import type { TimesIn } from './meeting-times.ts'
import type { MeetingContext } from './meeting-wishes.ts'
import { clauseAt, hide, type Span, type Text } from './text.ts'
import { GONE_BY } from './timeline.ts'

/**
 * Whether a time without any word for it is of a meeting and not of the order (D3). A day with an hour is, where a meeting is
 * wished for or booked, since no order starts at three; a day or an hour alone only where nothing else was asked, and nothing
 * else is said.
 */
export const isOfMeeting = (
  text: Text,
  { calendar, expecting }: MeetingContext,
  { days, clocks, moments }: TimesIn,
): boolean => {
  const { booked, wished, ordering } = calendar
  const [time] = [...days, ...clocks, ...moments]
  if (!time || !(booked || wished) || isOfOthers(text, time)) return false
  if (days.some(({ start }) => BOUND.test(text.plain.slice(0, start)))) return false
  const isOpen = wished || expecting !== 'timeline'
  const hasHour = clocks.length + moments.length > 0
  if (moments.length > 0 || (days.length > 0 && hasHour)) return isOpen
  const isAlone = isNothingBut([...days, ...clocks], text)
  return isAlone && (hasHour ? isOpen : booked && expecting === null && !ordering)
}

/** "Before Monday at noon" is when the order is due. */
const BOUND = /\b(?:before|by|until|till|from|within|due|no later than|starting)(?: on)? (?:the )?$/

/** What they need by then, what they do then themselves, what has been, or what they ask about it. */
const isOfOthers = (text: Text, time: Span): boolean => {
  const { start, end, asks } = clauseAt(text, time.start)
  const words = text.plain.slice(start, end)
  return NEED.test(words) || OWN.test(words) || GONE_BY.test(words) || (asks && isQuestion(words))
}

const NEED = pattern('')`
  \b(?:
    need|needs|needed|must|want (?:it|them|this)|have (?:them|everything)|ready|deadline
    |in place|set up|arrives?|arriving|ship|shipped|here|orders?
  )\b
`
const OWN = pattern('')`
  \b(?:
    (?:we|i|they|he|she)(?:'ve|'re|'m| have| had| got| are| am| is) (?:\w+ )?(?:(?:on|in) )?
      (?:a|an|another|the|our|my) (?:\w+ )?(?:call|meeting|appointment|session|visit)
    |(?:our|my) \w+day (?:call|meeting)
    |(?:we|i|they|he|she) (?:meet|decide|leave|close|drink|work)
  )\b
`

const isQuestion = (words: string): boolean => ASKS.test(words) && !ASKS_OF_A_TIME.test(words)

const ASKS = pattern('')`
  ^[\s,]*(?:[a-z]+[\s,]+){0,2}(?:
    (?:do|does|did|is|are) (?:you|your|the|they|there|my|our|it|that|this)|what|when|where|why
    |who|how (?:long|much|many)
  )\b
`

const ASKS_OF_A_TIME = pattern('')`
  \b(?:
    what about|free|available|possible|ok|okay|fine|good|better|works?|suits?
    |have (?:time|anything|something|a slot)
  )\b
`

const isNothingBut = (times: readonly Span[], text: Text): boolean =>
  (hide(text, times).plain.match(/[a-z']+/g) ?? []).every((word) => AROUND.has(word))

/** The words that stand around a time when nothing but the time is meant. */
const AROUND: ReadonlySet<string> = new Set(
  `yes no nope ok okay hm hmm oh actually sorry wait please thanks thank you maybe perhaps rather better best instead i'd i we
   we'd would will could can may might shall should let's do make it that that'd this on at for the then to how what about is
   are be works work suit suits me us fit fits good great fine prefer like just say try take i'm am free available`.split(
    /\s+/,
  ),
)

/**
 * What they say to the order. Words that call off or move a meeting are none of it, so that "cancel the call" refuses nothing;
 * but no yes is ever made of what is left (A5).
 */
export const acceptanceBeside = (
  text: string,
  noticed: readonly Noticed[],
  locale: Locale = 'en',
): Acceptance => {
  const whole = readAcceptance(text, { locale })
  const meeting = noticed.find((one) => one.kind === 'meeting' && isChange(one.value))
  if (!meeting) return whole
  const rest = text.replace(meeting.quote, (words) => ' '.repeat(words.length))
  if (isNo(whole) && OF_ORDER.test(rest)) return whole
  const left = readAcceptance(rest, { locale })
  if (left.verdict === 'refuse' || (left.hesitates && isNo(whole))) return left
  return isNo(whole)
    ? { verdict: 'uncertain', tier: 'none', hesitates: false, reason: 'of a meeting', spans: [] }
    : whole
}

const OF_ORDER = /\b(?:orders?|everything|both|all|purchase|subscription)\b/i

const isNo = ({ verdict, hesitates }: Acceptance): boolean => verdict === 'refuse' || hesitates

const isChange = ({ wish }: Meeting): boolean => wish === 'cancel' || wish === 'move'
