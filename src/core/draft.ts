import type { Decided, Event } from './event.ts'
import type { Breach } from './model.ts'
import type { Rules } from './rules.ts'
import type { State } from './state.ts'

/** A model's words are judged before anybody hears them; what fails is left out, and the template stands (L3, I7). */
export const hearDraft = (state: State, event: Event, rules: Rules): readonly Decided[] => {
  if ((event.kind !== 'composed' && event.kind !== 'looked-up') || !event.draft) return []
  const of = event.kind === 'composed' ? event.order : event.question
  const breaches = breachesOf(event, state, rules)
  return breaches.length > 0
    ? [{ kind: 'draft-refused', at: event.at, of, breaches }]
    : [{ kind: 'draft-taken', at: event.at, of, text: event.draft.text }]
}

const breachesOf = (
  { draft }: Extract<Event, { kind: 'composed' | 'looked-up' }>,
  _state: State,
  _rules: Rules,
): readonly Breach[] => (draft ? [{ of: 'promise', words: draft.text }] : [])
