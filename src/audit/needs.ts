import type { CrmTool } from '#core/crm-event'
import type { HandOffTrigger } from '#core/hand-off'
import type { Level, Requirement } from '#core/policy'
import type { Rules } from '#core/rules'
import type { ToolCall } from '#core/tool'
import { listed, moneyOf, percent } from './text.ts'

/** What a tool does, after "to". */
export const TOOL_WORDS: { readonly [tool in ToolCall['tool'] | CrmTool | 'say']: string } = {
  'send-code': 'send a code to a phone that they named',
  'join-address': 'take an address for theirs, by a code or a link',
  'issue-link': 'give a link to go on elsewhere',
  'show-code': 'show a code to be texted from a phone that they named',
  'join-vouched': 'take a phone for theirs, on the word of the platform',
  'join-login': 'take them for the user whom the site says is logged in',
  'hand-off': 'call for a person',
  'check-identity': 'send a code to their phone, to see who says yes',
  'offer-slots': 'offer times for a meeting',
  'book-slot': 'book a meeting',
  'move-booking': 'move a meeting',
  'cancel-booking': 'call off a meeting',
  'state-recap': 'state the terms and ask for a yes',
  'offer-checkout': 'send the link to pay',
  'place-order': 'place the order, to be paid on an invoice',
  'write-lead': 'tell the CRM of the lead',
  'write-deal': 'tell the CRM of the deal',
  'write-help': 'tell the CRM what a rep did',
  say: 'answer there',
}

/** What a level permits. */
export const LEVEL_WORDS: { readonly [level in Level]: string } = {
  engage: 'talk',
  qualify: 'take them for a buyer who fits',
  book: 'book their time',
  transfer: 'hand them to a person',
  close: 'state the terms',
  commit: 'send the link to pay',
}

/** Why a person was called, after "because". */
export const TRIGGER_WORDS: { readonly [trigger in HandOffTrigger]: string } = {
  'asked-for-human': 'they asked for one',
  'by-quote': 'what they need is priced by quote',
  discount: 'they asked for other terms than the listed ones',
  amount: 'the order is larger than the assistant may take',
  legal: 'they raised a matter of law or contracts',
  outside: 'they may be outside of what is served',
  'ambiguous-authority': 'they have to ask somebody before they can say yes',
  conflict: 'somebody on their side says no',
  compliance: 'they raised a matter of compliance',
  'after-sale': 'they want an order that is placed undone, changed or paid back',
  anger: 'they are angry',
  misunderstood: 'the assistant kept missing what they mean',
  'failure-in-closing': 'something failed while they were buying',
  'payment-mismatch': 'a payment does not fit what was agreed',
  'payment-reversed': 'a payment went back, or is disputed',
  'not-me': 'a chat says that this is somebody else',
}

/** Requirements that are not met, in words; empty where none is missing. */
export const missingInWords = (missing: readonly Requirement[], rules: Rules): string =>
  listed([...new Set(missing.filter((one) => isAskedFor(one, rules)).map((one) => needInWords(one, rules)))])

/** While no terms stand, nobody knows whether their amount will take more; a policy that never asks for it lacks nothing. */
const isAskedFor = ({ need }: Requirement, { business: { policy } }: Rules): boolean =>
  (need !== 'second-yes' || policy.confirmTwiceAbove !== null) &&
  (need !== 'identity' || policy.identityAbove !== null)

const needInWords = (need: Requirement, { business }: Rules): string => {
  switch (need.need) {
    case 'fact':
      return need.fact === 'readiness' ? 'that they are ready to buy' : `the ${need.fact}`
    case 'score':
      return `a qualifying score of ${percent(need.least)}`
    case 'terms':
      return 'all that the terms are made of'
    case 'recap':
      return 'terms that were stated and are still what is known'
    case 'acceptance':
      return `a yes to these terms (${need.tier === 'explicit' ? 'explicit' : 'by assent or clearer'})`
    case 'acknowledgements':
      return `their agreement to ${listed(business.policy.acknowledgements.map(({ id }) => id)) || 'what must be agreed to'}`
    case 'second-yes':
      return 'a second yes to so large an amount'
    case 'identity':
      return 'a code that shows who says yes to so large an amount'
    case 'amount':
      return `an amount of at most ${moneyOf(need.most, business.catalogue.currency)}`
    default:
      return need satisfies never
  }
}
