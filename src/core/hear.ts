import type { Acceptance } from './acceptance.ts'
import { isStrangerAt } from './address.ts'
import { arrived, isAnswerTo } from './answering.ts'
import { isAtLeast } from './authority.ts'
import { termsHash, termsOf } from './catalogue.ts'
import { chosen, isOfOther, named } from './choice.ts'
import { isHeld } from './desk.ts'
import { hearDesk } from './desk-hear.ts'
import { hearDraft } from './draft.ts'
import { nextDuty, SECOND_YES } from './duty.ts'
import { isContested } from './escalation.ts'
import type { Decided, Event, EventOf } from './event.ts'
import { evidenceOf, keptOf } from './evidence.ts'
import { evolve } from './evolve.ts'
import { followUp } from './follow-up.ts'
import { isAnothers } from './group.ts'
import { letGoBy } from './hold.ts'
import { codeTyped } from './identity.ts'
import { isAboutLink, linkReply } from './link-reply.ts'
import { saidBySite } from './login.ts'
import { stirred } from './meetings.ts'
import { afterWeaving, departedWords, mergeAsked } from './merge.ts'
import { optedIn, optedOut, wrongNumber } from './opting.ts'
import { paymentHeard } from './payment.ts'
import { noticedIn } from './pointed.ts'
import type { Reading } from './reading.ts'
import { saidBy } from './report.ts'
import { corrections, hearReport, reportInQuestion } from './reports.ts'
import { movedHere, rerouted } from './reroute.ts'
import type { Rules } from './rules.ts'
import type { WithdrawalReason } from './sale.ts'
import { reopens, serviceWordOf } from './service-word.ts'
import type { Evidence, Noticed } from './signal.ts'
import type { HeardMessage, Recap, State } from './state.ts'
import { after } from './time.ts'

/**
 * What an event from outside means for what is known: evidence is made here and nowhere else, before any dialog speaks.
 *
 * H1 A yes counts only as the first answer to a recap that ended in its one question, and only for that recap (L2).
 * H2 Terms that changed, a refusal or a hedge take the recap back; so does time (A5, M3).
 * H3 A quote that is not in the message is no evidence (M2).
 * H4 A button under an older message of ours says nothing to the question that stands now (I14), nor does a yes from where that question was not put.
 * H5 Among several, a yes counts only from the one whom the recap answered (A4): nobody commits another.
 * H6 A model points at facts alone, and only at what the rules have not read: never at what opens something (I7).
 */
export const hear = (state: State, event: Event, rules: Rules): readonly Decided[] => [
  ...heardFrom(state, event, rules),
  ...hearDesk(state, event, rules),
  ...hearDraft(state, event, rules),
]

const heardFrom = (state: State, event: Event, rules: Rules): readonly Decided[] => {
  switch (event.kind) {
    case 'message-received':
      return [
        ...lapsed(state, rules),
        ...choiceTaken(state),
        ...saidBySite(state, event, rules),
        ...departedWords(state, event),
      ]
    case 'message-read':
      return inOrder(
        state,
        [timeout, letGoBy, service, linkReply, signals, ...[confirmed, ready, reply].map(toUsAlone)],
        event,
        rules,
      )
    case 'timer-fired':
      return [...lapsed(state, rules), ...followUp(state, event, rules)]
    case 'code-checked':
      return codeTyped(event, state, rules)
    case 'payment-received':
      return paymentHeard(state, event)
    case 'booking-stirred':
      return stirred(state, event)
    case 'delivery-updated':
      return [...rerouted(state, event, rules), ...movedHere(state, event)]
    case 'merge-asked':
      return mergeAsked(state, event)
    case 'rewoven':
      return afterWeaving(state, event, rules)
    case 'signal-reported':
      return hearReport(state, event, rules)
    default:
      return []
  }
}

type Read = EventOf<'message-read'>
type Step = (state: State, read: Read, heard: HeardMessage, rules: Rules) => readonly Decided[]

/** Each step sees what the steps before it concluded. */
const inOrder = (state: State, steps: readonly Step[], read: Read, rules: Rules): readonly Decided[] => {
  const heard = state.turn.heard.find((one) => one.message === read.message)
  if (!heard || isAnothers(heard, state)) return []
  const concluded: Decided[] = []
  let known = state
  for (const step of steps) {
    const events = step(known, read, heard, rules)
    known = events.reduce(evolve, known)
    concluded.push(...events)
  }
  return concluded
}

/** What stood too long without its answer is taken back; the facts under it are not (M3). */
const lapsed = (state: State, rules: Rules): readonly Decided[] => {
  const { recap, acceptance, checkout, payment, now } = state
  if (!recap || payment) return []
  const over = checkout?.standing === 'open' ? checkout.expiresAt : acceptance?.validUntil
  const end = over ?? after(recap.statedAt, rules.business.policy.recapValid)
  return now < end ? [] : [withdrawn(state, 'expired')]
}

const timeout: Step = (state, _read, _heard, rules) => lapsed(state, rules)

/**
 * What was tapped or said is one of the choices that were shown last (I14). Of an older list, and of another one that lies before them
 * where they speak, only the words of a choice count, and no number.
 */
const choiceTaken = (state: State): readonly Decided[] => {
  const { now, offered, offeredIn, turn } = state
  const heard = turn.heard.at(-1)
  if (!heard || isAnothers(heard, state)) return []
  const isOld = heard.answers === null ? isOfOther(heard.address, state) : heard.answers !== offeredIn
  const choice = isOld
    ? named(heard.text, offered)
    : heard.picked === null
      ? chosen(heard.text, offered)
      : (offered[heard.picked - 1] ?? null)
  return choice ? [{ kind: 'choice-taken', at: now, message: heard.message, choice }] : []
}

const service: Step = (state, { reading }, heard, rules) => {
  const evidence = evidenceOf(heard, heard.text, reading.by)
  switch (serviceWordOf(heard, state, rules)) {
    case 'stop':
      return optedOut(heard, state, rules, evidence)
    case 'start':
      return optedIn(heard, state, rules, evidence)
    case 'not-me':
      return [...wrongNumber(heard, state, rules, evidence), ...unjoined(state, evidence)]
    case 'restart':
      return [
        ...(state.recap && !state.payment ? [withdrawn(state, 'restarted')] : []),
        { kind: 'started-over', at: state.now, evidence },
      ]
    default:
      return []
  }
}

/** "That wasn't me", on either side, undoes every joint of the person: each address is somebody by itself again (M6). */
const unjoined = (state: State, evidence: Evidence): readonly Decided[] =>
  Object.values(state.addresses)
    .filter(({ address }) => !isStrangerAt(state.person, address))
    .map(({ address }) => ({ kind: 'address-left', at: state.now, address, evidence }))

const signals: Step = (state, { reading }, heard, rules) => {
  if (serviceWordOf(heard, state, rules) === 'stop') return []
  const isUnderWay = state.recap !== null && state.payment === null
  return noticedIn(reading, heard)
    .filter(({ inPassing }) => !(inPassing && isUnderWay))
    .flatMap(({ inPassing: _, ...noticed }) => {
      const kept = keptOf(noticed, reading, heard, rules)
      return [...corrections(kept.signal, state), kept]
    })
}

/** A YES that opens a phone is for the platform, one beside a rep for the rep, and one to a link says whose it is: none of them accepts anything of ours. */
const toUsAlone =
  (step: Step): Step =>
  (state, read, heard, rules) =>
    reopens(heard, state) || isHeld(state) || isAboutLink(state) ? [] : step(state, read, heard, rules)

/** A yes to what is noted elsewhere, or a nod, makes it a word of their own: a fact, which binds nobody (M4). */
const confirmed: Step = (state, { reading }, heard, rules) => {
  const report = reportInQuestion(state)
  const { acceptance } = reading
  if (!report || !(isYes(acceptance) || acceptance.tier === 'ack')) return []
  return [keptOf(saidBy(report, heard.meant, 0.9), reading, heard, rules)]
}

/** A plain yes to "when you are ready" is readiness, and no more than that (A4). */
const ready: Step = (state, { reading }, heard, rules) => {
  if (state.question?.about !== 'readiness' || state.recap || !isYes(reading.acceptance)) return []
  const noticed: Noticed = { kind: 'readiness', value: true, quote: heard.meant, confidence: 0.9 }
  return [keptOf(noticed, reading, heard, rules)]
}

const reply: Step = (state, { reading, message }, heard, rules) => {
  const { recap, acceptance, checkout, payment, question } = state
  const said = reading.acceptance
  if (!recap || payment || heard.at < recap.statedAt) return []
  if (!isStill(recap.hash, state, rules)) return [withdrawn(state, 'changed')]
  if (said.verdict === 'refuse' || isContested(state)) return [withdrawn(state, 'refused')]
  if (isHedged(said) || isHeldBack(reading, heard)) return [withdrawn(state, 'hedged')]
  if (checkout?.standing === 'open') return []
  if (recap.awaiting) {
    if (
      !isYes(said) ||
      !isTheirs(recap, heard) ||
      !isAnswerTo([recap.outgoing, question?.outgoing], heard) ||
      !arrived(recap.outgoing, heard, state) ||
      !arrived(question?.outgoing ?? null, heard, state)
    )
      return [unclear('acceptance', state, recap.hash, said, message)]
    return [
      {
        kind: 'acceptance-recorded',
        at: heard.at,
        hash: recap.hash,
        tier: said.tier,
        evidence: evidenceOf(heard, heard.text, reading.by),
        validUntil: after(heard.at, rules.business.policy.acceptanceValid),
      },
    ]
  }
  if (!acceptance || question?.about !== 'acknowledgement' || heard.at < question.at) return []
  const due = nextDuty(state, rules.business.policy)
  if (
    !due ||
    due.duty === 'identity' ||
    !isYes(said) ||
    (due.duty === 'second-yes' && !isAtLeast(said.tier, 'explicit')) ||
    !isTheirs(recap, heard) ||
    !isAnswerTo([question.outgoing], heard) ||
    !arrived(question.outgoing, heard, state)
  )
    return [unclear('acknowledgement', state, recap.hash, said, message)]
  return [
    {
      kind: 'acknowledged',
      at: heard.at,
      acknowledgement: due.duty === 'second-yes' ? SECOND_YES : due.id,
      hash: recap.hash,
      evidence: evidenceOf(heard, heard.text, reading.by),
    },
  ]
}

const isStill = (recapHash: string, state: State, rules: Rules): boolean => {
  const known = termsOf(state.signals, rules.business.catalogue, state.now)
  return known.kind === 'complete' && termsHash(known.terms) === recapHash
}

/** From an address of their own it can be nobody else (H5). */
const isTheirs = ({ speaker }: Recap, heard: HeardMessage): boolean =>
  speaker === undefined || heard.speaker === undefined || heard.speaker === speaker

const isYes = (said: Acceptance): boolean => said.verdict === 'accept' && isAtLeast(said.tier, 'assent')

/** A hedge, a condition or "wait" lets the recap go; words nobody could read are asked again (A5). */
const isHedged = (said: Acceptance): boolean => said.verdict === 'uncertain' && said.hesitates

/** Words that are no yes, and say that somebody else decides, what speaks against it, or when to ask again, are a hedge as well (A5). */
const isHeldBack = (reading: Reading, heard: HeardMessage): boolean => {
  const { verdict, tier } = reading.acceptance
  const noticed = noticedIn(reading, heard)
  if (noticed.some(({ kind }) => kind === 'callback')) return true
  if (verdict !== 'uncertain' || tier !== 'none') return false
  return noticed.some(
    ({ kind, value }) =>
      (kind === 'objection' && value !== 'competitor') || (kind === 'decision' && value !== 'self'),
  )
}

const withdrawn = (state: State, reason: WithdrawalReason): Decided => ({
  kind: 'recap-withdrawn',
  at: state.now,
  hash: state.recap?.hash ?? '',
  reason,
})

const unclear = (
  about: 'acceptance' | 'acknowledgement',
  state: State,
  recapHash: string,
  acceptance: Acceptance,
  message: HeardMessage['message'],
): Decided => ({ kind: 'acceptance-unclear', at: state.now, about, hash: recapHash, acceptance, message })
