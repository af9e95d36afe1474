import type { Decided } from './event.ts'
import type { Reading } from './reading.ts'
import type { Rules } from './rules.ts'
import { type Evidence, type Noticed, type Signal, validUntil } from './signal.ts'
import type { HeardMessage } from './state.ts'
import { utcOffset } from './zone.ts'

/** What was noticed in a message, as a signal with its evidence, and until when it counts (M2, M3). */
export const keptOf = (
  noticed: Noticed,
  { by }: Reading,
  heard: HeardMessage,
  { business: { policy } }: Rules,
): Extract<Decided, { kind: 'signal-kept' }> => {
  const { by: pointedAt, ...said } = noticed
  const signal: Signal = {
    ...said,
    evidence: evidenceOf(heard, noticed.quote, pointedAt ?? by),
    at: heard.at,
    validUntil: validUntil(noticed, heard.at, policy.validity, utcOffset(policy.timeZone, heard.at)),
  }
  return { kind: 'signal-kept', at: heard.at, signal }
}

/** The buyer's own words, also where they only gave the number of what they meant. */
export const evidenceOf = (heard: HeardMessage, quote: string, by: Evidence['by']): Evidence => ({
  message: heard.message,
  address: heard.address,
  quote: heard.text.includes(quote) ? quote : heard.text,
  by,
})

/** All of a message as evidence, by whoever read it. */
export const wordsOf = (heard: HeardMessage): Evidence =>
  evidenceOf(heard, heard.text, heard.reading?.by ?? 'rules')
