import type { Activity } from '#core/activity'
import type { Address } from '#core/address'
import { decide } from '#core/decide'
import type { Act, Ask } from '#core/effect'
import type { Answer, Event, Incoming } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { personId } from '#core/ids'
import { canonical } from '#core/json'
import { plain } from '#core/message'
import type { Playbook } from '#core/playbook'
import type { Reading } from '#core/reading'
import type { Slot } from '#core/slot'
import type { State } from '#core/state'
import { type Instant, instant, minutes } from '#core/time'

/** What a played history has come to. */
export type Played = {
  readonly state: State
  readonly events: readonly Event[]
  readonly acts: readonly Act[]
}

/** Reads a message in a test: the text goes in, any reading comes out. */
export type Reader = (text: string) => Reading

/** Nothing has happened yet. */
export const beginning: Played = { state: initialState(personId('p-test')), events: [], acts: [] }

/** One event and all answers to what it asks, without I/O: the reader is a function, phrases are their briefs' names. */
export const play = (
  before: Played,
  event: Incoming | Extract<Event, { kind: 'turn-failed' }>,
  playbook: Playbook,
  read: Reader,
): Played => {
  const asked = new Set<string>()
  let played = before
  let open: readonly Event[] = [event]
  while (open.length > 0) {
    const asks: Ask[] = []
    for (const one of open) {
      const decision = decide(played.state, one, playbook)
      played = {
        state: fold(played.state, decision.events),
        events: [...played.events, ...decision.events],
        acts: [...played.acts, ...decision.acts],
      }
      asks.push(...decision.asks.filter((ask) => !asked.has(canonical(ask))))
      for (const ask of decision.asks) asked.add(canonical(ask))
    }
    open = asks.map((ask) => answerTo(ask, event.at, read))
  }
  return delivered(played, before.acts.length, event.at, playbook)
}

/** What was queued is sent before anything else happens. */
export const delivered = (played: Played, from: number, at: Instant, playbook: Playbook): Played =>
  played.acts.slice(from).reduce((now, act) => {
    if (act.act !== 'send') return now
    const news: Event = { kind: 'delivery-updated', at, outgoing: act.outgoing, state: 'sent', reason: null }
    const { events, acts } = decide(now.state, news, playbook)
    return {
      state: fold(now.state, events),
      events: [...now.events, ...events],
      acts: [...now.acts, ...acts],
    }
  }, played)

/** Every hour from nine to five in UTC, weekends too. */
const freeFor = ({ from, to }: Extract<Ask, { ask: 'slots' }>): readonly Slot[] => {
  const slots: Slot[] = []
  for (let at = Math.ceil(from / minutes(60)) * minutes(60); at < to; at += minutes(60)) {
    const hour = new Date(at).getUTCHours()
    if (hour >= 9 && hour < 17) slots.push({ start: instant(at), end: instant(at + minutes(30)) })
  }
  return slots
}

const answerTo = (ask: Ask, at: Instant, read: Reader): Answer => {
  switch (ask.ask) {
    case 'read':
      return { kind: 'message-read', at, message: ask.message, reading: read(ask.text) }
    case 'look-up':
      return { kind: 'looked-up', at, question: ask.question, passages: [] }
    case 'count-code':
      return { kind: 'code-counted', at, to: ask.to, spent: null }
    case 'check-code':
      return {
        kind: 'code-checked',
        at,
        challenge: ask.challenge,
        message: ask.message,
        right: ask.guess === '123456',
      }
    // Nobody else is in such a life, so no link is of anybody.
    case 'look-at-link':
      return {
        kind: 'link-seen',
        at,
        link: ask.link,
        message: ask.message,
        here: ask.here,
        seen: { found: 'void' },
      }
    case 'redeem-link':
      return { kind: 'link-redeemed', at, link: ask.link, message: ask.message, seen: { found: 'void' } }
    case 'check-text':
      return { kind: 'text-checked', at, message: ask.message, challenge: null }
    case 'slots':
      return {
        kind: 'slots-found',
        at,
        from: ask.from,
        to: ask.to,
        zone: ask.zone,
        slots: freeFor(ask),
        reason: null,
      }
    case 'host':
      return {
        kind: 'hosted',
        at,
        bot: ask.bot,
        messages: ask.heard.map(({ message }) => message),
        said: ask.heard.map(({ meant }) => plain(`${ask.bot} heard ${meant}`)),
        reason: null,
      }
    case 'compose':
      return {
        kind: 'composed',
        at,
        order: ask.order,
        message: plain(ask.briefs.map(({ say }) => say).join(' + ')),
      }
  }
}

/** A message as it waits in an inbox. */
export const said = (text: string, address: Address, at: Instant, id: string): Incoming => ({
  kind: 'message-received',
  at,
  address,
  activity: activity(text, address, id),
  more: false,
})

/** An Activity with that text. */
export const activity = (text: string, address: Address, id: string): Activity => ({
  type: 'message',
  id,
  timestamp: new Date(0).toISOString(),
  channelId: address.channel,
  from: { id: address.id, role: 'user' },
  recipient: { id: 'bot', role: 'bot' },
  conversation: { id: address.id, isGroup: false },
  text,
  attachments: [],
})

/** A reading that found nothing. */
export const nothing: Reading = {
  by: 'rules',
  noticed: [],
  service: null,
  acceptance: { verdict: 'uncertain', tier: 'none', hesitates: false, reason: 'uncovered', spans: [] },
  questions: [],
  courtesy: null,
}

/** 2026-11-23, a Monday, 15:00 UTC. */
export const MONDAY = instant(Date.UTC(2026, 10, 23, 15))
