import type { Deed } from '#core/effect'
import type { Event } from '#core/event'
import { type Instant, type Milliseconds, milliseconds } from '#core/time'
import type { Conversation } from './conversation.ts'

/** What came of waiting: what was said unasked, where and in which words, and when. */
export type Unasked = { readonly at: Instant; readonly channel: string; readonly text: string }

/** A conversation whose timers go off as their time comes, while nobody says anything. */
export type Patience = {
  /** Lets so much time pass, and tells what was said meanwhile that nobody had asked for. */
  readonly waits: (length: Milliseconds) => Promise<readonly Unasked[]>
}

/** Keeps the timers of a conversation: of each name the last that was set counts, and it goes off once (B5). */
export const patience = (talk: Conversation): Patience => {
  let seen = 0
  const timers = new Map<string, Instant>()
  const collect = (): void => {
    for (const act of talk.pass().acts.slice(seen)) if (act.act === 'wake') timers.set(act.timer, act.at)
    seen = talk.pass().acts.length
  }
  const next = (until: number): { readonly timer: string; readonly at: Instant } | null => {
    collect()
    const [first] = [...timers].map(([timer, at]) => ({ timer, at })).sort((a, b) => a.at - b.at)
    return first && first.at <= until ? first : null
  }
  return {
    waits: async (length) => {
      const until = talk.now() + length
      const acts = talk.pass().acts.length
      for (let due = next(until); due; due = next(until)) {
        const { timer, at } = due
        timers.delete(timer)
        talk.wait(milliseconds(Math.max(0, at - talk.now())))
        await talk.comes((now) => ({ kind: 'timer-fired', at: now, timer }))
      }
      talk.wait(milliseconds(Math.max(0, until - talk.now())))
      return unaskedIn(talk.pass().acts.slice(acts), talk.pass().events)
    },
  }
}

const unaskedIn = (acts: readonly Deed[], events: readonly Event[]): readonly Unasked[] => {
  const queuedAt = new Map(
    events.flatMap((one) => (one.kind === 'message-queued' ? [[one.outgoing, one.at]] : [])),
  )
  return acts.flatMap((act) => {
    const at = act.act === 'send' && act.promptedAt === null ? queuedAt.get(act.outgoing) : undefined
    if (act.act !== 'send' || at === undefined) return []
    const { text, question } = act.message
    return [{ at, channel: act.to.channel, text: question ? `${text} ${question}` : text }]
  })
}
