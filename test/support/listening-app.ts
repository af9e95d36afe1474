import { z } from 'zod'
import { createThroughline, type Throughline } from '#app/throughline'
import { webchatAdapter } from '#channels/webchat/index'
import type { Adapter, Capabilities } from '#contracts/adapter'
import type { DeskContent, DeskEars, DeskPort } from '#contracts/desk'
import type { Language } from '#contracts/language'
import type { Memory } from '#contracts/memory'
import type { Activity } from '#core/activity'
import type { Address } from '#core/address'
import type { CrmTold } from '#core/crm-event'
import type { PersonId } from '#core/ids'
import type { Message } from '#core/message'
import { after, type Instant, type Milliseconds, milliseconds, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import fernhill from '#examples/fernhill/business'
import { ruleLanguage } from '#language/index'
import { openEmbedded } from '#memory/embedded/index'
import { eventually } from './eventually.ts'
import { type HearingLog, hearingLog } from './hearing-log.ts'
import { platform } from './platform.ts'
import { MONDAY } from './play.ts'

/** What somebody says, and where: in a group `by` tells who of several. */
export type Saying = {
  readonly address: Address
  readonly text: string
  readonly name: string
  readonly by: string
  readonly isGroup: boolean
}

/** An app whose every way out is heard: what a model, the desk, the CRM, an operator's log and the buyers are told. */
export type ListeningApp = {
  readonly app: Throughline
  readonly memory: Memory
  /** What the language room was asked, each call as JSON: all that a prompt could be made of. */
  readonly asked: { readonly what: 'perceive' | 'look-up' | 'compose'; readonly with: string }[]
  readonly desk: { readonly key: string; readonly content: DeskContent }[]
  readonly crm: { readonly told: CrmTold; readonly person: PersonId }[]
  /** As it left: secrets are filled in. */
  readonly sent: { readonly to: Address; readonly message: Message }[]
  readonly log: HearingLog
  /** The reps' side. */
  readonly ears: () => DeskEars
  /** They say it, and all that follows from it has happened. */
  readonly say: (saying: Saying) => Promise<void>
  readonly wait: (length: Milliseconds) => void
}

const CHANNELS: readonly (readonly [channel: string, can: Partial<Capabilities>])[] = [
  ['sms', {}],
  ['telegram', { optOutReplies: 'ours', carriesTexts: false, choices: 'buttons' }],
  ['chat', { optOutReplies: 'ours', carriesTexts: false, choices: 'buttons' }],
]

/** Opens it in this process, with the clock in hand and no network. */
export const openListening = async (): Promise<ListeningApp> => {
  const memory = await openEmbedded({ directory: null })
  const { streams, feed } = memory
  let now: Instant = MONDAY
  let letters = 0
  const clock = { now: () => now }
  const signingSecret = 'a signing secret of the test'
  const heard: Pick<ListeningApp, 'asked' | 'desk' | 'crm' | 'sent'> = {
    asked: [],
    desk: [],
    crm: [],
    sent: [],
  }
  const log = hearingLog()
  let ears: DeskEars | null = null
  const adapters = CHANNELS.map(([channel, can]) => adapterOf(channel, can, heard.sent))
  const business = { ...fernhill, policy: { ...fernhill.policy, burst: NO_BURST } }
  const app = createThroughline({
    business,
    memory,
    language: listening(ruleLanguage(business), heard.asked),
    dialogs: DIALOGS,
    webhooks: Object.fromEntries(adapters.map((adapter) => [`/webhooks/${adapter.channel}`, adapter])),
    webchat: {
      adapter: webchatAdapter({ streams, feed, clock, signingSecret }),
      origins: [],
      secret: null,
      uploads: null,
    },
    desk: deskOf(heard.desk, (listener) => {
      ears = listener
    }),
    crm: {
      tell: async (told, { person }) => {
        heard.crm.push({ told, person })
        return ACCEPTED
      },
      forget: async () => ACCEPTED,
    },
    waysIn: { webchat: { by: 'page' }, sms: { by: 'text', number: '+14155550100' } },
    signingSecret,
    publicUrl: 'https://bot.example.com',
    clock,
    log,
    lab: null,
  })
  app.start()
  const say = async (saying: Saying): Promise<void> => {
    now = after(now, seconds(20))
    const id = `m${letters++}`
    const body = JSON.stringify({ id, at: new Date(now).toISOString(), ...saying })
    const answer = await app.fetch(
      new Request(`https://bot.example.com/webhooks/${saying.address.channel}`, { method: 'POST', body }),
    )
    if (answer.status !== 200) throw new Error(`It was not taken: ${answer.status}`)
    await eventually(() => settled(memory, id))
  }
  return {
    app,
    memory,
    log,
    ...heard,
    say,
    ears: () => {
      if (ears === null) throw new Error('Nobody listens at the desk.')
      return ears
    },
    wait: (length) => {
      now = after(now, length)
    },
  }
}

/** Texts that follow each other quickly are not waited for here. */
const NO_BURST = { quiet: milliseconds(0), most: milliseconds(0) }

/** Throws until the message stands in a journal, and nothing of anybody waits any more. */
const settled = async ({ journal }: Memory, id: string): Promise<void> => {
  const people = await Promise.all((await journal.persons(100)).map((person) => journal.recall(person)))
  const isHeard = people.some((one) =>
    one?.events.some((event) => event.kind === 'message-received' && event.activity.id === id),
  )
  const waiting = people.flatMap((one) => one?.pending ?? [])
  if (!isHeard || waiting.length > 0) throw new Error(`Not all has come of ${id} yet.`)
}

const ACCEPTED = { kind: 'accepted', externalId: 'x' } as const

const listening = (language: Language, asked: ListeningApp['asked']): Language => ({
  perceive: (heard) => {
    asked.push({ what: 'perceive', with: JSON.stringify(heard) })
    return language.perceive(heard)
  },
  lookUp: (question) => {
    asked.push({ what: 'look-up', with: question })
    return language.lookUp(question)
  },
  compose: (briefs) => {
    asked.push({ what: 'compose', with: JSON.stringify(briefs) })
    return language.compose(briefs)
  },
})

const Said = z.object({
  id: z.string(),
  at: z.string(),
  address: z.object({ channel: z.string(), id: z.string() }),
  text: z.string(),
  name: z.string(),
  by: z.string(),
  isGroup: z.boolean(),
})

const adapterOf = (channel: string, can: Partial<Capabilities>, sent: ListeningApp['sent']): Adapter => ({
  ...platform(can, channel).adapter,
  parse: async ({ body }) => {
    const { id, at, address, text, name, by, isGroup } = Said.parse(
      JSON.parse(new TextDecoder().decode(body)),
    )
    const activity: Activity = {
      type: 'message',
      id,
      timestamp: at,
      channelId: channel,
      from: { id: by, name, role: 'user' },
      recipient: { id: 'bot', role: 'bot' },
      conversation: { id: address.id.split('|')[0] ?? '', isGroup },
      text,
      attachments: [],
    }
    return { kind: 'activities', activities: [{ address, activity, dedupe: id }] }
  },
  render: (message, to) => {
    sent.push({ to, message })
    return [message.text]
  },
})

let posts = 0

const deskOf = (desk: ListeningApp['desk'], listen: DeskPort['listen']): DeskPort => ({
  post: async (content, { key }) => {
    desk.push({ key, content })
    return { kind: 'accepted', externalId: `post-${posts++}` }
  },
  find: async () => null,
  update: async (message, content) => {
    desk.push({ key: message, content })
    return ACCEPTED
  },
  react: async () => ACCEPTED,
  whisper: async (_rep, text, thread) => {
    desk.push({ key: thread ?? '', content: { text, blocks: [] } })
    return ACCEPTED
  },
  ask: async (_trigger, form) => {
    desk.push({ key: 'form', content: { text: JSON.stringify(form), blocks: [] } })
    return ACCEPTED
  },
  listen,
})
