import { hearDraft } from './draft.ts'
import type { Message } from './message.ts'
import type { Rules } from './rules.ts'
import type { State } from './state.ts'

/** A model's words for an order as far as they have come; `template` is what stands if they do not. */
export type SoFar = { readonly of: string; readonly template: Message; readonly text: string }

/** Whether nothing in them would be refused; what they leave out may come yet (L3). */
export const isTakenSoFar = ({ of, template, text }: SoFar, state: State, rules: Rules): boolean =>
  hearDraft(
    state,
    { kind: 'composed', at: state.now, order: of, message: template, draft: { text } },
    rules,
  ).every(({ kind }) => kind === 'draft-taken')
