import { breachesOf, rewordingBreaches } from './draft/breaches.ts'
import { type Grounds, listedIn, quotedIn, theirsIn } from './draft/grounds.ts'
import { isTurned } from './draft/loss.ts'
import { tidied } from './draft/plain.ts'
import { questionsOf } from './draft/questions.ts'
import { spanishBreaches } from './draft/spanish/breaches.ts'
import { unsupported } from './draft/support.ts'
import type { Decided, Event, EventOf } from './event.ts'
import type { Breach } from './model.ts'
import { isOffer, partedText } from './rewording.ts'
import { type Rules, traitsOf } from './rules.ts'
import type { State } from './state.ts'

type Composed = EventOf<'composed'>
type LookedUp = EventOf<'looked-up'>
type Judged = { readonly text: string; readonly breaches: readonly Breach[] }

/** A model's words are judged before anybody hears them; what fails is left out, and the template stands (L3, I7). */
export const hearDraft = (state: State, event: Event, rules: Rules): readonly Decided[] => {
  if ((event.kind !== 'composed' && event.kind !== 'looked-up') || !event.draft) return []
  const of = event.kind === 'composed' ? event.order : event.question
  const { text, breaches } =
    event.kind === 'composed'
      ? judgedRewording(event.draft.text, event, state, rules)
      : judgedAnswer(event.draft.text, event, state, rules)
  return breaches.length > 0
    ? [{ kind: 'draft-refused', at: event.at, of, breaches }]
    : [{ kind: 'draft-taken', at: event.at, of, text }]
}

/**
 * How a model's words for an order stand as far as they have come: `shown` is what may be seen of them, with what stands at their head.
 * What they leave out may come yet, but for a "not" or an "about", without which the beginning would say something else (L3).
 */
export const judgedSoFar = (
  text: string,
  composed: Pick<Composed, 'message' | 'briefs'>,
  state: State,
  rules: Rules,
): { readonly kind: 'taken'; readonly shown: string } | { readonly kind: 'refused' | 'not-yet' } => {
  const parted = partsOf(text, composed, state, rules)
  if (!parted) return { kind: 'refused' }
  const { whole, draft, grounds } = parted
  // Of Spanish a whole wording is judged, and no beginning of one.
  if (composed.message.locale === 'es') return { kind: 'not-yet' }
  if (breachesOf(draft, grounds).length > 0) return { kind: 'refused' }
  return isTurned(draft, grounds.said.join('\n\n')) ? { kind: 'not-yet' } : { kind: 'taken', shown: whole }
}

/** What stands at the head of the template stands there in any case, whether the draft repeats it or begins after it. */
const judgedRewording = (text: string, composed: Composed, state: State, rules: Rules): Judged => {
  const parted = partsOf(text, composed, state, rules)
  if (!parted) return { text, breaches: [{ of: 'addition', words: text }] }
  const { whole, draft, grounds } = parted
  const breaches = composed.message.locale === 'es' ? spanishBreaches : rewordingBreaches
  return { text: whole, breaches: breaches(draft, grounds) }
}

/** What of a text is the model's, what it is judged by, and the text as it is said; null where nothing may be put otherwise. */
const partsOf = (
  text: string,
  { message, briefs = [] }: Pick<Composed, 'message' | 'briefs'>,
  state: State,
  rules: Rules,
): { readonly whole: string; readonly draft: string; readonly grounds: Grounds } | null => {
  const parted = partedText(briefs, message.text)
  if (!parted) return null
  const { kept, free } = parted
  const draft = tidied(
    kept !== '' && text.trimStart().startsWith(kept) ? text.trimStart().slice(kept.length) : text,
  )
  const grounds: Grounds = {
    ...groundsIn(state, rules),
    said: [free],
    beside: [
      ...message.choices.map(({ title }) => title),
      ...message.cards.flatMap(({ title, facts }) => [title, ...facts.map((fact) => fact.join(' '))]),
    ],
    ...(message.question !== undefined && { question: message.question }),
    ...(isOffer(briefs) && { kept: fromItsQuestion(free) }),
    longest: longest(free, state, rules),
  }
  return { whole: kept === '' ? draft : `${kept}\n\n${draft}`, draft, grounds }
}

/** Empty where it asks nothing. */
const fromItsQuestion = (text: string): string => {
  const [question] = questionsOf(text)
  return question === undefined ? '' : text.slice(text.indexOf(question))
}

/** An answer says what passages say, and nothing where there are none. */
const judgedAnswer = (text: string, { passages, question }: LookedUp, state: State, rules: Rules): Judged => {
  const draft = tidied(text)
  const said = [...passages.map((passage) => passage.text), ...listedIn(state, rules.business)]
  const grounds: Grounds = {
    ...groundsIn(state, rules),
    said,
    beside: [question, ...passages.map(({ title }) => title)],
    longest: LONGEST_ANSWER,
  }
  if (passages.length === 0) return { text: draft, breaches: [{ of: 'addition', words: draft }] }
  return { text: draft, breaches: [...breachesOf(draft, grounds), ...unsupported(draft, said, question)] }
}

const groundsIn = (state: State, { business }: Rules): Omit<Grounds, 'said' | 'longest'> => ({
  beside: [],
  theirs: theirsIn(state),
  quoted: quotedIn(state),
  listed: listedIn(state, business),
  names: Object.values(state.addresses)
    .map(({ name = '' }) => name)
    .join(' '),
  business,
})

/** Half as much again as the template, and by text what two segments hold, unless the template holds more. */
const longest = (template: string, { turn }: State, rules: Rules): number => {
  const free = Math.round(template.length * 1.5) + 80
  const here = turn.heard.at(-1)?.address.channel
  const isText = here !== undefined && traitsOf(rules, here).carriesTexts
  return isText ? Math.max(template.length, Math.min(free, TWO_SEGMENTS)) : free
}

/** Of GSM-7 characters, with the heads that join them. */
const TWO_SEGMENTS = 306

/** About what the longest passage has. */
const LONGEST_ANSWER = 500
