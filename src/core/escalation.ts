import { firstAmount, type Terms } from './catalogue.ts'
import type { Concern } from './concern.ts'
import type { HandOffTrigger } from './hand-off.ts'
import type { Policy } from './policy.ts'
import { alive } from './signal.ts'
import type { State } from './state.ts'

/**
 * Whether somebody has been asked for this very matter already, and it is not over: each is handed over once (D4). Where a desk
 * can be called, only what is on a card counts: what they were told to write to us about, before there was one, waits for nobody.
 */
export const isWithRep = (
  trigger: HandOffTrigger,
  matter: string,
  { handOffs }: State,
  isDeskThere: boolean,
): boolean =>
  handOffs.some(
    (one) =>
      one.trigger === trigger &&
      (one.matter ?? '') === matter &&
      one.needed === undefined &&
      (!isDeskThere || one.handOff !== undefined),
  )

/** Whether a person was ever asked for it, whatever came of that. */
export const wasAsked = (trigger: HandOffTrigger, matter: string, { handOffs }: State): boolean =>
  handOffs.some((one) => one.trigger === trigger && (one.matter ?? '') === matter)

/** What the messages of this turn raise that the policy hands over; words that are not in the message raise nothing. */
export const concernsOf = (state: State, { escalate }: Policy): readonly Concern[] =>
  state.turn.heard.flatMap(({ meant, reading }) =>
    (reading?.concerns ?? []).filter(
      (one) => meant.includes(one.quote) && isWatched(one.about, escalate) && isInTime(one, state),
    ),
  )

/** Whatever is wanted otherwise before the order is placed is talked over; only afterwards, or of what they had before, it is a person's (A6). */
export const isInTime = ({ about, existing }: Concern, { payment }: State): boolean =>
  about !== 'after-sale' || existing === true || payment !== null

/** Where it is served is written in the policy; whatever reads it there has seen that it is not. */
const isWatched = (about: Concern['about'], escalate: Policy['escalate']): boolean => {
  if (about === 'outside') return true
  return about === 'after-sale' ? escalate.afterSale : escalate[about]
}

/** Whether somebody else on their side has said no, in this turn (A5). */
export const isContested = ({ turn }: State): boolean =>
  turn.heard.some(({ meant, reading }) =>
    (reading?.concerns ?? []).some(({ about, quote }) => about === 'conflict' && meant.includes(quote)),
  )

/** Whether so much is a person's to sell, and none has approved it (A9). */
export const isBeyond = (
  terms: Terms,
  { signals, now }: State,
  { escalate: { amountAbove } }: Policy,
): boolean =>
  amountAbove !== null &&
  firstAmount(terms) > Math.max(amountAbove, alive(signals, 'approval', now)?.amount ?? 0)

/** Whether the terms they wish for are a person's to give: more off than `discountAbove`, or anything that is no percentage. */
export const isAsking = (wish: string, { escalate: { discountAbove } }: Policy): boolean => {
  if (discountAbove === null) return false
  const share = /^\D*(\d+(?:\.\d+)?) ?(?:%|percent) (?:off|discount|less|cheaper)$/.exec(wish)?.[1]
  return share === undefined || Number(share) > discountAbove
}
