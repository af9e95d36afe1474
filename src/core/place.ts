import { type Address, addressKey, sameAddress } from './address.ts'
import { byLastHeard, lastHeardOf } from './contacts.ts'
import type { EventOf } from './event.ts'
import type { Expecting } from './reading.ts'
import { type Rules, traitsOf } from './rules.ts'
import { isAlive } from './signal.ts'
import type { Contact, State } from './state.ts'
import type { StoodAt } from './stood.ts'

/** Where they are: of the addresses that are open to us the one they were heard at last, and one where nobody reads along first of all (M6); null for who never spoke. */
export const whereTheyAre = (state: State): Address | null =>
  byLastHeard(state).find(({ suppressed }) => !suppressed)?.address ?? lastHeardOf(state)

/**
 * The same for what nobody has just asked for: where that may come to, else where it was agreed on (C8, D3). Where others read along
 * is named only if it is all there is, and then the gate keeps the words back (G2).
 */
export const whereUnasked = (state: State, agreed: Address, rules: Rules): Address | null => {
  const there = state.addresses[addressKey(agreed)]
  return (
    openUnasked(state, rules)[0]?.address ??
    (there && !there.suppressed ? there.address : whereTheyAre(state))
  )
}

/** Their addresses that what nobody has just asked for may come to, heard last first: a phone only with their consent (C8), and nowhere that others read along (G2). */
export const openUnasked = (state: State, rules: Rules): readonly Contact[] =>
  byLastHeard(state).filter(
    ({ address, suppressed, consent, shared }) =>
      !suppressed && !shared && (consent !== null || !traitsOf(rules, address.channel).carriesTexts),
  )

/**
 * Where a conversation goes on once an address is joined: at the one of the two where it did not stand, since that is where
 * they want it. It is what was proven, or where that was proven from.
 */
export const whereItGoesOn = (state: State): Address | null => {
  const { joined } = state.turn
  const here = whereTheyAre(state)
  if (joined === null || isWhereTheyCameFrom(joined, state)) return here
  if (state.addresses[addressKey(joined)]?.suppressed) return here
  const stood = whereItStood(state)
  return stood && sameAddress(stood, joined) ? here : joined
}

/** By a link, by a code that their phone texted, and by a login they come from the address that is joined; by any other proof they go there. */
const isWhereTheyCameFrom = (joined: Address, { addresses }: State): boolean => {
  const proof = addresses[addressKey(joined)]?.proof
  return proof === 'link' || proof === 'texted' || proof === 'site'
}

/** A deal stands where its recap was shown or its yes was said; any other talk where the question was put that is still open. */
const whereItStood = (state: State): Address | null => {
  const { recap, acceptance, payment, outgoing } = state
  const shown = recap?.outgoing ? outgoing[recap.outgoing]?.to : undefined
  const deal = payment ? undefined : (acceptance?.evidence.address ?? shown)
  return deal ?? openQuestion(state)?.to ?? null
}

/** The question that was put last, on any channel, and was not answered by a fact since; null: none. */
export const openQuestion = ({ stood, signals, now }: State): StoodAt | null =>
  stood.findLast(({ about, report }) => {
    if (about === 'meeting' || report !== undefined) return true
    const [answer] = Object.values(signals).filter(({ kind }) => kind === about)
    return !answer || !isAlive(answer, now)
  }) ?? null

/** Questions that are put to find out who they are: a conversation does not stand at them, it comes back from them. */
const ON_THE_WAY: readonly Expecting[] = ['contact', 'code', 'link']

/** Where the conversation stands after one more question, and at which; of each address the last. */
export const standing = (
  { stood }: State,
  { about, to, report }: EventOf<'question-put'>,
): Pick<State, 'stood'> =>
  ON_THE_WAY.includes(about)
    ? { stood }
    : {
        stood: [...stood.filter((one) => !sameAddress(one.to, to)), { about, to, ...(report && { report }) }],
      }
