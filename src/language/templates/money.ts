import type { Brief } from '#core/brief'
import type { Card } from '#core/message'
import { fill } from '../words/fill.ts'
import type { Tongue } from '../words/tongue.ts'
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
      return block(
        say(voice, 'paid'),
        [],
        [receipt(exactMoney(brief.amount, brief.currency, voice.tongue), brief.receipt, voice.tongue)],
      )
    case 'payment-failed':
      return block(say(voice, 'payment-failed'))
    case 'complete':
      return sentence(
        say(voice, 'complete', {
          receipt: brief.receipt,
          amount: exactMoney(brief.amount, brief.currency, voice.tongue),
        }),
      )
    case 'confirmed':
    case 'payment-restored':
      return sentence(say(voice, brief.say, { receipt: brief.receipt }))
    case 'payment-reversed': {
      const how = fill(voice.tongue.payments.reversed[brief.how], {
        refunded: exactMoney(brief.refunded, brief.currency, voice.tongue),
        amount: exactMoney(brief.amount, brief.currency, voice.tongue),
      })
      return sentence(say(voice, 'payment-reversed', { receipt: brief.receipt, how }))
    }
    case 'payment-unmatched':
      return sentence(say(voice, 'payment-unmatched', { why: voice.tongue.payments.unmatched[brief.why] }))
    default:
      return brief satisfies never
  }
}

const receipt = (amount: string, number: string, { cards }: Tongue): Card => ({
  title: cards.receipt,
  text: '',
  facts: [
    [cards.amount, amount],
    [cards.number, number],
  ],
  links: [],
})
