import { type Address, addressKey, sameAddress } from './address.ts'
import { allowanceIn } from './allowance.ts'
import { type Authority, authorityOf } from './authority.ts'
import { authorize, authorizeWords, isConfirmation } from './authorize.ts'
import type { Brief } from './brief.ts'
import { termsHash } from './catalogue.ts'
import { lastContact } from './contacts.ts'
import { isHeld } from './desk.ts'
import type { Dialog, Proposal, Say, View } from './dialog.ts'
import { type Ask, orderOf } from './effect.ts'
import type { Decided, Event, Verdict } from './event.ts'
import { fold } from './evolve.ts'
import { isShared } from './group.ts'
import { numbered } from './ids.ts'
import { mannerFor } from './manner.ts'
import { meetingPlace } from './meetings.ts'
import type { Message } from './message.ts'
import { perform } from './perform.ts'
import { whereItGoesOn, whereTheyAre } from './place.ts'
import type { Playbook } from './playbook.ts'
import type { Expecting } from './reading.ts'
import { isReworded } from './rewording.ts'
import { type Rules, traitsOf } from './rules.ts'
import { secretKindOf, secretOf } from './secret.ts'
import type { State } from './state.ts'
import type { Instant } from './time.ts'

/** Steps 7 and 8: the dialogs propose, the gate decides, and what it allows becomes events. Either asks or events. */
export const respond = (
  state: State,
  playbook: Playbook,
): { readonly asks: readonly Ask[]; readonly events: readonly Event[] } => {
  const here = addressee(state, playbook)
  if (!here) return { asks: [], events: [] }
  const authority = authorityOf(state, playbook)
  const proposed = listen(
    { state, rules: playbook, authority, heard: state.turn.heard, here },
    speaking(playbook.dialogs, state),
  )
  const questions = proposed.flatMap(({ proposal }) => (proposal.propose === 'ask' ? [proposal.ask] : []))
  if (questions.length > 0) return { asks: questions, events: [] }

  const judged = judge(proposed, here, state, authority, playbook)
  const known = fold(state, judged.events)
  const letters = introduced(lettersOf(judged.says, here), known, playbook)
  const sent = letters.filter((letter) => verdictOn(letter, known).outcome === 'allow')
  const unwritten = sent.filter((letter) => !(letter.order in state.turn.composed))
  if (unwritten.length > 0) {
    const asks = unwritten.map((letter) => composing(letter, sent.indexOf(letter), known, playbook))
    return { asks, events: [] }
  }
  return {
    asks: [],
    events: [
      ...judged.events,
      ...letters.flatMap((letter) => post(letter, sent.indexOf(letter), known, playbook)),
    ],
  }
}

/** While a rep has it, words of the buyer's are the rep's to answer; news of money is still told. */
const speaking = (dialogs: readonly Dialog[], state: State): readonly Dialog[] =>
  isHeld(state) && state.turn.heard.length > 0 ? dialogs.filter(({ besideReps }) => besideReps) : dialogs

const composing = ({ order, briefs, to }: Letter, n: number, state: State, rules: Rules): Ask => ({
  ask: 'compose',
  order,
  briefs,
  manner: mannerFor(briefs, state),
  channel: to.channel,
  to,
  outgoing: outgoingOf(n, state),
  ...(isReworded(briefs.map(({ say }) => say)) && allowanceIn(state, rules)),
})

type Proposed = { readonly dialog: Dialog; readonly proposal: Proposal }

/** What is to be said to one address, as one message. */
type Letter = {
  readonly to: Address
  readonly briefs: readonly Brief[]
  readonly asks: Expecting | null
  readonly order: string
}

/** The dialogs are asked in order until one keeps the floor. */
const listen = (view: View, dialogs: readonly Dialog[]): readonly Proposed[] => {
  const proposed: Proposed[] = []
  for (const dialog of dialogs) {
    const floor = dialog.propose(view)
    proposed.push(...floor.proposals.map((proposal) => ({ dialog, proposal })))
    if (floor.keeps) break
  }
  return proposed
}

const judge = (
  proposed: readonly Proposed[],
  here: Address,
  state: State,
  authority: Authority,
  rules: Rules,
): { readonly events: readonly Decided[]; readonly says: readonly Say[] } => {
  const events: Decided[] = []
  const says: Say[] = []
  for (const { dialog, proposal } of proposed) {
    if (proposal.propose === 'say') says.push(proposal)
    if (proposal.propose !== 'use') continue
    const verdict = authorize(proposal.call, dialog.role, state, authority, rules)
    events.push({
      kind: 'verdict-given',
      at: state.now,
      tool: proposal.call.tool,
      dialog: dialog.name,
      verdict,
      policy: rules.business.policy.version,
    })
    if (verdict.outcome === 'allow') events.push(...perform(proposal.call, here, state, rules))
    says.push(...(verdict.outcome === 'allow' ? proposal.say : proposal.instead))
  }
  return { events, says }
}

/** All that is to be said to one address is one letter, but for what wants to be alone or brings another secret; in the order it was said. */
const lettersOf = (says: readonly Say[], here: Address): readonly Letter[] => {
  const letters: (Omit<Letter, 'order'> & { readonly alone: boolean })[] = []
  for (const { brief, to = here, asks = null, alone = false } of says) {
    const at = letters.findLastIndex((letter) => sameAddress(letter.to, to))
    const letter = letters[at]
    if (!letter || letter.alone || alone || bringsAnother(brief, letter.briefs))
      letters.push({ to, briefs: [brief], asks, alone })
    else letters[at] = { to, briefs: [...letter.briefs, brief], asks: asks ?? letter.asks, alone }
  }
  return letters.map(({ to, briefs, asks }) => ({ to, briefs, asks, order: orderOf(to, briefs) }))
}

/** A letter has room for one secret: that of another kind goes with the next. */
const bringsAnother = (brief: Brief, briefs: readonly Brief[]): boolean => {
  const kind = secretKindOf(brief)
  return kind !== null && briefs.map(secretKindOf).some((other) => other !== null && other !== kind)
}

/** Of several letters to one address the first introduces us. */
const introduced = (letters: readonly Letter[], state: State, rules: Rules): readonly Letter[] =>
  letters.reduce<readonly Letter[]>((before, letter) => {
    const isMet = before.some(({ to, briefs }) => sameAddress(to, letter.to) && introduces(briefs))
    return before.concat(isMet ? letter : withIntroduction(letter, state, rules))
  }, [])

/**
 * Whatever dialog or bot speaks first to somebody, they hear first that it is a machine (L5); by text also how to opt out, unless the
 * carrier's own opt-in has said so (C8).
 */
const withIntroduction = (letter: Letter, { addresses }: State, rules: Rules): Letter => {
  const { to, briefs, asks } = letter
  if (addresses[addressKey(to)]?.introduced || introduces(briefs)) return letter
  // A confirmation confirms and says nothing else (47 CFR 64.1200(a)(12)).
  if (briefs.some(isConfirmation)) return letter
  const isText = traitsOf(rules, to.channel).carriesTexts && rules.business.policy.texts.introduce
  const all: readonly Brief[] = [{ say: isText ? 'introduce-sms' : 'introduce' }, ...briefs]
  return { to, briefs: all, asks, order: orderOf(to, all) }
}

const introduces = (briefs: readonly Brief[]): boolean =>
  briefs.some(({ say }) => say === 'introduce' || say === 'introduce-sms' || say === 'code')

const verdictOn = ({ to, briefs }: Letter, state: State): Verdict => authorizeWords(to, briefs, state)

/** The events of one letter, the `n`-th that is sent: its question, and that it was queued; or that the gate kept it back. */
const post = (letter: Letter, n: number, state: State, rules: Rules): readonly Decided[] => {
  const at = state.now
  const verdict = verdictOn(letter, state)
  const message = state.turn.composed[letter.order]
  if (verdict.outcome !== 'allow' || !message) {
    return [
      {
        kind: 'verdict-given',
        at,
        tool: 'say',
        dialog: 'reply',
        verdict,
        policy: rules.business.policy.version,
      },
    ]
  }
  return [
    ...(letter.asks ? [questionIn(letter, letter.asks, at)] : []),
    {
      kind: 'message-queued',
      at,
      outgoing: outgoingOf(n, state),
      to: letter.to,
      message: toThem(message, letter.to, state),
      secret: secretOf(letter.briefs, state),
      recap: recapIn(letter.briefs),
      confirmsStop: letter.briefs.some(isConfirmation),
      promptedAt: promptOf(state),
      introduces: introduces(letter.briefs),
      ...(isHeld(state) ? { by: 'desk' as const } : {}),
      ...(state.turn.follows ? { followsUp: at } : {}),
    },
  ]
}

/** What the `n`-th letter of this answer is called, from 0. */
const outgoingOf = (n: number, { person, counts }: State): string =>
  numbered(person, 'out', counts.sent + n + 1)

/** Where others read along, it says what it answers. */
const toThem = (message: Message, to: Address, state: State): Message => {
  const answered = state.turn.heard.findLast(({ address }) => sameAddress(address, to))
  return answered && isShared(to, state) ? { ...message, replyTo: answered.message } : message
}

const questionIn = ({ to, briefs }: Letter, about: Expecting, at: Instant): Decided => {
  const put = briefs.find((brief) => brief.say === 'confirm-noted' || brief.say === 'confirm-either')
  return { kind: 'question-put', at, about, to, ...(put && { report: put.noted.evidence.message }) }
}

/** When they did what is answered here; null where nobody asked for it (A7, C8). */
const promptOf = (state: State): Instant | null => {
  const { turn, now } = state
  return turn.heard.at(-1)?.at ?? turn.lost?.at ?? promptOfNews(state, turn.news, now)
}

/** What reps do, and that two were parted, answers what they had said last; of a meeting, or of what they left unanswered, they are reminded unasked. */
const promptOfNews = (state: State, news: State['turn']['news'], now: Instant): Instant | null => {
  if (news === null || news === 'reminder' || news === 'silent') return null
  const answersThem = news === 'desk' || news === 'parted'
  return answersThem ? (lastContact(state)?.lastHeard ?? null) : now
}

const recapIn = (briefs: readonly Brief[]): string | null =>
  briefs.map((brief) => (brief.say === 'recap' ? termsHash(brief.terms) : null)).find(Boolean) ?? null

/** Whoever spoke is answered where they spoke last; news goes to where they are, of a file to where it came from (C4, D7). */
const addressee = (state: State, rules: Rules): Address | null => {
  const { heard, news, lost, login, follows } = state.turn
  if (heard.length > 0) return heard.at(-1)?.address ?? null
  if (news === 'joined') return whereItGoesOn(state)
  if (news === 'logged-in') return login?.here ?? null
  if (news === 'file-lost') return lost?.address ?? null
  if (news === 'silent') return follows?.to ?? null
  if (news === 'reminder') return meetingPlace(state, rules)
  return news ? whereTheyAre(state) : null
}
