import { type Address, addressKey, sameAddress } from './address.ts'
import { inTurn } from './in-turn.ts'
import type { LinkEvent } from './link-event.ts'
import type { Continuing, ExpectedText } from './link-state.ts'
import type { HeardMessage, State } from './state.ts'
import type { Instant } from './time.ts'

/** Nothing is under way. */
const NOTHING_GIVEN: Continuing = { given: [], expected: [] }

const KEPT_TIMES = 20
/** So many may claim a phone in one and the same while, and fill nobody's state. */
const KEPT_CLAIMS = 20

/** The state after a link was issued, opened, said yes to or spent, or a code was shown or texted (M6). */
export const withLink = (state: State, event: LinkEvent): State => {
  const known = state.continuing ?? NOTHING_GIVEN
  switch (event.kind) {
    case 'link-issued': {
      const { link, from, expiresAt } = event
      const issued = { link, from, expiresAt }
      return { ...state, continuing: { ...given(known, event.at), ...(!event.void && { issued }) } }
    }
    case 'code-shown': {
      const { challenge, from, expiresAt } = event
      const shown = { challenge, for: event.for, from, expiresAt }
      return { ...state, continuing: { ...given(known, event.at), ...(!event.void && { shown }) } }
    }
    case 'link-seen': {
      const { link, here, seen } = event
      const opened = inTurn(state, { link: { link, seen } })
      return seen.found === 'open'
        ? { ...opened, continuing: { ...known, asked: { link, from: seen.from, here } } }
        : opened
    }
    case 'link-answered': {
      const { asked: _, ...rest } = known
      const { link, answer } = event
      const answered = inTurn(state, { link: { link, answer } })
      return answer === 'unclear' ? answered : { ...answered, continuing: rest, question: null }
    }
    case 'link-redeemed':
      return inTurn(state, { link: { ...state.turn.link, link: event.link, redeemed: event.seen } })
    case 'text-expected':
      if (event.void) return state
      return { ...state, continuing: { ...known, expected: expecting(event, known, state) } }
    case 'text-checked':
      return inTurn(
        event.challenge === null ? { ...state, continuing: { ...known, expected: tried(known) } } : state,
        { texted: event.challenge },
      )
    default:
      return event satisfies never
  }
}

const given = (known: Continuing, at: Instant): Continuing => ({
  ...known,
  given: [...known.given, at].slice(-KEPT_TIMES),
})

/** Whoever claims a phone again makes their own older code void, and nobody else's. */
const expecting = (
  { challenge, from, expiresAt, ...event }: Extract<LinkEvent, { kind: 'text-expected' }>,
  { expected }: Continuing,
  { addresses }: State,
): readonly ExpectedText[] => {
  const heardBefore = addresses[addressKey(event.for)]?.lastHeard ?? null
  const others = expected.filter((one) => !sameAddress(one.from, from))
  return [...others, { challenge, for: event.for, from, expiresAt, tries: 0, heardBefore }].slice(
    -KEPT_CLAIMS,
  )
}

const tried = ({ expected }: Continuing): readonly ExpectedText[] =>
  expected.map((one) => ({ ...one, tries: one.tries + 1 }))

/** A code that has joined is spent. */
export const withoutSpent = (
  { continuing }: State,
  challenge: string | null,
): { readonly continuing?: Continuing } =>
  continuing
    ? {
        continuing: {
          ...continuing,
          expected: continuing.expected.filter((one) => one.challenge !== challenge),
        },
      }
    : {}

/** The codes that a phone may text now: in time, within their tries, and by whoever had it when they last wrote (M6). */
export const textable = (
  phone: Address,
  { continuing, now }: State,
  { codeTries, recycledAfter }: { readonly codeTries: number; readonly recycledAfter: number },
): readonly ExpectedText[] =>
  (continuing?.expected ?? []).filter(
    (one) =>
      sameAddress(one.for, phone) &&
      now < one.expiresAt &&
      one.tries < codeTries &&
      (one.heardBefore === null || now - one.heardBefore <= recycledAfter),
  )

/** Whether digits may be a code that is shown elsewhere, so that they are no answer to a question of ours for a number. */
export const mayBeTexted = (
  { address, meant }: Pick<HeardMessage, 'address' | 'meant'>,
  state: State,
  policy: Parameters<typeof textable>[2],
): boolean => /^\s*\d{3}[ -]?\d{3}\s*$/.test(meant) && textable(address, state, policy).length > 0
