import { type Speech, say, type View } from '#core/dialog'
import type { Question } from '#core/reading'

/** A question about the order that lies before them is answered by its own terms, which bind, and not by a text about orders (A5). */
export const termIn = ({ point }: Question, { state }: View): Speech | null => {
  const terms = state.payment ? undefined : state.recap?.terms
  if (!terms || point === undefined) return null
  switch (point) {
    case 'cancellation':
    case 'renewal':
    case 'dueNow':
      return say({ say: 'order-term', term: point, terms })
    case 'link':
      return say({ say: 'paying', of: point })
    case 'payment':
    case 'invoice':
      return null
    default:
      return point satisfies never
  }
}

/** What the product itself knows of paying, where the business has written nothing of it. */
export const payingIn = ({ point }: Question): Speech | null =>
  point === 'payment' || point === 'invoice' || point === 'link' ? say({ say: 'paying', of: point }) : null
