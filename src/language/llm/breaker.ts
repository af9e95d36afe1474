import type { Clock } from '#contracts/clock'
import type { ModelFailure } from '#core/model'
import { after, type Instant, type Milliseconds, milliseconds, minutes, seconds } from '#core/time'
import type { Failed } from './failure.ts'

/** Says afterwards how a call went that was let through; null: well. */
export type Outcome = (failed: Failed | null) => void

/**
 * Keeps a model that fails from being asked, so that nobody waits for it again and again (L4).
 *
 * B1 It opens after three failures in a row, or when half of the last ten calls failed; at once where the server says that it wants rest.
 * B2 While it is open nobody asks. After the rest one call goes through; the others wait for how that one ends.
 * B3 A probe that fails doubles the rest, up to five minutes; one that succeeds closes it as if nothing had been.
 * B4 How a call went that began before it opened changes nothing any more.
 * B5 It is for what is wrong with the server. What one buyer's words draw out of a model rests it for nobody else.
 */
export type Breaker = {
  /** Null while the model rests. */
  readonly enter: () => Outcome | null
  readonly isOpen: () => boolean
}

/** Told when it opens, and for how long; and null when it has closed again. */
export type Heard = (opened: { readonly why: ModelFailure; readonly rest: Milliseconds } | null) => void

/** One for each process: what a call costs a buyer is known where it was made, and needs no word with others. */
export const breaker = (clock: Clock, heard: Heard): Breaker => {
  let standing: Standing = CLOSED
  const opened = (failed: Failed, usual: Milliseconds): void => {
    const rest = milliseconds(Math.min(failed.rest ?? usual, MOST_REST))
    standing = { kind: 'open', until: after(clock.now(), rest), next: longer(usual), probing: false }
    heard({ why: failed.failed, rest })
  }
  const known: (failed: Failed | null) => void = (failed) => {
    if (standing.kind === 'open') return
    const last = [...standing.last, failed !== null && isOfTheServer(failed)].slice(-WINDOW)
    standing = { kind: 'closed', last }
    if (failed && (failed.rest !== undefined || isTooMuch(last))) opened(failed, FIRST_REST)
  }
  const probed =
    (resting: Resting): Outcome =>
    (failed) => {
      if (failed && isOfTheServer(failed)) return opened(failed, resting.next)
      // It was too dear, so that nobody was asked: the next one is the probe.
      if (failed?.failed === 'out-of-budget') {
        standing = { ...resting, probing: false }
        return
      }
      standing = CLOSED
      heard(null)
    }
  return {
    enter: () => {
      if (standing.kind === 'closed') return known
      if (standing.probing || clock.now() < standing.until) return null
      standing = { ...standing, probing: true }
      return probed(standing)
    },
    isOpen: () => standing.kind === 'open',
  }
}

type Standing = { readonly kind: 'closed'; readonly last: readonly boolean[] } | Resting

type Resting = {
  readonly kind: 'open'
  readonly until: Instant
  /** How long it rests if the probe fails. */
  readonly next: Milliseconds
  readonly probing: boolean
}

const CLOSED: Standing = { kind: 'closed', last: [] }

const IN_A_ROW = 3
const WINDOW = 10
const FIRST_REST = seconds(15)
const LONGEST_REST = minutes(5)
/** A server that wants more than this is asked again all the same, once. */
const MOST_REST = minutes(60)

const longer = (rest: Milliseconds): Milliseconds => milliseconds(Math.min(rest * 2, LONGEST_REST))

const isTooMuch = (last: readonly boolean[]): boolean =>
  (last.length >= IN_A_ROW && last.slice(-IN_A_ROW).every(Boolean)) ||
  (last.length === WINDOW && last.filter(Boolean).length >= WINDOW / 2)

/** What one buyer's words draw from it (`astray.ts` in the core sees to them), or what would cost too much, says nothing about the next call. */
const isOfTheServer = ({ failed }: Failed): boolean => !OF_ONE_QUESTION.has(failed)

const OF_ONE_QUESTION: ReadonlySet<ModelFailure> = new Set(['malformed', 'refused', 'out-of-budget'])
