import { z } from 'zod'
import type { Policy } from '#core/policy'
import type { Words } from '#core/sentences'
import { calendarShape } from './calendar-shape.ts'
import { money, words } from './leaves.ts'
import type { PolicyInput } from './policy-shape.ts'
import { expects } from './problem.ts'

const price = z.union(
  [
    z.literal('by quote'),
    z.strictObject(
      {
        amount: money('Write the amount as a number, for example 89 or 89.50.'),
        per: z.literal('month', expects('a period that can be sold', 'Write "month".')),
      },
      expects('a price', 'Write only { amount, per }.'),
    ),
  ],
  expects('a price', `Write { amount: 89, per: 'month' }, or 'by quote'.`),
)

const people = expects('a number of people', 'Write a whole number, or leave it out where there is no end.')

const plan = z.strictObject(
  {
    id: words('Write an id that never changes, for example "team".').regex(
      /^[a-z0-9-]+$/,
      expects('an id', 'Write lower case letters, digits and hyphens, for example "team".'),
    ),
    name: words('Write the name buyers see, for example "Team".'),
    aliases: z
      .array(
        words('Write another word for the plan.').transform((alias) => alias.toLowerCase()),
        expects('a list of words', 'Write a list such as ["office plan"].'),
      )
      .exactOptional(),
    upTo: z.number(people).int(people).positive(people).exactOptional(),
    price,
    includes: words('Write what it includes, for example "machines, beans and maintenance".'),
  },
  expects('a plan', 'Write { id, name, aliases, upTo, price, includes } and nothing else.'),
)

const currency = expects(
  'a currency with cents',
  'Write the ISO 4217 code of one with two decimals, for example "USD".',
)

const catalogue = z.strictObject(
  {
    currency: z.string(currency).refine(hasCents, currency),
    plans: z
      .array(plan, expects('a list of plans', 'Write a list with at least one plan.'))
      .min(1, expects('a list with a plan in it', 'Write at least one plan.')),
    renewal: words('Write how a plan renews, for example "Renews every month".'),
    cancellation: words(`Write how one gets out, for example "Any time with 30 days' notice".`),
  },
  expects('a catalogue', 'Write { currency, plans, renewal, cancellation } and nothing else.'),
)

const knowledge = z.union(
  [
    words('Write Markdown with a ## heading for each topic.'),
    z.strictObject(
      { file: z.instanceof(URL, expects('a URL', `Write new URL('./knowledge.md', import.meta.url).`)) },
      expects('a file', `Write only { file: new URL('./knowledge.md', import.meta.url) }.`),
    ),
  ],
  expects(
    'knowledge',
    `Write Markdown with a ## heading for each topic, or { file: new URL('./knowledge.md', import.meta.url) }.`,
  ),
)

const sentence = words('Write the sentence, or leave it out to keep the usual one.')

const sentences = z.record(
  z.string(),
  z.union(
    [sentence, z.array(sentence).min(1, expects('a list with a sentence in it', 'Write at least one.'))],
    expects('a sentence', 'Write the sentence, or a list of sentences that take turns.'),
  ),
  expects('an object', 'Write names of sentences with the sentences, such as { introduce: "..." }.'),
)

const phrases = z.record(
  z.string(),
  words('Write the phrase in this language.'),
  expects('an object', `Write your own phrases with what they are, such as { 'Any time': 'Cuando quiera' }.`),
)

const languages = z.strictObject(
  {
    es: z
      .union(
        [
          z.literal(false),
          z.strictObject(
            {
              words: sentences.exactOptional(),
              phrases: phrases.exactOptional(),
              knowledge: knowledge.exactOptional(),
            },
            expects('a language', 'Write { words, phrases, knowledge } and nothing else.'),
          ),
        ],
        expects('a language', 'Write { words, phrases, knowledge }, or false where it is not to be spoken.'),
      )
      .exactOptional(),
  },
  expects('languages', 'Write { es: { words, phrases, knowledge } }, or { es: false }.'),
)

/** A business as its file writes it; the policy has a shape of its own. */
export const businessShape = z.strictObject(
  {
    name: words('Write the name buyers know, for example "Fernhill".'),
    contact: words('Write where a person can be reached, for example "hello@fernhill.example".'),
    catalogue,
    knowledge,
    policy: z.unknown(),
    calendar: calendarShape.exactOptional(),
    words: sentences.exactOptional(),
    languages: languages.exactOptional(),
  },
  expects(
    'a business',
    'Write { name, contact, catalogue, knowledge, policy, calendar, words, languages } and nothing else.',
  ),
)

/** What `defineBusiness` takes: money in dollars, times in words, and only what differs from the defaults. */
export type BusinessInput = Omit<z.input<typeof businessShape>, 'policy' | 'words' | 'languages'> & {
  readonly policy: PolicyInput | Policy
  readonly words?: Partial<Words>
  /** Other languages that buyers are answered in; absent: Spanish too, unless `words` has sentences of its own. */
  readonly languages?: {
    readonly es?:
      | false
      | {
          readonly words?: Partial<Words>
          readonly phrases?: { readonly [own: string]: string }
          readonly knowledge?: BusinessInput['knowledge']
        }
  }
}

function hasCents(code: string): boolean {
  if (!Intl.supportedValuesOf('currency').includes(code)) return false
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: code })
  return format.resolvedOptions().maximumFractionDigits === 2
}
