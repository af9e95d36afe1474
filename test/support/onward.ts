import { type Address, addressKey, type ChannelId } from '#core/address'
import { canonical } from '#core/json'
import type { Playbook } from '#core/playbook'
import { DIALOGS } from '#dialogs/index'
import fernhill from '#examples/fernhill/business'
import { MONDAY } from './play.ts'
import type { Stage, Step } from './stages.ts'
import { type Talk, type Talking, talking, waits } from './talk.ts'

/** A mailbox of the buyer's on each channel. */
export const MAILBOXES = {
  sms: { channel: 'sms', id: '+12125550147' },
  webchat: { channel: 'webchat', id: 'conversation-1' },
  telegram: { channel: 'telegram', id: '7001' },
  slack: { channel: 'slack', id: 'T1:D1' },
  whatsapp: { channel: 'whatsapp', id: '+12125550147' },
  msteams: { channel: 'msteams', id: 'a:1' },
} as const satisfies { readonly [channel: ChannelId]: Address }

/** A channel that the buyer is on. */
export type Network = keyof typeof MAILBOXES

/** What the channels are like, as their adapters say. */
export const TRAITS: { readonly [network in Network]: Playbook['channels'][string] } = {
  sms: { optOutReplies: 'platform', carriesTexts: true },
  webchat: { optOutReplies: 'ours', carriesTexts: false },
  telegram: { optOutReplies: 'ours', carriesTexts: false },
  slack: { optOutReplies: 'ours', carriesTexts: false },
  whatsapp: { optOutReplies: 'platform', carriesTexts: true },
  msteams: { optOutReplies: 'ours', carriesTexts: false },
}

/** Where a code for large amounts goes, and nothing is ever said. */
const THIRD: Address = { channel: 'sms', id: '+12125550199' }

/** The example business, as a stage wants it. */
const playbookFor = ({ policy, email }: Stage): Playbook => ({
  business: {
    ...fernhill,
    policy: { ...fernhill.policy, ...policy },
    calendar: fernhill.calendar && { ...fernhill.calendar, email: email ?? false },
  },
  dialogs: DIALOGS,
  channels: TRAITS,
  desk: true,
})

/** By which the talks of a stage go on; the same for all stages of one policy, since whatever it has read it need not read again. */
export const talkingAt = (stage: Stage): Promise<Talking> => {
  const { policy, email } = stage
  const key = canonical({ ...policy, email: email ?? false })
  const by = TALKINGS.get(key) ?? talking(playbookFor(stage))
  TALKINGS.set(key, by)
  return by
}

const TALKINGS = new Map<string, Promise<Talking>>()

/** Nobody has said anything; a phone may be theirs already, and these addresses too. */
export const begun = (stage: Stage, at: Address, by: Talking, known: readonly Address[] = []): Talk => {
  let talk = by.begin(at, MONDAY)
  for (const one of [...(stage.phone ? [THIRD] : []), ...known]) talk = by.knows(talk, one)
  return talk
}

/** All these steps, what they say from this address. */
export const goOn = async (talk: Talk, all: readonly Step[], from: Address, by: Talking): Promise<Talk> => {
  let now = talk
  for (const next of all) now = await step(now, next, from, by)
  return now
}

const step = async (talk: Talk, next: Step, from: Address, by: Talking): Promise<Talk> => {
  if (typeof next === 'string') return by.says(talk, next, from)
  if ('waits' in next) return waits(talk, next.waits)
  if ('comes' in next) return by.comes(talk, next.comes)
  if ('types' in next) return by.says(talk, by.codeIn(talk), from)
  const { answers, title } = tapped(talk, next.taps)
  return by.says(talk, title, from, { replyToId: answers, value: { choice: next.taps } })
}

const tapped = ({ pass: { state } }: Talk, choice: number) => ({
  answers: state.offeredIn ?? '',
  title: state.offered[choice - 1]?.title ?? '',
})

/** What somebody can say where no button lies before them. */
const inWords = (next: Step, talk: Talk): Step =>
  typeof next === 'object' && 'taps' in next ? tapped(talk, next.taps).title : next

const joins = (talk: Talk, address: Address, by: Talking): Promise<Talk> =>
  by.comes(talk, (at) => ({ kind: 'address-joined', at, address, proof: 'vouched', challenge: null }))

const TO_TEXTS = 'can I text with you instead?'
const DIGRESSION = 'do you have oat milk?'

/** A talk at a stage, there at which it is left and where it goes on, and whether all their other addresses are known. */
export type Leaving = {
  readonly stage: Stage
  readonly by: Talking
  readonly from: Address
  readonly to: Address
  /** At the stage, with no other address. */
  readonly alone: Talk
  /** At the stage, with all the others known for long. */
  readonly known: Talk
}

/** How they come to be elsewhere: where the talk is once they have moved, what they do then, and with what that is compared. */
export type Way = {
  readonly name: string
  /** Whether it is to be had between these two. */
  readonly goes: (leaving: Leaving) => boolean
  readonly moves: (leaving: Leaving) => Promise<Talk>
  readonly says: (stage: Stage, moved: Talk) => readonly Step[]
  /** What whoever never changed the channel says first. */
  readonly first?: Step
}

const onward = ({ next, there }: Stage): readonly Step[] => there ?? next

/** What is said before it was put where they are counts only once it has been. */
const atOnce = (stage: Stage, moved: Talk): readonly Step[] => {
  const [first, ...rest] = onward(stage).map((next) => inWords(next, moved))
  return first === undefined ? [] : [first, ...(stage.binds ? [first] : []), ...rest]
}

const isPhone = ({ channel }: Address): boolean => channel === 'sms'
const isOptedOut = ({ known, from }: Leaving): boolean =>
  known.pass.state.addresses[addressKey(from)]?.suppressed === true

/** Every way in which a buyer comes to be on another channel. */
export const WAYS: readonly Way[] = [
  {
    name: 'joined from outside',
    goes: () => true,
    moves: ({ alone, to, by }) => joins(alone, to, by),
    says: onward,
  },
  {
    name: 'joined by a code to the new address',
    goes: (leaving) => isPhone(leaving.to) && !isOptedOut(leaving),
    moves: ({ alone, from, to, by }) => goOn(alone, [TO_TEXTS, to.id, { types: 'code' }], from, by),
    // The code that joins the phone has shown who they are as well.
    says: ({ next, policy }) => (policy?.identityAbove ? [] : next),
  },
  {
    name: 'a stranger there until a code to the old address is typed',
    goes: (leaving) => isPhone(leaving.from) && !isOptedOut(leaving),
    moves: async ({ alone, from, to, by }) => {
      const stranger = { ...by.begin(to, alone.now), said: alone.said, past: alone }
      return goOn(stranger, ['Hello', TO_TEXTS, from.id, { types: 'code' }], to, by)
    },
    says: onward,
  },
  {
    name: 'known there for long, they ask something',
    goes: () => true,
    moves: async ({ known }) => known,
    first: DIGRESSION,
    says: (stage) => [DIGRESSION, ...onward(stage)],
  },
  {
    name: 'known there for long, they just answer',
    goes: ({ stage }) => 'string' === typeof stage.next[0] || 'taps' in (stage.next[0] ?? {}),
    moves: async ({ known }) => known,
    says: atOnce,
  },
]
