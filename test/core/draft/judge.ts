import type { Brief } from '#core/brief'
import { hearDraft } from '#core/draft'
import { initialState } from '#core/evolve'
import { personId } from '#core/ids'
import type { Message } from '#core/message'
import type { Breach } from '#core/model'
import type { Passage } from '#core/reading'
import type { Rules } from '#core/rules'
import { nameOf } from '#core/sentences'
import type { State } from '#core/state'
import { instant } from '#core/time'
import fernhill from '#examples/fernhill/business'
import { ruleLanguage } from '#language/index'
import type { Fair } from './fair.ts'

/** Fernhill's rules, in a chat. */
export const RULES: Rules = { business: fernhill, channels: {}, model: true }

const language = ruleLanguage(fernhill)
const at = instant(Date.parse('2026-11-23T15:00:00Z'))

/** Somebody of whom nothing is known but what is given. */
export const someone = (known: Partial<State> = {}): State => ({
  ...initialState(personId('p-1')),
  now: at,
  ...known,
})

/** What the judge makes of a draft: null where it is taken, else what it breaches. */
type Judgement = readonly Breach[] | null

/** A wording of what the template says for some briefs, the first time or later. */
export const reworded = async (
  briefs: readonly Brief[],
  text: string,
  before = 0,
  state = someone(),
  rules = RULES,
): Promise<Judgement> => {
  const message = await composed(briefs, before)
  const says = briefs.map(({ say }) => say)
  return verdict(
    hearDraft(state, { kind: 'composed', at, order: 'o', message, briefs: says, draft: { text } }, rules),
  )
}

/** The same, of somebody who is answered in Spanish. */
export const rewordedInSpanish = async (briefs: readonly Brief[], text: string): Promise<Judgement> => {
  const message = await language.compose(briefs, { locale: 'es' })
  const says = briefs.map(({ say }) => say)
  const event = { kind: 'composed' as const, at, order: 'o', message, briefs: says, draft: { text } }
  return verdict(hearDraft(someone(), event, RULES))
}

/** What the template says in Spanish. */
export const spanishTemplate = async (briefs: readonly Brief[], before = 0): Promise<string> =>
  (
    await language.compose(briefs, {
      locale: 'es',
      before: Object.fromEntries(briefs.map((brief) => [nameOf(brief), before])),
    })
  ).text

/** The wordings of an order's that are refused. */
export const refusedOf = async (rows: readonly Fair[], state?: State): Promise<readonly string[]> => {
  const refused: string[] = []
  for (const { briefs, before, drafts } of rows) {
    for (const draft of drafts) if (await reworded(briefs, draft, before, state)) refused.push(draft)
  }
  return refused
}

/** What the template says for some briefs. */
export const template = async (briefs: readonly Brief[], before = 0): Promise<string> =>
  (await composed(briefs, before)).text

/** Said so often before, so that another wording has its turn. */
const composed = (briefs: readonly Brief[], before: number): Promise<Message> =>
  language.compose(briefs, { before: Object.fromEntries(briefs.map((brief) => [nameOf(brief), before])) })

/** An answer out of passages. */
export const answered = (
  question: string,
  passages: readonly Passage[],
  text: string,
  state = someone(),
): Judgement =>
  verdict(hearDraft(state, { kind: 'looked-up', at, question, passages, draft: { text } }, RULES))

/** What Fernhill's own knowledge has for a question. */
export const passagesFor = (question: string): Promise<readonly Passage[]> => language.lookUp(question)

const verdict = (decided: ReturnType<typeof hearDraft>): Judgement => {
  const [one] = decided
  if (one?.kind === 'draft-refused') return one.breaches
  if (one?.kind === 'draft-taken') return null
  throw new Error('nothing was decided')
}
