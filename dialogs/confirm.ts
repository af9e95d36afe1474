import { type DialogOf, keep, pass, say } from '#core/dialog'
import { openDiffering } from '#core/differing'
import { openContradiction } from '#core/reports'
import { dayOfReport, notedIn } from './known.ts'

/**
 * Asks which of two values is right, where the deal turns on it. What another system says otherwise, and later than the buyer, is
 * asked once (M4). What two had said otherwise before it was known that they are one is asked until they say, since nothing is put to
 * them for a yes on a guess (M7). Never while a recap stands: a yes to it must not be one to anything else.
 */
export const confirm: DialogOf<'sdr'> = {
  name: 'confirm',
  role: 'sdr',
  propose: (view) => {
    const { state } = view
    const isBusy = state.recap !== null || state.payment !== null || state.meetings.offer !== null
    const isTheirs = view.heard.length > 0 || state.turn.news === 'joined'
    if (!isTheirs || isBusy || state.turn.reverted) return pass()
    const sides = openDiffering(state)
    if (sides) {
      const { kind } = sides.later
      const isAgain = state.question?.about === kind
      return keep(
        ...notedIn(state),
        say({ say: 'confirm-sides', ...sides, ...(isAgain && { again: true }) }, kind),
      )
    }
    const open = openContradiction(state)
    if (!open) return pass()
    const { report: noted, theirs } = open
    const day = dayOfReport(noted, view)
    return keep(...notedIn(state), say({ say: 'confirm-either', noted, day, theirs }, noted.kind))
  },
}
