import { builtinCalendar } from '#calendar/builtin'
import { sealWith } from '#checkout/seal'
import type { Language } from '#contracts/language'
import type { Activity } from '#core/activity'
import { type Address, strangerAt } from '#core/address'
import type { Event } from '#core/event'
import { evolve, initialState } from '#core/evolve'
import { historyOf, woven } from '#core/history'
import { canonical } from '#core/json'
import type { Playbook } from '#core/playbook'
import type { State } from '#core/state'
import { after, days, type Instant, type Milliseconds, seconds } from '#core/time'
import { ruleLanguage } from '#language/index'
import { openEmbedded } from '#memory/embedded/index'
import type { Pass } from '#turn/pass'
import { settle, type TurnParts } from '#turn/turn'
import { activity } from './play.ts'

/** How far a conversation has come. It is a value: from one and the same point it can go on in many ways. */
export type Talk = {
  readonly pass: Pass
  readonly now: Instant
  readonly said: number
  /** Who it turns out to be that they are, once they have proven an address of that one's; absent: nobody else. */
  readonly past?: Talk
}

/** By which a talk goes on: the built-in reader, templates and calendar, and the core; what is sent arrives. */
export type Talking = {
  readonly begin: (address: Address, now: Instant) => Talk
  /** They say something, and are answered. */
  readonly says: (talk: Talk, text: string, from: Address, more?: Partial<Activity>) => Promise<Talk>
  /** Something else happens. */
  readonly comes: (talk: Talk, event: (at: Instant, state: State) => Event) => Promise<Talk>
  /** An address is theirs, and was before any of this. */
  readonly knows: (talk: Talk, address: Address) => Talk
  /** The code that was sent last. */
  readonly codeIn: (talk: Talk) => string
}

/** Time goes by. */
export const waits = (talk: Talk, length: Milliseconds): Talk => ({ ...talk, now: after(talk.now, length) })

/** Talks by the rules of a playbook. */
export const talking = async (playbook: Playbook): Promise<Talking> => {
  const seal = sealWith('a secret of a test, and of nobody else')
  const memory = await openEmbedded({ directory: null })
  const language = remembering(ruleLanguage(playbook.business))
  const rules = playbook.business.calendar
  const partsAt = (at: Instant): TurnParts => {
    const clock = { now: () => at }
    const calendar = rules && builtinCalendar({ records: memory.records, rules, clock })
    return { memory, playbook, language, seal, clock, calendar }
  }
  const take = async (talk: Talk, event: Event): Promise<Talk> => {
    const before = talk.pass.acts.length
    let { now } = talk
    let pass = await settle(talk.pass, event, partsAt(now))
    for (const act of pass.acts.slice(before)) {
      now = after(now, seconds(1))
      if (act.act === 'send') {
        const { outgoing } = act
        pass = also(pass, { kind: 'delivery-updated', at: now, outgoing, state: 'sent', reason: null })
      }
      if (act.act === 'join') {
        const { past, ...alone } = { ...talk, pass, now }
        return take(alone, joint(alone, act.address, past))
      }
    }
    return { ...talk, pass, now }
  }
  return {
    begin: (address, now) => ({
      pass: { state: initialState(strangerAt(address)), events: [], acts: [] },
      now,
      said: 0,
    }),
    says: (talk, text, from, more = {}) => {
      const at = after(talk.now, seconds(20))
      const said = talk.said + 1
      const heard = { ...activity(text, from, `message-${said}`), ...more }
      const received = { kind: 'message-received' as const, at, address: from, activity: heard, more: false }
      return take({ ...talk, now: at, said }, received)
    },
    comes: (talk, event) => take(talk, event(talk.now, talk.pass.state)),
    knows: (talk, address) => ({
      ...talk,
      pass: also(talk.pass, {
        kind: 'address-joined',
        at: talk.now,
        address,
        proof: 'code',
        challenge: null,
      }),
    }),
    codeIn: ({ pass }) => seal.codeFor(pass.state.challenge?.id ?? ''),
  }
}

const also = (pass: Pass, event: Event): Pass => ({
  ...pass,
  state: evolve(pass.state, event),
  events: [...pass.events, event],
})

/** As the bus has it: whoever an address was comes with all that was said there; what was nobody's comes without a past. */
const joint = ({ pass, now: at }: Talk, address: Address, past?: Talk): Event =>
  past
    ? {
        kind: 'rewoven',
        at,
        from: past.pass.state.person,
        address,
        why: 'merged',
        events: woven(historyOf(pass.events), historyOf(past.pass.events)),
      }
    : { kind: 'past-joined', at, address, from: strangerAt(address), signals: [] }

/**
 * The same words on the same day, in answer to the same, are read the same, and the same is phrased the same: each is done once,
 * since it is what takes time.
 */
const remembering = (language: Language): Language => {
  const [read, found, phrased] = [once(language.perceive), once(language.lookUp), once(language.compose)]
  return {
    perceive: (heard) => read(canonical({ ...heard, now: Math.floor(heard.now / days(1)) }), heard),
    lookUp: (question) => found(question, question),
    compose: (briefs) => phrased(canonical(briefs), briefs),
  }
}

const once = <Asked, Answer>(find: (asked: Asked) => Answer) => {
  const known = new Map<string, Answer>()
  return (key: string, asked: Asked): Answer => {
    const answer = known.get(key) ?? find(asked)
    known.set(key, answer)
    return answer
  }
}
