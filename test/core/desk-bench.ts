import type { Rep, RepNews } from '#core/desk'
import type { Exception } from '#core/exception'
import type { Playbook } from '#core/playbook'
import type { Policy } from '#core/policy'
import { after, type Instant, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { ruleLanguage } from '#language/index'
import { business } from '../support/business.ts'
import { beginning, MONDAY, nothing, type Played, play, said } from '../support/play.ts'

/** A buyer at a phone, read by our own rules, and reps with limits: what desk tests of the core share. */
export const PHONE = { channel: 'sms', id: '+12125550101' } as const
export const ANA: Rep = { id: 'U0ANA', name: 'Ana' }
export const BO: Rep = { id: 'U0BO', name: 'Bo' }
export const YES = 'yes, go ahead'

const REPS = {
  default: { discount: 10, amount: 100_000, terms: false },
  U0BO: { discount: 30, amount: 100_000, terms: true },
}

/** The rules of a business with a desk. */
export const playbook = (policy: Policy = { ...business.policy, reps: REPS }): Playbook => ({
  business: { ...business, policy },
  dialogs: DIALOGS,
  channels: { sms: { optOutReplies: 'platform', carriesTexts: true } },
  desk: true,
})

/** So many seconds after it all began. */
export const at = (s: number): Instant => after(MONDAY, seconds(s))

let messages = 0

/** They write, and are read as they would be. */
export const saying = async (
  before: Played,
  text: string,
  s: number,
  rules: Playbook = playbook(),
): Promise<Played> => {
  const expecting = before.state.question?.about ?? null
  const reading = await ruleLanguage(rules.business).perceive({ text, expecting, now: at(s) })
  return play(before, said(text, PHONE, at(s), `w${++messages}`), rules, () => reading)
}

/** Somebody has written all this, and whatever it calls for is called. */
export const ready = async (...texts: readonly [string, ...(string | Playbook)[]]): Promise<Played> => {
  const rules = texts.find((one) => typeof one !== 'string') ?? playbook()
  let played = beginning
  for (const [n, text] of texts.filter((one) => typeof one === 'string').entries())
    played = await saying(played, text, n, rules)
  return played
}

/** Something comes from the desk. */
export const desk = (before: Played, event: RepNews, rules: Playbook = playbook()): Played =>
  play(before, event, rules, () => nothing)

/** A rep approves, on the card that is open. */
export const approves = (
  before: Played,
  asked: Partial<Exception>,
  rep: Rep = ANA,
  rules: Playbook = playbook(),
  more: Partial<Extract<RepNews, { kind: 'rep-judged' }>> = {},
): Played =>
  desk(
    before,
    {
      kind: 'rep-judged',
      at: at(30),
      rep,
      handOff: before.state.desk?.id ?? 'p-test.hand1',
      verdict: 'approved',
      discount: null,
      price: null,
      terms: null,
      ...asked,
      ...more,
    },
    rules,
  )

/** What has come about since. */
export const since = (before: Played, now: Played) => {
  const events = now.events.slice(before.events.length)
  const told = events.flatMap((event) => (event.kind === 'desk-told' ? [event.order] : []))
  const sent = events.flatMap((event) => (event.kind === 'message-queued' ? [event.message.text] : []))
  return { events, told, sent, kinds: events.map(({ kind }) => kind) }
}

/** Why reps were refused since. */
export const refusals = (before: Played, now: Played) =>
  since(before, now).told.flatMap((order) => (order.do === 'whisper' ? [order.why.reason] : []))
