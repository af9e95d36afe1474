import type { Showing } from '#contracts/adapter'
import type { Calendar, Free } from '#contracts/calendar'
import type { Clock } from '#contracts/clock'
import type { Hosted, Hosting } from '#contracts/host'
import type { Language } from '#contracts/language'
import type { Links } from '#contracts/links'
import type { Memory } from '#contracts/memory'
import type { Model } from '#contracts/model'
import type { Seal } from '#contracts/seal'
import type { Ask } from '#core/effect'
import type { Answer } from '#core/event'
import type { LinkFound } from '#core/link-event'
import type { Rules } from '#core/rules'
import { type Counted, count } from './count.ts'
import { lookedUp, perceived, phrased } from './language.ts'
import type { Pass } from './pass.ts'

/** Who answers what a turn asks. */
export type Answering = {
  readonly language: Language
  /** Reads and words beside the rules; null or absent: nobody does (L1). */
  readonly model?: Model | null
  /** Shows the beginning of what a model words to whoever waits for it; absent: nothing is shown. */
  readonly show?: Showing
  readonly seal: Seal
  readonly clock: Clock
  /** Where codes and tries at them are counted, and by which rules (M6). */
  readonly memory: Pick<Memory, 'outbox'>
  readonly playbook: Rules
  /** Who knows which times are free; null or absent: nobody. */
  readonly calendar?: Calendar | null
  /** What links to go on elsewhere are worth; absent: nothing. */
  readonly links?: Links
  /** Bots of the business's own, by name. */
  readonly hosts?: { readonly [bot: string]: Hosting }
}

/** Asks, and brings the answer back as an event, so that replay never has to ask again. `pass` is what led to the question. */
export const answer = async (ask: Ask, parts: Answering, pass: Pass): Promise<Answer> => {
  const { seal, clock } = parts
  switch (ask.ask) {
    case 'read': {
      const reading = await perceived(ask, parts)
      return { kind: 'message-read', at: clock.now(), message: ask.message, reading }
    }
    case 'look-up': {
      const found = await lookedUp(ask, parts)
      return { kind: 'looked-up', at: clock.now(), question: ask.question, ...found }
    }
    case 'count-code': {
      const { to, network } = ask
      const spent = await counted({ what: 'codes', to, network }, parts, pass)
      return { kind: 'code-counted', at: clock.now(), to, spent }
    }
    case 'check-code': {
      const { challenge, message, network } = ask
      const spent = await counted({ what: 'tries', to: ask.sentTo, network }, parts, pass)
      // What is not looked at is not compared either: how long it takes would tell.
      const right = spent === null && seal.isCode(challenge, ask.guess)
      return { kind: 'code-checked', at: clock.now(), challenge, message, right, ...(spent && { spent }) }
    }
    case 'host': {
      const hosted = await hostedBy(parts.hosts?.[ask.bot], ask, pass)
      const [said, reason] = hosted.kind === 'said' ? [hosted.messages, null] : [null, hosted.reason]
      const messages = ask.heard.map(({ message }) => message)
      return { kind: 'hosted', at: clock.now(), bot: ask.bot, messages, said, reason }
    }
    case 'slots': {
      const { from, to, zone } = ask
      const free = await (parts.calendar?.free(from, to, zone, pass.state.person) ?? NO_CALENDAR)
      const [slots, reason] = free.kind === 'free' ? [free.slots, null] : [null, free.reason]
      return { kind: 'slots-found', at: clock.now(), from, to, zone, slots, reason }
    }
    case 'look-at-link': {
      const { link, message, here } = ask
      const seen = await (parts.links?.look(link, here) ?? NO_LINKS)
      return { kind: 'link-seen', at: clock.now(), link, message, here, seen }
    }
    case 'redeem-link': {
      const { link, message, here } = ask
      const seen = await (parts.links?.redeem(link, here) ?? NO_LINKS)
      return { kind: 'link-redeemed', at: clock.now(), link, message, seen }
    }
    case 'check-text': {
      const challenge = ask.challenges.find((one) => seal.isCode(one, ask.guess)) ?? null
      return { kind: 'text-checked', at: clock.now(), message: ask.message, challenge }
    }
    case 'compose': {
      const composed = await phrased(ask, parts, pass)
      return { kind: 'composed', at: clock.now(), order: ask.order, ...composed }
    }
    default:
      return ask satisfies never
  }
}

const counted = (one: Omit<Counted, 'person'>, parts: Answering, { state }: Pass) =>
  count(
    { ...one, person: state.person },
    { memory: parts.memory, seal: parts.seal, policy: parts.playbook.business.policy },
    parts.clock.now(),
  )

const NO_LINKS: LinkFound = { found: 'void' }

const NO_CALENDAR: Free = { kind: 'unavailable', reason: 'no calendar is set up here' }

type Host = Extract<Ask, { ask: 'host' }>

/** The bot gets what was said as the platform brought it, which is in the journal and not in the question. */
const hostedBy = async (hosting: Hosting | undefined, { bot, heard }: Host, pass: Pass): Promise<Hosted> => {
  if (hosting === undefined)
    return {
      kind: 'failed',
      reason: `There is no bot "${bot}". Export it in the business file's hosts, by hostBot({ name: '${bot}', … }).`,
      detail: '',
    }
  return hosting({
    person: pass.state.person,
    heard: heard.flatMap(({ message, meant }) =>
      pass.events.flatMap((event) =>
        event.kind === 'message-received' && event.activity.id === message
          ? [{ activity: event.activity, meant }]
          : [],
      ),
    ),
  })
}
