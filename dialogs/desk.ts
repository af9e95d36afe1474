import type { DeskFact } from '#core/desk'
import { type DialogOf, type Floor, keep, pass, say, type View } from '#core/dialog'
import { exceptionInWords, ungranted } from '#core/exception'
import { alive } from '#core/signal'
import { insteadOfReps } from './instead.ts'

/** Tells the buyer who is talking to them: a rep has come, has gone, or nobody is free; and what a rep has decided (D6, A9). */
export const desk: DialogOf<'sdr'> = {
  name: 'desk',
  role: 'sdr',
  besideReps: true,
  propose: (view) => {
    const { news, desk: fact } = view.state.turn
    if (news !== 'desk' || !fact) return pass()
    switch (fact.kind) {
      case 'hand-off-claimed':
        return keep(say({ say: 'rep-here', rep: fact.rep.name }))
      case 'hand-off-unclaimed':
        return keep(say({ say: 'nobody-yet' }), ...insteadOfReps(view))
      case 'exception-judged':
        return decided(fact, view)
      case 'hand-off-closed':
        return closed(fact, view)
      default:
        return fact satisfies never
    }
  },
}

type Of<K extends DeskFact['kind']> = Extract<DeskFact, { readonly kind: K }>

const closed = (fact: Of<'hand-off-closed'>, view: View): Floor<'sdr'> => {
  const { hadIt, missed, how, rep } = fact
  const gone = [
    ...(hadIt ? [say({ say: 'rep-gone', rep: rep.name })] : []),
    ...(missed ? [say({ say: 'resumed' })] : []),
  ]
  if (how !== 'approved' && how !== 'declined') return keep(...gone)
  const { proposals } = decided(fact, view)
  return pass(...proposals, ...gone)
}

/** After a decision the thread is picked up at once, by whoever has something to say: a recap of the new terms, for one. */
const decided = (
  { how, rep: { name: rep }, granted }: Pick<Of<'hand-off-closed'>, 'how' | 'rep' | 'granted'>,
  { state, rules }: View,
): Floor<'sdr'> => {
  if (how !== 'approved' || !granted) return pass(say({ say: 'declined', rep }))
  const what = exceptionInWords(granted, rules.business.catalogue.currency)
  const wish = alive(state.signals, 'discount', state.now)
  const besides = wish ? ungranted(wish, granted) : []
  return pass(say({ say: 'approved', rep, what, besides, ...(state.locale === 'es' && { granted }) }))
}
