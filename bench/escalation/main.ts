import { DEFAULT_POLICY } from '#config/business'
import type { HandOffTrigger } from '#core/hand-off'
import { TRIGGERS } from '#core/hand-off'
import fernhill from '#examples/fernhill/business'
import { type Converse, conversing } from '#test/support/converse'
import { beginning, type Played } from '#test/support/play'
import { corpus, type Sample } from './corpus.ts'
import { ordinaryTalk } from './talk.ts'

/**
 * Whether a person is brought where the policy says so, and only there (D4): `node dist/bench/escalation/main.js`. Whole
 * conversations with the rule reader, the dialogs and the gate, under a policy in which every trigger is on. A missed one is
 * under-escalation, one too many over-escalation; each is printed, so that rules can be made.
 */
const business = {
  ...fernhill,
  policy: {
    ...fernhill.policy,
    escalate: {
      ...DEFAULT_POLICY.escalate,
      regions: ['US-NY', 'US-NJ', 'US-CT'],
      notIndustries: ['casino', 'vape shop', 'tienda de vapeo'],
      amountAbove: 20_000,
      ambiguousAuthority: true,
    },
  },
}

type Openings = Readonly<Record<Sample['after'], readonly string[]>>

const OPENINGS: Openings = {
  hello: ["Hi, we're 12 people and want coffee machines"],
  recap: ["Hi, we're 12 people and need coffee machines by December 20. Let's do it"],
}

const IN_SPANISH: Openings = {
  hello: ['Hola, somos 12 personas y queremos máquinas de café'],
  recap: ['Hola, somos 12 personas y necesitamos máquinas de café antes del 20 de diciembre', 'adelante'],
}

type Judged = Sample & { readonly brought: readonly HandOffTrigger[] }

/** Everything that was said in an opening is said once. */
const judged = async (
  samples: readonly Sample[],
  converse: Converse,
  openings = OPENINGS,
): Promise<readonly Judged[]> => {
  const opened = {
    hello: await converse(openings.hello),
    recap: await converse(openings.recap),
  }
  return Promise.all(
    samples.map(async (sample) => {
      const { state } = await converse(sample.words, apart(opened[sample.after]))
      return { ...sample, brought: state.handOffs.map(({ trigger }) => trigger) }
    }),
  )
}

/** Only what has come of it counts. */
const apart = ({ state }: Played): Played => ({ ...beginning, state })

const share = (part: number, of: number): string => (of === 0 ? '' : `${((100 * part) / of).toFixed(1)} %`)

const report = (name: string, all: readonly Judged[]) => {
  const must = all.filter((one) => one.must !== null)
  const none = all.filter((one) => one.must === null)
  const missed = must.filter((one) => one.must !== null && !one.brought.includes(one.must))
  const wrong = none.filter(({ brought }) => brought.length > 0)
  for (const { must, words, brought } of missed)
    console.log(
      `${name}: missed ${must}${brought.length > 0 ? ` (but ${brought})` : ''}: ${words.join(' / ')}`,
    )
  for (const { words, brought } of wrong)
    console.log(`${name}: one too many, ${brought}: ${words.join(' / ')}`)
  const row = (trigger: HandOffTrigger) => {
    const due = must.filter((one) => one.must === trigger)
    const lost = missed.filter((one) => one.must === trigger)
    const extra = wrong.filter(({ brought }) => brought.includes(trigger))
    return {
      trigger: trigger as string,
      must: due.length,
      missed: lost.length,
      under: share(lost.length, due.length),
      'one too many': extra.length,
      over: share(extra.length, none.length),
    }
  }
  console.log(`\n${name}: ${must.length} that must bring a person, ${none.length} that must not`)
  console.table([
    ...TRIGGERS.map(row).filter((one) => one.must > 0 || one['one too many'] > 0),
    {
      trigger: 'all',
      must: must.length,
      missed: missed.length,
      under: share(missed.length, must.length),
      'one too many': wrong.length,
      over: share(wrong.length, none.length),
    },
  ])
}

/** Each was read for the first time when the rules stood that the parts before it had led to; what it showed was mended afterwards. */
const PARTS = [
  ['first part, tuned on', 'tuned.txt'],
  ['second part, once held out', 'held-out-1.txt'],
  ['third part, once held out', 'held-out-2.txt'],
  ['fourth part, once held out', 'held-out-3.txt'],
  ['Spanish, first part, tuned on', 'spanish-1.txt', IN_SPANISH],
  ['Spanish, second part, once held out', 'spanish-2.txt', IN_SPANISH],
] as const

const converse = conversing(business)
for (const [name, file, openings] of PARTS) report(name, await judged(corpus(file), converse, openings))
for (const { name, samples } of ordinaryTalk()) report(name, await judged(samples, converse))
