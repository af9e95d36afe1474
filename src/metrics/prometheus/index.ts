import type { ParsedActivity } from '#contracts/adapter'
import type { Figures } from '#contracts/figures'
import { loaded } from '#contracts/loaded'
import type { Accepted, Memory } from '#contracts/memory'
import { OUR_LINES } from '#core/effect'
import { counting } from './memory.ts'
import { openRegistry, type Registry } from './registry.ts'
import { type Known, seriesOf, type Tell } from './series.ts'
import { type Readable, standingsOf } from './standing.ts'

/** Who there is to be counted by name, and what is so at the moment somebody asks. */
export type MetricsParts = Known & Readable

/** Counts what one app on this node does, in a register of its own, and shows it to a Prometheus. */
export type Metrics = Figures & {
  /** The memory, with turns and deliveries counted as they pass. */
  readonly counted: (memory: Memory) => Memory
  /** What accepts messages, with those of buyers counted. */
  readonly hearing: (accept: Accept) => Accept
}

type Accept = (parsed: ParsedActivity) => Promise<Accepted>

type Told = Parameters<Tell>

/** So much is kept for a register that nobody has asked for yet; then it is opened all the same. */
const MOST_WAITING = 1_000

/**
 * Begins to count at once; the register itself is opened when somebody first wants to see it, or when much has been counted, for it is
 * heavy to load and most that is started for a moment is never looked at.
 */
export const openMetrics = (parts: MetricsParts): Metrics => {
  let waiting: Told[] = []
  let registry: Registry | null = null
  const opened = loaded(async () => {
    const made = await openRegistry(seriesOf(parts), standingsOf(parts, [...parts.channels, ...OUR_LINES]))
    registry = made
    for (const told of waiting) made.tell(...told)
    waiting = []
    return made
  })
  const tell: Tell = (...told: Told) => {
    if (registry) return registry.tell(...told)
    waiting.push(told)
    // Whoever asks to see it hears why it could not be opened; until then nothing may grow without end.
    if (waiting.length >= MOST_WAITING)
      void opened().catch(() => {
        waiting = []
      })
  }
  return {
    posted: (source, outcome) => tell('posted', { source, outcome }),
    refused: (why) => tell('refused', { why }),
    shown: async () => (await opened()).shown(),
    counted: (memory) => counting(memory, tell),
    hearing: (accept) => async (parsed) => {
      const outcome = await accept(parsed)
      tell('received', { channel: parsed.address.channel, outcome })
      return outcome
    },
  }
}
