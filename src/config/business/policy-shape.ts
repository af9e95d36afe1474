import { z } from 'zod'
import { SECOND_YES } from '#core/duty'
import { DISCOVERY_FACTS, type Level, SCORED_FACTS, type ScorePart } from '#core/policy'
import { SIGNAL_KINDS, type SignalKind } from '#core/signal'
import { minutes } from '#core/time'
import { codeLimitsShape } from './code-limits-shape.ts'
import { deskShape, repsShape } from './desk-shape.ts'
import { controlShape, count, escalateShape, limit } from './escalate-shape.ts'
import { followUpsShape } from './follow-ups-shape.ts'
import { duration, money, pause, size, span, timeZone, words } from './leaves.ts'
import { expects } from './problem.ts'
import { textsShape } from './texts-shape.ts'

const oneOf = <const T extends string>(names: readonly T[]) =>
  z.enum(names, expects('one of them', `Write one of: ${names.join(', ')}.`))

const anObject = (keys: readonly string[]) => expects('an object', `Write only these: ${keys.join(', ')}.`)

const share = () => {
  const letter = expects('a share from 0 to 1', 'Write a number such as 0.25.')
  return z.number(letter).min(0, letter).max(1, letter)
}

const requirement = z.discriminatedUnion(
  'need',
  [
    z.strictObject({ need: z.literal('fact'), fact: oneOf(SIGNAL_KINDS) }, anObject(['need', 'fact'])),
    z.strictObject({ need: z.literal('score'), least: share() }, anObject(['need', 'least'])),
    z.strictObject({ need: z.literal('terms') }, anObject(['need'])),
    z.strictObject({ need: z.literal('recap') }, anObject(['need'])),
    z.strictObject(
      { need: z.literal('acceptance'), tier: oneOf(['explicit', 'assent']) },
      anObject(['need', 'tier']),
    ),
    z.strictObject({ need: z.literal('acknowledgements') }, anObject(['need'])),
    z.strictObject({ need: z.literal('second-yes') }, anObject(['need'])),
    z.strictObject({ need: z.literal('identity') }, anObject(['need'])),
    z.strictObject(
      {
        need: z.literal('amount'),
        most: money('Write the largest amount that may be sold without a person, for example 1000.'),
      },
      anObject(['need', 'most']),
    ),
  ],
  expects(
    'a requirement',
    'Write { need: ... } with one of: fact, score, terms, recap, acceptance, acknowledgements, second-yes, identity, amount.',
  ),
)

const rung = () =>
  z
    .array(requirement, expects('a list of requirements', 'Write a list; an empty one needs nothing more.'))
    .exactOptional()

const ladder = z.strictObject(
  {
    engage: rung(),
    qualify: rung(),
    book: rung(),
    transfer: rung(),
    close: rung(),
    commit: rung(),
  } satisfies { readonly [L in Level]: unknown },
  anObject(['engage', 'qualify', 'book', 'transfer', 'close', 'commit']),
)

const score = z.strictObject(
  {
    need: share(),
    quantity: share(),
    budget: share(),
    timeline: share(),
    decision: share(),
    engagement: share(),
  } satisfies { readonly [part in ScorePart]: unknown },
  anObject([...SCORED_FACTS, 'engagement']),
)

const validity = z
  .union(
    [z.literal('until-day'), z.literal('always'), duration()],
    expects('a length of time', 'Write for example "90 days", or "until-day", or "always".'),
  )
  .exactOptional()

const acknowledgement = z.strictObject(
  {
    id: words('Write a short id, for example "terms".').refine(
      (id) => id !== SECOND_YES,
      expects(
        'an id of its own',
        'Write another: this one is kept for the second yes of `confirmTwiceAbove`.',
      ),
    ),
    text: words('Write the statement that the buyer agrees to, ending in a full stop.'),
  },
  anObject(['id', 'text']),
)

const engagement = z.strictObject(
  {
    messages: count('messages'),
    pace: duration().exactOptional(),
    valid: duration().exactOptional(),
  },
  anObject(['messages', 'pace', 'valid']),
)

const tries = expects('a number of tries', 'Write a whole number from 1 to 10.')

const links = expects('a number of links', 'Write a whole number from 1 to 50.')
const codes = expects('a number of codes', 'Write a whole number from 1 to 50.')

/** A policy as its file writes it: times in words, money in dollars, and only what differs from the defaults. */
export const policyShape = z.strictObject(
  {
    version: words('Write what names this version in the log, for example "2026-11".').exactOptional(),
    timeZone: timeZone(),
    ladder: ladder.exactOptional(),
    score: score.exactOptional(),
    outside: share().exactOptional(),
    engagement: engagement.exactOptional(),
    validity: z
      .strictObject(
        {
          need: validity,
          product: validity,
          quantity: validity,
          budget: validity,
          timeline: validity,
          decision: validity,
          location: validity,
          urgency: validity,
          readiness: validity,
          objection: validity,
          discount: validity,
          preference: validity,
          meeting: validity,
          callback: validity,
          zone: validity,
          contact: validity,
          approval: validity,
          agreement: validity,
        } satisfies { readonly [K in SignalKind]: unknown },
        anObject(SIGNAL_KINDS),
      )
      .exactOptional(),
    recapValid: duration().exactOptional(),
    acceptanceValid: duration().exactOptional(),
    checkoutValid: duration().exactOptional(),
    codeValid: duration().exactOptional(),
    codeTries: z.number(tries).int(tries).min(1, tries).max(10, tries).exactOptional(),
    codesPerDay: z.number(codes).int(codes).min(1, codes).max(50, codes).exactOptional(),
    codeLimits: codeLimitsShape.exactOptional(),
    linkValid: duration().exactOptional(),
    linksPerDay: z.number(links).int(links).min(1, links).max(50, links).exactOptional(),
    acknowledgements: z
      .array(acknowledgement, expects('a list', 'Write a list of { id, text }.'))
      .exactOptional(),
    confirmTwiceAbove: limit('no amount is asked twice'),
    identityAbove: limit('nobody is asked who they are'),
    identityValid: duration().exactOptional(),
    recycledAfter: duration().exactOptional(),
    escalate: escalateShape.exactOptional(),
    followUps: followUpsShape.exactOptional(),
    control: controlShape.exactOptional(),
    discovery: z
      .array(
        oneOf(DISCOVERY_FACTS),
        expects('a list of facts', `Write some of: ${DISCOVERY_FACTS.join(', ')}.`),
      )
      .exactOptional(),
    longPause: duration().exactOptional(),
    burst: z
      .strictObject(
        { quiet: pause().exactOptional(), most: pause().exactOptional() },
        anObject(['quiet', 'most']),
      )
      .exactOptional(),
    booking: z
      .strictObject(
        { remindBefore: duration().exactOptional(), hold: span().exactOptional() },
        anObject(['remindBefore', 'hold']),
      )
      .refine(({ hold = minutes(0) }) => hold <= minutes(60), {
        path: ['hold'],
        error: 'keeps a time from everybody else for too long. Write an hour at most.',
      })
      .exactOptional(),
    fallback: z
      .array(
        words('Write a channel such as "sms".'),
        expects('a list of channels', 'Write a list such as ["sms", "telegram"]; an empty one allows none.'),
      )
      .exactOptional(),
    fileSize: size().exactOptional(),
    filesKept: duration().exactOptional(),
    inDoubt: z
      .strictObject(
        {
          texts: oneOf(['never-twice', 'rather-twice']).exactOptional(),
          chats: oneOf(['never-twice', 'rather-twice']).exactOptional(),
        },
        anObject(['texts', 'chats']),
      )
      .exactOptional(),
    texts: textsShape.exactOptional(),
    desk: deskShape.exactOptional(),
    reps: repsShape.exactOptional(),
  },
  expects(
    'a policy',
    'Write a policy with at least { timeZone }, and only names that the policy page lists.',
  ),
)

/** What `definePolicy` takes. */
export type PolicyInput = z.input<typeof policyShape>
