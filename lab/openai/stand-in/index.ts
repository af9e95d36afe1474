import { json, type Reply, words } from '../reply.ts'
import type { ChatRequest } from '../request.ts'
import { answer } from './answer.ts'
import { asked } from './asked.ts'
import { compose } from './compose.ts'
import { perceive } from './perceive.ts'
import { shapeOf } from './say.ts'
import { fitted } from './shape.ts'

/** In the place of a model: it knows what our prompts ask, does it with a few patterns and phrases, and never lies. */
export const standIn = (request: ChatRequest): Reply => {
  const wish = asked(request)
  switch (wish.task) {
    case 'perceive': {
      const facts = perceive(wish.message, wish.kinds, wish.expecting)
      return json(fitted(shapeOf(request) ?? {}, { facts }))
    }
    case 'compose':
      return words(compose(wish.template))
    case 'question':
      return answer(request, wish.question, wish.passages)
    default:
      return wish satisfies never
  }
}
