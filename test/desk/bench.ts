import { slackApp, slackDesk } from '#channels/slack/index'
import type { DeskPort } from '#contracts/desk'
import type { Memory } from '#contracts/memory'
import type { Address } from '#core/address'
import { strangerAt } from '#core/address'
import { isHeld } from '#core/desk'
import type { Incoming } from '#core/event'
import type { PersonId } from '#core/ids'
import type { Playbook } from '#core/playbook'
import type { State } from '#core/state'
import { seconds } from '#core/time'
import { openDesk } from '#desk/index'
import { DIALOGS } from '#dialogs/index'
import { redact } from '#language/redact/index'
import { openEmbedded } from '#memory/embedded/index'
import { openSlack } from '../channels/slack/bench.ts'
import { business } from '../support/business.ts'
import { beginning, nothing, type Played, play, said } from '../support/play.ts'
import { repAt } from '../support/rep.ts'

export const PHONE: Address = { channel: 'sms', id: '+12125550101' }
export const PERSON = strangerAt(PHONE)
export const ANA = { id: 'U1ANA', name: 'U1ANA' }
export const DESK = 'C1DESK'

export const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { sms: { optOutReplies: 'platform', carriesTexts: true } },
  desk: true,
}

/** A history of the person at the phone: each event, and what it leads to. */
export const played = (...events: readonly Incoming[]): Played =>
  events.reduce((before, event) => play(before, event, playbook, () => ({ ...nothing, service: 'human' })), {
    ...beginning,
    state: { ...beginning.state, person: PERSON },
  })

/** Somebody asks for a person, in these words. */
export const asking = (text: string, at: Incoming['at']): Incoming =>
  said(text, PHONE, at, `m-${text.length}`)

/** A desk in the emulated Slack, over a memory that holds the given history. */
export const openBench = async () => {
  const slack = await openSlack()
  const memory = await openEmbedded({ directory: null })
  const app = slackApp(slack.options)
  const desk = openDesk({
    port: slackDesk(app, DESK),
    memory,
    rules: playbook,
    clock: slack.clock,
    whole: (person) => `npx throughline audit ${person}`,
    fileAddress: ({ id, name }) => `https://bot.example.com/files/${id}/${name}`,
    redact,
  })
  return {
    ...slack,
    memory,
    desk,
    ana: repAt(slack.url, ANA.id, DESK),
    keep: (history: Played) => keep(memory, history, slack.clock.now()),
    close: async () => {
      await memory.close()
      await slack.close()
    },
  }
}

/** Commits a history as one turn. */
export const keep = (memory: Memory, history: Played, now: State['now']): Promise<void> =>
  keepOf(memory, PERSON, history, now)

/** Commits somebody's history as one turn. */
export const keepOf = async (
  memory: Memory,
  person: PersonId,
  { events, state }: Played,
  now: State['now'],
): Promise<void> => {
  const event = { kind: 'timer-fired' as const, at: now, timer: 't' }
  await memory.mailbox.accept(person, { id: `in-${state.length}`, event }, now)
  const [lease] = await memory.mailbox.lease({ now, hold: seconds(10), most: 1 })
  if (!lease) throw new Error('Nobody could be leased.')
  const rest = { lane: 1 as const, held: isHeld(state), parcels: [], timers: [] }
  const taken = lease.envelopes.length
  await memory.mailbox.commit(lease, { taken, events, snapshot: state, ...rest }, now)
}

const unheard = async (): Promise<never> => {
  throw new Error('Nothing is said at the desk here.')
}
/** A desk's platform at which nothing may happen. */
export const SILENT: DeskPort = {
  post: unheard,
  find: unheard,
  update: unheard,
  react: unheard,
  whisper: unheard,
  ask: unheard,
  listen: () => {},
}
