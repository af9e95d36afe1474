import type { Brief } from '#core/brief'
import type { Card } from '#core/message'
import { CARDS, PAYMENTS } from '../words/en-labels.ts'
import { fill } from '../words/fill.ts'
import { exactMoney } from './format.ts'
import { block, type Part, say, sentence, type Voice } from './part.ts'

type MoneyBrief = Extract<
  Brief,
  {
    readonly say:
      | 'paid'
      | 'confirmed'
      | 'complete'
      | 'payment-failed'
      | 'payment-reversed'
      | 'payment-restored'
      | 'payment-unmatched'
  }
>

/** What became of the money (D7): each sentence says no more than the provider has told. */
export const moneyPart = (brief: MoneyBrief, voice: Voice): Part => {
  switch (brief.say) {
    case 'paid':
      return block(say(voice, 'paid'), [], [receipt(exactMoney(brief.amount, brief.currency), brief.receipt)])
    case 'payment-failed':
      return block(say(voice, 'payment-failed'))
    case 'complete':
      return sentence(
        say(voice, 'complete', {
          receipt: brief.receipt,
          amount: exactMoney(brief.amount, brief.currency),
        }),
      )
    case 'confirmed':
    case 'payment-restored':
      return sentence(say(voice, brief.say, { receipt: brief.receipt }))
    case 'payment-reversed': {
      const how = fill(PAYMENTS.reversed[brief.how], {
        refunded: exactMoney(brief.refunded, brief.currency),
        amount: exactMoney(brief.amount, brief.currency),
      })
      return sentence(say(voice, 'payment-reversed', { receipt: brief.receipt, how }))
    }
    case 'payment-unmatched':
      return sentence(say(voice, 'payment-unmatched', { why: PAYMENTS.unmatched[brief.why] }))
    default:
      return brief satisfies never
  }
}

const receipt = (amount: string, number: string): Card => ({
  title: CARDS.receipt,
  text: '',
  facts: [
    [CARDS.amount, amount],
    [CARDS.number, number],
  ],
  links: [],
})
