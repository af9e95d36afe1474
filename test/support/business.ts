import { DEFAULT_POLICY } from '#config/business'
import type { Business } from '#core/business'
import { DEFAULT_WORDS } from '#language/words/en'

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
  policy: {
    ...DEFAULT_POLICY,
    version: 'test-1',
    timeZone: 'America/New_York',
    acknowledgements: [{ id: 'renewal', text: 'The plan renews every month until you cancel.' }],
  },
  calendar: null,
  words: DEFAULT_WORDS,
}
