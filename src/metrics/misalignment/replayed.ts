import { isCurrent } from '#core/edition'
import { hash } from '#core/hash'
import type { Rule } from './trail.ts'

/** The journal does not fold to what was recorded: it was changed, or the code that folds it was (A8, I11). */
export const replayDiffers: Rule = ({ replayed, snapshot, steps, last }) => [
  ...replayed.differences.map(({ event, recorded, replayed: now }) => ({
    n: event,
    at: steps[event]?.event.at ?? last.now,
    what: 'A turn recorded another state than its journal leads to.',
    evidence: [`recorded ${recorded.slice(0, 12)}`, `replayed ${now.slice(0, 12)}`],
  })),
  ...(isCurrent(snapshot) && hash(snapshot) !== hash(last)
    ? [
        {
          n: null,
          at: last.now,
          what: 'The snapshot is not what the journal leads to.',
          evidence: [`kept ${hash(snapshot).slice(0, 12)}`, `replayed ${hash(last).slice(0, 12)}`],
        },
      ]
    : []),
]
