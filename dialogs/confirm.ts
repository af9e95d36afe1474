import { type DialogOf, keep, pass, say } from '#core/dialog'
import { openDiffering } from '#core/differing'
import { openContradiction } from '#core/reports'
import { dayOfReport, notedIn } from './known.ts'

/**
 * Another system says otherwise than the buyer did, later than the buyer, and the deal turns on it: then the buyer is asked, once
 * (M4). And what they had said in two ways before it was known that they are one, they are asked until they say which is right:
 * nothing is put to them for a yes on a guess (M7). Never while a recap stands: it binds to the buyer's own words, and a yes to it must not be one to anything else.
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
