import type { Choice } from '#core/message'
import type { ReplyBrief } from '#core/reply-brief'
import { ENGLISH } from '../words/en-tongue.ts'
import { fill } from '../words/fill.ts'
import type { Tongue } from '../words/tongue.ts'
import { counted, shortMoney } from './format.ts'
import { termFact } from './order.ts'
import { type Part, say, sentence, type Voice } from './part.ts'

/** What is said to words that bring no fact. */
export const replyPart = (brief: ReplyBrief, voice: Voice): Part => {
  switch (brief.say) {
    case 'goodbye':
    case 'here':
    case 'deferred':
    case 'reverted':
    case 'after-sale':
      return sentence(say(voice, brief.say))
    case 'served':
      return sentence(say(voice, 'served', { place: brief.place }))
    case 'customer':
      return sentence(say(voice, brief.called ? 'customer-called' : 'customer'))
    case 'which-figure':
      return figurePart(brief.figure, voice)
    case 'order-term': {
      const [term, value] = termFact(brief.terms, brief.term, voice)
      return sentence(say(voice, 'order-term', { term, value }))
    }
    case 'paying':
      return sentence(say(voice, `paying-${brief.of}`))
    default:
      return brief satisfies never
  }
}

/** Both that it may be, to choose from; what is tapped comes back in words that are read in any language. */
const figurePart = (figure: number, voice: Voice): Part => {
  const inBoth = (words: typeof moneyIn): Choice => ({
    title: words(figure, voice.tongue, voice),
    value: words(figure, ENGLISH, voice),
  })
  const [people, money] = [inBoth(peopleIn), inBoth(moneyIn)]
  const text = say(voice, 'which-figure', {
    figure: figure.toLocaleString(voice.tongue.tag),
    people: people.title,
    money: money.title,
  })
  return sentence(text, [people, money])
}

const peopleIn = (figure: number, tongue: Tongue): string => counted(figure, 'person', tongue)

const moneyIn = (figure: number, tongue: Tongue, { catalogue }: Voice): string =>
  fill(tongue.per.month, { amount: shortMoney(figure * 100, catalogue.currency, tongue) })
