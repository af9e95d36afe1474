import type { Business } from '#core/business'
import type { Policy } from '#core/policy'
import { days, minutes } from '#core/time'
import { DEFAULT_WORDS } from '#language/words/en'

const policy: Policy = {
  version: 'test-1',
  timeZone: 'America/New_York',
  ladder: {
    engage: [],
    qualify: [
      { need: 'fact', fact: 'need' },
      { need: 'score', least: 0.6 },
    ],
    book: [{ need: 'fact', fact: 'timeline' }],
    transfer: [],
    close: [{ need: 'fact', fact: 'readiness' }, { need: 'terms' }],
    commit: [
      { need: 'recap' },
      { need: 'acceptance', tier: 'assent' },
      { need: 'acknowledgements' },
      { need: 'amount', most: 100_000 },
    ],
  },
  score: { need: 0.25, quantity: 0.2, budget: 0.2, timeline: 0.2, decision: 0.15 },
  validity: {
    need: days(60),
    product: days(30),
    quantity: days(60),
    budget: days(45),
    timeline: 'until-day',
    decision: days(60),
    urgency: days(7),
    readiness: days(7),
    objection: days(14),
    discount: days(7),
    preference: 'always',
    contact: 'always',
  },
  recapValid: minutes(24 * 60),
  acceptanceValid: minutes(30),
  checkoutValid: minutes(24 * 60),
  codeValid: minutes(10),
  codeTries: 3,
  acknowledgements: [{ id: 'renewal', text: 'The plan renews every month until you cancel.' }],
  discovery: ['need', 'quantity', 'timeline', 'decision'],
  longPause: days(1),
}

/** A small office-coffee business to read and sell with: a plan for small offices, one for larger ones, one by quote. */
export const business: Business = {
  name: 'Fernhill',
  contact: 'hello@fernhill.example',
  catalogue: {
    currency: 'USD',
    plans: [
      {
        id: 'starter',
        name: 'Starter',
        aliases: ['starter plan', 'small plan'],
        upTo: 15,
        price: 8_900,
        includes: 'one machine',
      },
      { id: 'team', name: 'Team', aliases: ['team plan'], upTo: 60, price: 24_900, includes: 'two machines' },
      {
        id: 'roastery',
        name: 'Roastery',
        aliases: ['roastery plan'],
        upTo: null,
        price: null,
        includes: 'a bar',
      },
    ],
    renewal: 'monthly',
    cancellation: 'any time, 30 days ahead',
  },
  knowledge: '## Oat milk\n\nOat milk is included in every plan.\n',
  policy,
  words: DEFAULT_WORDS,
}
