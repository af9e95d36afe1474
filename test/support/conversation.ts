import { sealWith } from '#checkout/seal'
import type { Showing } from '#contracts/adapter'
import type { Language } from '#contracts/language'
import type { Links } from '#contracts/links'
import type { Memory } from '#contracts/memory'
import type { Model } from '#contracts/model'
import type { Activity } from '#core/activity'
import { type Address, strangerAt } from '#core/address'
import type { Event, Incoming } from '#core/event'
import { initialState } from '#core/evolve'
import type { Playbook } from '#core/playbook'
import { after, type Instant, type Milliseconds, seconds } from '#core/time'
import { ruleLanguage } from '#language/index'
import { openEmbedded } from '#memory/embedded/index'
import type { Pass } from '#turn/pass'
import { settle, type TurnParts } from '#turn/turn'
import { activity, MONDAY } from './play.ts'

/** A conversation by the built-in reader and templates, with everything in it given: said twice, it is the same to the byte. */
export type Conversation = {
  readonly pass: () => Pass
  readonly now: () => Instant
  readonly wait: (length: Milliseconds) => void
  /** They say something, are answered, and the answers are delivered. */
  readonly says: (text: string, from?: Address, more?: Partial<Activity>) => Promise<void>
  /** Something else comes from outside. */
  readonly comes: (
    event: (at: Instant) => Incoming | Extract<Event, { kind: 'turn-failed' }>,
  ) => Promise<void>
  /** The code that was sent last. */
  readonly code: () => string
}

/** What a conversation may be given: a memory that it shares, links, a model beside the rules and where its beginnings show, and rules that are there already. */
type With = {
  readonly memory?: Memory
  readonly links?: Links
  readonly model?: Model
  readonly show?: Showing
  readonly language?: Language
}

/** Begins a conversation at an address of theirs, on a Monday if nothing else is said, by the rules of a playbook; with others, where they share a memory. */
export const conversation = async (
  first: Address,
  playbook: Playbook,
  begins: Instant = MONDAY,
  { memory, links, model, show, language }: With = {},
): Promise<Conversation> => {
  const seal = sealWith('a secret of a test, and of nobody else')
  let at = begins
  let pass: Pass = { state: initialState(strangerAt(first)), events: [], acts: [] }
  let messages = 0
  const parts: TurnParts = {
    memory: memory ?? (await openEmbedded({ directory: null })),
    playbook,
    language: language ?? ruleLanguage(playbook.business),
    seal,
    clock: { now: () => at },
    ...(links && { links }),
    ...(model && { model }),
    ...(show && { show }),
  }
  const take = async (event: Event): Promise<void> => {
    const acts = pass.acts.length
    pass = await settle(pass, event, parts)
    for (const act of pass.acts.slice(acts)) {
      if (act.act !== 'send') continue
      at = after(at, seconds(1))
      const sent = { kind: 'delivery-updated' as const, at, outgoing: act.outgoing, reason: null }
      pass = await settle(pass, { ...sent, state: 'sent' }, parts)
    }
  }
  return {
    pass: () => pass,
    now: () => at,
    wait: (length) => {
      at = after(at, length)
    },
    says: async (text, from = first, more = {}) => {
      at = after(at, seconds(20))
      messages += 1
      const said = { ...activity(text, from, `message-${messages}`), ...more }
      await take({ kind: 'message-received', at, address: from, activity: said, more: false })
    },
    comes: (event) => take(event(at)),
    code: () => seal.codeFor(pass.state.challenge?.id ?? ''),
  }
}
