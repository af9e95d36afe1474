import type { Words } from '#core/brief'

/** What a sentence may be filled with besides `{name}` and `{contact}`, and what it cannot do without. */
export type Placeholders = { readonly may: readonly string[]; readonly must: readonly string[] }

/** Placeholders that every sentence may use. */
export const EVERYWHERE: readonly string[] = ['name', 'contact']

const none: Placeholders = { may: [], must: [] }
const must = (...names: readonly string[]): Placeholders => ({ may: names, must: names })
const may = (...names: readonly string[]): Placeholders => ({ may: names, must: [] })

/** The placeholders of each sentence: what `defineBusiness` checks is what the templates fill. */
export const PLACEHOLDERS: { readonly [name in keyof Words]: Placeholders } = {
  introduce: none,
  'introduce-sms': { may: ['name'], must: ['name'] },
  'welcome-back': may('facts'),
  noted: must('facts'),
  ask: must('question'),
  'ask-need': none,
  'ask-quantity': none,
  'ask-timeline': none,
  'ask-budget': none,
  'ask-decision': none,
  answer: must('passage'),
  price: { may: ['plan', 'price', 'people', 'includes'], must: ['price'] },
  suggest: { may: ['plan', 'price', 'people', 'includes'], must: ['plan', 'price'] },
  prices: must('plans'),
  'no-answer': none,
  'not-understood': none,
  thanks: none,
  files: may('files'),
  'files-photo': none,
  'files-voice': none,
  'files-video': none,
  'files-document': none,
  'files-other': none,
  place: must('place'),
  'file-too-large': may('most'),
  'file-not-taken': none,
  'ask-number': none,
  elsewhere: must('channel'),
  code: { may: ['code', 'valid'], must: ['code'] },
  'code-sent': may('address'),
  'code-wrong': may('tries'),
  'code-void': none,
  joined: must('address'),
  continued: may('facts'),
  recap: may('changed'),
  'confirm-again': none,
  acknowledge: { may: ['opening', 'text'], must: ['text'] },
  checkout: may('opening', 'valid'),
  paid: none,
  'payment-failed': none,
  'payment-reversed': may('receipt', 'how'),
  complete: may('receipt'),
  deferred: none,
  reverted: none,
  'by-quote': may('plan', 'people'),
  'beyond-me': none,
  human: none,
  help: none,
  stopped: none,
  started: none,
  'start-there': must('address'),
  restarted: none,
  'not-me': none,
  'rep-here': must('rep'),
  'rep-gone': may('rep'),
  'nobody-yet': none,
  approved: { may: ['rep', 'what'], must: ['what'] },
  declined: may('rep'),
  trouble: none,
}
