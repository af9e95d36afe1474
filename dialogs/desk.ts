import type { DeskFact } from '#core/desk'
import { type DialogOf, type Floor, keep, pass, say } from '#core/dialog'
import { exceptionInWords } from '#core/exception'

/** Tells the buyer who is talking to them: a rep has come, has gone, or nobody is free; and what a rep has decided (D6, A9). */
export const desk: DialogOf<'sdr'> = {
  name: 'desk',
  role: 'sdr',
  besideReps: true,
  propose: ({ state, rules }) => {
    const { news, desk: fact } = state.turn
    if (news !== 'desk' || !fact) return pass()
    switch (fact.kind) {
      case 'hand-off-claimed':
        return keep(say({ say: 'rep-here', rep: fact.rep.name }))
      case 'hand-off-unclaimed':
        return keep(say({ say: 'nobody-yet' }))
      case 'hand-off-closed':
        return closed(fact, rules.business.catalogue.currency)
      default:
        return fact satisfies never
    }
  },
}

/** After a decision the thread is picked up at once, by whoever has something to say: a recap of the new terms, for one. */
const closed = (
  { how, rep, hadIt, granted }: Extract<DeskFact, { kind: 'hand-off-closed' }>,
  currency: string,
): Floor<'sdr'> => {
  const gone = hadIt ? [say({ say: 'rep-gone', rep: rep.name })] : []
  if (how === 'declined') return pass(say({ say: 'declined', rep: rep.name }), ...gone)
  if (how === 'approved' && granted)
    return pass(say({ say: 'approved', rep: rep.name, what: exceptionInWords(granted, currency) }), ...gone)
  return keep(...gone)
}
