import { type Address, addressKey, sameAddress } from './address.ts'
import { textable } from './continuing.ts'
import type { Decided } from './event.ts'
import { hash } from './hash.ts'
import { numbered } from './ids.ts'
import type { LinkDecided, ShownCode } from './link-event.ts'
import type { Policy } from './policy.ts'
import type { Rules } from './rules.ts'
import type { State } from './state.ts'
import { after, days } from './time.ts'
import type { ToolCall } from './tool.ts'

type Call<T extends ToolCall['tool']> = Extract<ToolCall, { readonly tool: T }>

/** To join an address, by whichever proof. */
export type JoinCall = Call<'join-address'>

type GivingCall = Call<'issue-link' | 'show-code'>

/** Why no link and no code to be texted may be given, to whoever speaks alone: so many a day (M6). */
export const givingBarrier = (call: GivingCall, state: State, rules: Rules): string | null => {
  const { continuing, now } = state
  if (call.tool === 'show-code' && rules.waysIn?.[call.phone.channel]?.by !== 'text')
    return 'there is no number that it could be texted to'
  if (call.tool === 'show-code' && addressKey(call.phone) in state.addresses)
    return 'this phone is theirs already'
  const today = (continuing?.given ?? []).filter((at) => at > now - days(1)).length
  return today < rules.business.policy.linksPerDay ? null : 'enough links and codes were given today'
}

/** A link that was said yes to and is spent for them alone; or the very code that their own phone was to text. */
export const isProvenElsewhere = (
  { address, challenge, by }: JoinCall,
  state: State,
  { business }: Rules,
): boolean => {
  const { link, texted, heard } = state.turn
  const phone = heard.at(-1)?.address
  if (by === 'texted')
    return (
      phone !== undefined &&
      texted === challenge &&
      textable(phone, state, business.policy).some(
        (one) => one.challenge === challenge && sameAddress(one.from, address),
      )
    )
  return (
    link?.link === challenge &&
    link.answer === 'yes' &&
    link.redeemed?.found === 'open' &&
    sameAddress(link.redeemed.from, address)
  )
}

/** A link, or a code to be texted, as a fact. It is named by how long the journal was, which no weaving ever makes less (M7). */
export const given = (call: GivingCall, here: Address, state: State, policy: Policy): readonly Decided[] => {
  const { now: at, person, length } = state
  return call.tool === 'issue-link'
    ? [
        {
          kind: 'link-issued',
          at,
          link: numbered(person, 'link', length),
          from: here,
          expiresAt: after(at, policy.linkValid),
        },
      ]
    : [
        {
          kind: 'code-shown',
          at,
          challenge: `${numbered(person, 'text', length)}.${hash([addressKey(call.phone), at]).slice(0, 12)}`,
          for: call.phone,
          from: here,
          expiresAt: after(at, policy.codeValid),
        },
      ]
}

/** What the phone's owner must know of a code that is shown elsewhere. */
export const shownIn = (event: Extract<LinkDecided, { kind: 'code-shown' }>): ShownCode => ({
  challenge: event.challenge,
  for: event.for,
  from: event.from,
  expiresAt: event.expiresAt,
})
