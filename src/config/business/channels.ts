import { z } from 'zod'
import type { Adapter } from '#contracts/adapter'
import type { Webhooks } from '#contracts/webhooks'
import { OUR_LINES } from '#core/effect'
import { asIs, method } from './leaves.ts'
import { expects, type Problem, problemsOf } from './problem.ts'

/** Reads what a business file's `channels` answered, beside what is `taken` already; all problems are told at once. */
export const readWebhooks = (
  answered: unknown,
  taken: Webhooks,
):
  | { readonly webhooks: Webhooks; readonly problems: readonly [] }
  | { readonly webhooks: null; readonly problems: readonly Problem[] } => {
  const read = shape(taken).safeParse(answered)
  if (!read.success) return { webhooks: null, problems: problemsOf(read.error, ['channels']) }
  return { webhooks: read.data, problems: [] }
}

const flag = (instead: string) => z.boolean(expects('true or false', instead))

const CHOICES = expects('a way to choose', 'Write "buttons" or "numbers".')
const LINKS = expects('a way to show links', 'Write "buttons" or "text".')
const STOPPER = expects('whoever answers STOP', 'Write "ours", or "platform" where the platform itself does.')
const LENGTH = expects('a number of characters', 'Write how many one platform call takes.')
const PAUSE = expects('a pause', 'Write milliseconds(0) where the platform wants none.')
const RATE = expects('a rate', 'Write { perSecond, burst }, or null where the platform sets none.')
const APART = expects(
  'a length of time',
  'Write milliseconds(500) or the like, or leave it out where nothing is shown early.',
)
const SESSION = expects('a length of time', 'Write days(1) or the like, or null where there is no end.')
const ANSWER = expects('an answer', "Write { contentType: 'text/plain', body: 'OK' }.")

const canShape = z.object(
  {
    choices: z.enum(['buttons', 'numbers'], CHOICES),
    cards: flag('Write whether cards are shown as such.'),
    links: z.enum(['buttons', 'text'], LINKS),
    files: flag('Write whether files are sent as such.'),
    textLimit: z.number(LENGTH).positive(LENGTH),
    rate: z
      .object({ perSecond: z.number(RATE).positive(RATE), burst: z.number(RATE).min(1, RATE) }, RATE)
      .nullable(),
    restPerRecipient: z.number(PAUSE).nonnegative(PAUSE),
    idempotentSend: flag('Write whether the same key reaches the buyer once only.'),
    reconciles: flag('Write whether reconcile may ever know.'),
    optOutReplies: z.enum(['platform', 'ours'], STOPPER),
    carriesTexts: flag('Write true for texts to phones, else false.'),
    streams: z.number(APART).positive(APART).optional(),
    session: z.number(SESSION).positive(SESSION).nullable(),
    acknowledgement: z.object({ contentType: z.string(ANSWER), body: z.string(ANSWER) }, ANSWER),
  },
  expects('what a channel can do', 'Write an object with a line for each of the Capabilities.'),
)

const NAME = expects('the name of a channel', 'Write one without a colon or a space, such as "line".')

const adapterShape = z.object(
  {
    channel: z.string(NAME).regex(/^[^\s:]+$/, NAME),
    can: canShape,
    verify: method('Write a function that tells whether it was really the platform.'),
    parse: method('Write a function that tells what a request says.'),
    render: method('Write a function that answers one payload for each platform call.'),
    send: method('Write a function that makes one platform call.'),
    reconcile: method("Write a function; async () => 'unknown' where the platform cannot be asked."),
    gesture: method('Write a function; async () => {} where the platform shows nothing of the kind.'),
    locate: method("Write a function; it answers { kind: 'nowhere', reason } where no files come."),
  },
  expects('an adapter', 'Write what defineChannel answers.'),
)

/** One name, since what lies below a path reaches the same adapter. */
const PATH = /^\/webhooks\/[\w-]+$/

const shape = (taken: Webhooks) =>
  z
    .record(
      z.string(),
      asIs<Adapter>(adapterShape),
      expects('paths with their adapters', "Answer an object such as { '/webhooks/mine': mine }."),
    )
    .superRefine((webhooks, context) => {
      for (const [path, adapter] of Object.entries(webhooks)) {
        const message = pathTrouble(path, taken) ?? nameTrouble(adapter, { ...taken, ...webhooks })
        if (message) context.addIssue({ code: 'custom', path: [path], message })
      }
    })

const pathTrouble = (path: string, taken: Webhooks): string | null => {
  if (!PATH.test(path))
    return 'is no path that can be taken. Write /webhooks/ and one name, such as /webhooks/line.'
  return path in taken || PROVIDERS.has(path)
    ? 'is a path that the server has already. Write another one.'
    : null
}

/** Where providers tell what was paid or moved, if there are any: nobody else is to hear that. */
const PROVIDERS: ReadonlySet<string> = new Set(['/webhooks/stripe', '/webhooks/calcom'])

/** Two paths may share one adapter; two adapters of one name would take each other's mail. */
const nameTrouble = (adapter: Adapter, all: Webhooks): string | null => {
  if (OUR_LINES.includes(adapter?.channel))
    return `is named "${adapter.channel}", as a line of our own is. Give it another name.`
  const others = Object.values(all).filter((other) => other !== adapter)
  return others.some((other) => other?.channel !== undefined && other.channel === adapter?.channel)
    ? `is a second channel named "${adapter.channel}". Give it a name of its own.`
    : null
}
