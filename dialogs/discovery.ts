import { type Plan, planFor } from '#core/catalogue'
import { type DialogOf, keep, type Speech, say, type View } from '#core/dialog'
import { isGoodbyeIn, isLeavingIn, isThanksIn, isUnsureIn } from '#core/leaving'
import { openQuestion } from '#core/place'
import { alive } from '#core/signal'
import { isDeferred } from '#core/silence'
import { wasUnderstood } from '#core/understood'
import { questionsIn } from './answer.ts'
import { deferred } from './follow.ts'
import { nextQuestion, notedIn, questionFor } from './known.ts'

/** Explores (A1): says back what was just learned and asks for the one thing that is missing (M5). */
export const discovery: DialogOf<'sdr'> = {
  name: 'discovery',
  role: 'sdr',
  propose: (view) => {
    const { state } = view
    if (state.turn.heard.length === 0) return keep(...(state.turn.news === 'joined' ? takenUp(view) : []))
    const noted = notedIn(state)
    if (isLeaving(view)) return keep(...noted, say(deferred(view)))
    if (isGoodbyeIn(state)) return keep(...noted, say({ say: 'goodbye' }))
    const fact = nextQuestion(view)
    if (!fact) return keep(...noted, ...nothingToAsk(view))
    const question = questionFor(fact, view)
    if (isWaiting(view)) return keep(...noted, ...(isThanksIn(state) ? [say({ say: 'thanks' })] : []))
    if (isCalling(view)) return keep(say({ say: 'human-called', again: true }))
    if (isTooDear(view)) return keep(...noted, say({ say: 'price-concern' }, 'person'))
    const figure = figureIn(view)
    if (figure !== null) return keep(...noted, say({ say: 'which-figure', figure }, fact))
    const isSaid =
      wasUnderstood(state) || isDenied(view) || isNod(view) || question.brief.say === 'not-understood'
    return keep(...noted, ...(isSaid ? [] : [say({ say: 'not-understood' })]), question)
  },
}

/** Whoever puts it off, or wants no more of it, is asked nothing more now (A7); but for what they ask or tell meanwhile. */
const isLeaving = (view: View): boolean => {
  const { state } = view
  if (state.turn.learned.includes('callback')) return true
  const isOver = isLeavingIn(state) && state.turn.learned.every((kind) => kind === 'objection')
  return (isDeferred(state) || isOver) && questionsIn(view).length === 0
}

/** A number alone, where we had asked for none: of what, they are asked, and it is not lost (M5). */
const figureIn = ({ heard, state }: View): number | null => {
  const last = heard.at(-1)
  const isChosen = last !== undefined && last.meant !== last.text
  return state.turn.learned.length > 0 || isChosen ? null : (last?.reading?.figure ?? null)
}

/** Whoever goes on elsewhere has there before them what they were asked last (M5). */
const takenUp = (view: View): readonly Speech[] => {
  const { state, rules } = view
  const open = openQuestion(state)?.about ?? 'need'
  const fact = nextQuestion(view)
  if (fact && rules.business.policy.discovery.some((one) => one === open)) return [questionFor(fact, view)]
  const plan = fitting(view)
  return plan && plan.price !== null && open === 'readiness'
    ? [suggest(plan, rules.business.catalogue.currency)]
    : []
}

/** A no to what is noted elsewhere, or to a person, is a plain answer, and the fact itself is asked for (M4). */
const isDenied = ({ heard, state }: View): boolean =>
  (state.question?.report !== undefined || state.question?.about === 'person') &&
  heard.at(-1)?.reading?.acceptance.verdict === 'refuse'

/** "Ok", "not sure yet", and a yes to what is no question of yes or no, say little, but nothing that we have not followed. */
const isNod = ({ heard }: View): boolean => {
  const said = heard.at(-1)?.reading?.acceptance
  return said?.tier === 'ack' || said?.hesitates === true || said?.verdict === 'accept'
}

/** Whoever waits for a person and only asks something, or thanks, is answered, and asked nothing meanwhile (D6). */
const isWaiting = (view: View): boolean =>
  view.state.desk !== null &&
  view.state.turn.learned.length === 0 &&
  (questionsIn(view).length > 0 || isThanksIn(view.state))

/** Whoever waits for a person, and calls out, is angry, or says what we cannot follow, is told that one was asked, and is not interviewed (D6). */
const isCalling = ({ heard, state }: View): boolean => {
  if (state.desk === null || state.turn.learned.length > 0) return false
  const reading = heard.at(-1)?.reading
  const isAngry = reading?.concerns?.some(({ about }) => about === 'anger') ?? false
  const { verdict, tier } = reading?.acceptance ?? { verdict: 'uncertain', tier: 'none' }
  const isLost = !wasUnderstood(state) && verdict !== 'accept' && tier !== 'ack'
  return heard.length > 0 && (reading?.courtesy === 'greeting' || isAngry || isLost)
}

/** Nothing is missing: name the plan that fits and how to say yes to it, unless something better was just said. */
const nothingToAsk = (view: View): readonly Speech[] => {
  const { state, rules } = view
  const { catalogue } = rules.business
  if (isThanksIn(state)) return [say({ say: 'thanks' })]
  const figure = figureIn(view)
  if (figure !== null) return [say({ say: 'which-figure', figure }, 'quantity')]
  if (isTooDear(view)) return [say({ say: 'price-concern' }, 'person')]
  if (drewBack(view) || (isUnsureIn(state) && !fitting(view))) return [say(deferred(view))]
  const lost = wasUnderstood(state) || isNod(view) ? [] : [say({ say: 'not-understood' })]
  const plan = fitting(view)
  if (!plan) return lost.length > 0 || questionsIn(view).length > 0 ? lost : [withoutPlan(view)]
  return [...lost, plan.price === null ? say({ say: 'by-quote', plan }) : suggest(plan, catalogue.currency)]
}

/** Whoever answers the last of our questions, but never said for how many it is, sees what there is for how many: it was understood (M5). */
const withoutPlan = ({ state, rules }: View): Speech => {
  const { catalogue, policy } = rules.business
  if (state.turn.learned.length === 0 || !policy.discovery.includes('quantity'))
    return say({ say: 'not-understood' })
  return say(
    { say: 'prices', plans: catalogue.plans, currency: catalogue.currency, choose: true },
    'quantity',
  )
}

/** They find it too expensive, and have wished for nothing else; whoever has just been offered a person for it is not offered one again. */
const isTooDear = ({ state, rules }: View): boolean =>
  (rules.desk ?? false) &&
  rules.business.policy.escalate.human &&
  state.desk === null &&
  state.question?.about !== 'person' &&
  state.turn.learned.includes('objection') &&
  alive(state.signals, 'objection', state.now) === 'price'

const fitting = ({ state, rules }: View): Plan | undefined => {
  const quantity = alive(state.signals, 'quantity', state.now)
  const named = alive(state.signals, 'product', state.now)
  return quantity === undefined ? undefined : planFor(rules.business.catalogue, quantity, named)
}

/** A no, or a "let me think", to what was suggested is not answered with the same again (A7). */
const drewBack = ({ heard, state }: View): boolean => {
  const said = heard.at(-1)?.reading?.acceptance
  const { about } = state.question ?? {}
  const isOffer = about === 'readiness' || about === 'person'
  return isOffer && (said?.verdict === 'refuse' || said?.hesitates === true)
}

const suggest = (plan: Plan, currency: string) => say({ say: 'suggest', plan, currency }, 'readiness')
