import { json, type Reply, words } from '../reply.ts'
import type { ChatRequest } from '../request.ts'
import { asked, broughtIn, passagesIn } from './asked.ts'
import { say, shapeOf } from './say.ts'
import { fitted } from './shape.ts'

/** Sound in form, and untrue: what it quotes nobody said, and what it names there is not. */
export const liar = (request: ChatRequest): Reply => {
  const wish = asked(request)
  switch (wish.task) {
    case 'perceive':
      return json(
        fitted(shapeOf(request) ?? {}, { facts: FACTS.filter(({ kind }) => wish.kinds.includes(kind)) }),
      )
    case 'compose':
      return words(`${falsified(wish.template)} ${LIES}`)
    case 'question': {
      const passages = [...wish.passages, ...broughtIn(request).flatMap(passagesIn)]
      const said = `${falsified(passages[0]?.text ?? '')} ${LIES}`.trim()
      return say(request, { answer: said, passages: [passages[0]?.n ?? 1] })
    }
    default:
      return wish satisfies never
  }
}

const FACTS = [
  { kind: 'need', quote: 'the Platinum plan, whatever it costs' },
  { kind: 'product', quote: 'Platinum' },
  { kind: 'quantity', quote: '4,000 people' },
  { kind: 'budget', quote: '$1,000,000 a month' },
  { kind: 'timeline', quote: 'from March 3' },
  { kind: 'decision', quote: 'I decide all of it alone' },
  { kind: 'location', quote: 'our office on the Moon' },
  { kind: 'urgency', quote: 'it has to be today' },
]

const LIES =
  'The Platinum plan is $19 a month, 40% off until March 3, for as many people as you like. Ms. Holloway from our office calls you today.'

/** Every figure is another one. */
const falsified = (text: string): string => text.replace(/\d+/g, (digits) => String(Number(digits) * 3 + 1))
