import { sameAddress } from './address.ts'
import { decide } from './decide.ts'
import type { Ask } from './effect.ts'
import type { Answer, Decided, Event } from './event.ts'
import { fold, initialState } from './evolve.ts'
import { historyOf } from './history.ts'
import type { PersonId } from './ids.ts'
import { canonical } from './json.ts'
import { plain } from './message.ts'
import type { Playbook } from './playbook.ts'
import type { Level } from './policy.ts'
import { comparable, type Departure, departures } from './rejudge/compare.ts'
import { isAnswer, isDecided } from './source.ts'
import { type Happened, happenedIn, type Step, stepsOf } from './step.ts'
import type { Instant } from './time.ts'

/** A journal decided anew: how many turns there are, and those that would end differently today. */
export type Rejudged = { readonly turns: number; readonly differing: readonly Differing[] }

/** A turn that would end differently: where it begins in the journal, and in what it differs. */
export type Differing = {
  readonly n: number
  readonly at: Instant
  readonly input: Happened['input']['kind']
  /** Under which policy it was decided then; null where the journal does not say. */
  readonly policy: string | null
  readonly departures: readonly Departure[]
}

/**
 * Decides every turn of a journal anew, with these rules and these dialogs, and tells where it would end differently.
 *
 * J1 Each turn is judged from the state that the journal had before it, so that one difference does not spoil the rest: what
 *    would have followed from it, nobody knows.
 * J2 What was asked then is answered from the journal: nobody reads, looks up or asks a calendar anew. Words that were
 *    ordered then come back as they were; words that are ordered for the first time stand as their order.
 * J3 Where a question is asked for the first time, nobody knows its answer: that is told, and the rest of the turn is not.
 * J4 What came along from another's journal was decided over there, by what was known there: it is judged in that journal, and
 *    here only what followed from the weaving (M7).
 */
export const rejudge = (person: PersonId, events: readonly Event[], playbook: Playbook): Rejudged => {
  const happened = happenedIn(stepsOf(person, events).filter(isJudged))
  const here: Playbook = { ...playbook, desk: hadDesk(events) ?? playbook.desk ?? false, crm: false }
  const last = fold(initialState(person), events)
  let before: Levels | null = null
  let turns = 0
  const differing: Differing[] = []
  for (const [k, one] of happened.entries()) {
    const next = happened[k + 1]
    const { departures: found, level, isIdle } = judgedAnew(one, next?.input.kind === 'turn-failed', here)
    const ended = next?.before ?? last
    const levels = { was: ended.level, now: level }
    const all = [...found, ...(ended.mergedInto === undefined ? departed(levels, before) : [])]
    before = levels
    if (!isIdle || all.length > 0) turns += 1
    const { n, input } = one
    if (all.length > 0)
      differing.push({ n, at: input.at, input: input.kind, policy: policyOf(one), departures: all })
  }
  return { turns, differing }
}

/** Whoever has become another decides nothing any more, and only passes on what comes (M7). */
const isJudged = ({ event, before }: Step): boolean =>
  before.mergedInto === undefined || event.kind === 'rewoven'

type Levels = { readonly was: Level; readonly now: Level }

/** A level that is another stays another: it is told where it begins to be. */
const departed = ({ was, now }: Levels, before: Levels | null): readonly Departure[] =>
  was === now || (before?.was === was && before.now === now) ? [] : [{ how: 'level', was, now }]

/** Where reps were called to is no judgement: whether there was a desk is read off the journal; null where it does not say. */
const hadDesk = (journal: readonly Event[]): boolean | null => {
  const events = [...historyOf(journal), ...journal]
  if (events.some((event) => event.kind === 'hand-off-opened' && event.trigger !== null)) return true
  return events.some(({ kind }) => kind === 'hand-off-requested') ? false : null
}

const policyOf = ({ follows }: Happened): string | null =>
  follows.flatMap((event) =>
    event.kind === 'turn-ended' || event.kind === 'verdict-given' ? [event.policy] : [],
  )[0] ?? null

type Judged = {
  readonly departures: readonly Departure[]
  readonly level: Level
  /** Nothing followed then, and nothing would now: news of a delivery, mostly. */
  readonly isIdle: boolean
}

/** What was let go after it had failed was decided on without the dialogs, or not at all: that is no difference. */
const judgedAnew = (one: Happened, wasLetGo: boolean, playbook: Playbook): Judged => {
  const then = one.follows.filter(isDecided).filter(comparable)
  const hasMute = wasLetGo || one.input.kind === 'turn-failed'
  const ways = hasMute ? [playbook, { ...playbook, dialogs: [] }] : [playbook]
  const found = ways.map((way): Judged => {
    const { decided, unanswered, level } = decideAnew(one, way)
    const isIdle = then.length === 0 && decided.length === 0
    return { departures: departures(then, decided, unanswered), level, isIdle }
  })
  const [whole = unread(one), ...others] = found
  if (whole.departures.length === 0) return whole
  const isUnread = wasLetGo && one.follows.length === 0
  return isUnread ? unread(one) : (others.find((way) => way.departures.length === 0) ?? whole)
}

const unread = ({ before }: Happened): Judged => ({ departures: [], level: before.level, isIdle: true })

type Anew = {
  readonly decided: readonly Decided[]
  readonly unanswered: readonly Ask[]
  readonly level: Level
}

/** As a turn does it: decide, answer what is asked, decide on the answers, until nothing is asked any more. */
const decideAnew = ({ input, before, follows }: Happened, playbook: Playbook): Anew => {
  const answers = follows.filter(isAnswer)
  const asked = new Set<string>()
  const unanswered: Ask[] = []
  const decided: Decided[] = []
  let state = before
  let open: readonly Event[] = [input]
  for (let round = 0; open.length > 0 && round <= MOST_ROUNDS; round++) {
    const asks: Ask[] = []
    for (const one of open) {
      const decision = decide(state, one, playbook)
      state = decision.state
      decided.push(...decision.events.slice(1).filter(isDecided).filter(comparable))
      asks.push(...decision.asks)
    }
    const fresh = asks.filter((ask) => !asked.has(canonical(ask)) && asked.add(canonical(ask)))
    open = fresh.flatMap((ask) => {
      const answer = answerTo(ask, answers) ?? ordered(ask, answers, state.now)
      if (answer === null) unanswered.push(ask)
      return answer ?? []
    })
  }
  return { decided, unanswered, level: state.level }
}

/** As in `src/turn/turn.ts`. */
const MOST_ROUNDS = 8

/** J2: what the journal holds as the answer to this very question. */
const answerTo = (ask: Ask, answers: readonly Answer[]): Answer | null =>
  answers.find((answer) => isAnswerTo(answer, ask)) ?? null

const isAnswerTo = (answer: Answer, ask: Ask): boolean => {
  switch (ask.ask) {
    case 'read':
      return answer.kind === 'message-read' && answer.message === ask.message
    case 'look-up':
      return answer.kind === 'looked-up' && answer.question === ask.question
    case 'count-code':
      return answer.kind === 'code-counted' && sameAddress(answer.to, ask.to)
    case 'check-code':
      return (
        answer.kind === 'code-checked' && answer.challenge === ask.challenge && answer.message === ask.message
      )
    case 'host':
      return (
        answer.kind === 'hosted' &&
        answer.bot === ask.bot &&
        canonical(answer.messages) === canonical(ask.heard.map(({ message }) => message))
      )
    case 'slots':
      return (
        answer.kind === 'slots-found' &&
        answer.from === ask.from &&
        answer.to === ask.to &&
        answer.zone === ask.zone
      )
    case 'look-at-link':
      return answer.kind === 'link-seen' && answer.link === ask.link && answer.message === ask.message
    case 'redeem-link':
      return answer.kind === 'link-redeemed' && answer.link === ask.link && answer.message === ask.message
    case 'check-text':
      return answer.kind === 'text-checked' && answer.message === ask.message
    case 'compose':
      return answer.kind === 'composed' && answer.order === ask.order
    default:
      return ask satisfies never
  }
}

/** J2: words nobody has phrased yet stand as what they are to say, at the time at which the others were phrased. */
const ordered = (ask: Ask, answers: readonly Answer[], now: Instant): Answer | null => {
  if (ask.ask !== 'compose') return null
  const at = answers.findLast(({ kind }) => kind === 'composed')?.at ?? now
  const text = ask.briefs.map(({ say }) => say).join(', ')
  return { kind: 'composed', at, order: ask.order, message: plain(`[${text}]`) }
}
