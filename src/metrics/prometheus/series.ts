import { POSTED, REFUSED } from '#contracts/figures'
import { OUR_LINES } from '#core/effect'
import { TRIGGERS } from '#core/hand-off'

/** Who there is to be counted by name; whoever else turns up is `other`, so that no label ever grows. */
export type Known = { readonly channels: readonly string[]; readonly sources: readonly string[] }

/** For each label every value that it may have: of things in general, and never of a person. */
type Labels = { readonly [label: string]: readonly string[] }

/** What is counted under one name. `buckets` in seconds, where lengths of time are counted and not events. */
export type Series<L extends Labels = Labels> = {
  readonly name: string
  readonly help: string
  readonly labels: L
  readonly buckets?: readonly number[]
}

/** All that this node counts, by our own names; Prometheus's name, unit and labels follow its conventions ("Metric and label naming"). */
export const seriesOf = ({ channels, sources }: Known) => {
  const lines = [...channels, ...OUR_LINES]
  return {
    posted: counter('webhooks_total', 'Requests that were posted here, by what became of them', {
      source: sources,
      outcome: POSTED,
    }),
    refused: counter('chat_refused_total', 'Requests of the website chat that were refused, by why', {
      why: REFUSED,
    }),
    received: counter('messages_received_total', 'Messages of buyers, and of how many we had heard', {
      channel: channels,
      outcome: ACCEPTED,
    }),
    turns: counter('turns_total', 'Turns that came to an end, by how', { outcome: TURNED }),
    own: lengths('turn_seconds', 'Length of a committed turn, less the time that a model was asked', OWN, {}),
    model: lengths('turn_model_seconds', 'How long a model was asked in a turn that asked one', MODEL, {}),
    answers: lengths(
      'answer_seconds',
      'From what they did, to when the platform had the answer',
      ANSWERS,
      {},
    ),
    queued: counter('parcels_queued_total', 'What turns put into the outbox', { channel: lines }),
    delivered: counter('deliveries_total', 'What became of parcels of the outbox, one try at a time', {
      channel: lines,
      outcome: DELIVERED,
    }),
    calls: counter('model_calls_total', 'Questions to a model, by what they were for and what came of them', {
      purpose: PURPOSES,
      outcome: CALLED,
    }),
    callLengths: lengths('model_call_seconds', 'How long a question to a model took', MODEL, {
      purpose: PURPOSES,
    }),
    tokens: counter('model_tokens_total', 'Tokens that questions to a model took, in and out', {
      purpose: PURPOSES,
    }),
    wordings: counter('model_wordings_total', 'What became of wordings of a model, once they were judged', {
      outcome: ['said', 'refused'],
    }),
    breaches: counter('model_breaches_total', 'Wordings of a model that were refused, by what was wrong', {
      of: BREACHES,
    }),
    handOffs: counter('hand_offs_total', 'Times a person was asked for, by why', { trigger: TRIGGERS }),
  } as const
}

/** The series by our own names. */
export type AllSeries = ReturnType<typeof seriesOf>

/** One thing to count: the series, its labels, and how many, or how many seconds. */
export type Tell = <N extends keyof AllSeries>(
  series: N,
  labels: { readonly [L in keyof AllSeries[N]['labels']]: ValueOf<AllSeries[N]['labels'][L]> },
  value?: number,
) => void

type ValueOf<Values> = Values extends readonly string[] ? Values[number] : never

const counter = <const L extends Labels>(name: string, help: string, labels: L): Series<L> => ({
  name: `throughline_${name}`,
  help: `${help}.`,
  labels,
})

const lengths = <const L extends Labels>(
  name: string,
  help: string,
  buckets: readonly number[],
  labels: L,
): Series<L> => ({ ...counter(name, help, labels), buckets })

/** Without a model a turn takes some milliseconds; what it waits for is the memory. */
const OWN = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
const MODEL = [0.1, 0.25, 0.5, 1, 2, 4, 8, 16]
/** A burst is waited for, a rate may hold back, and a platform that is away for an hour still gets its message. */
const ANSWERS = [0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 300, 1_800]

/** How a turn may end: `failed` will be tried again, `given-up` was tried thrice, `fenced` came too late, `unanswered` nobody knows. */
const TURNED = ['committed', 'failed', 'given-up', 'fenced', 'unanswered'] as const

/** How a try to deliver may end; after `retried` and `postponed` the parcel still waits. */
const DELIVERED = ['sent', 'done', 'suppressed', 'withdrawn', 'retried', 'postponed', 'dead'] as const

const ACCEPTED = ['accepted', 'duplicate', 'erased'] as const

// Each of these names all there are: whoever counts one that is missing here does not compile.
const PURPOSES = ['read', 'look-up', 'compose'] as const

const CALLED = [
  'answered',
  'down',
  'slow',
  'malformed',
  'refused',
  'rate-limited',
  'out-of-budget',
  'resting',
] as const

const BREACHES = [
  'number',
  'price',
  'plan',
  'date',
  'discount',
  'link',
  'name',
  'promise',
  'secret',
  'instruction',
  'disclosure',
  'length',
  'question',
  'language',
  'loss',
  'addition',
  'disguise',
] as const
