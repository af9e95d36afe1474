import type { Address } from '#core/address'
import type { LinkFound } from '#core/link-event'

/** What links to go on elsewhere are worth, by their names (M6). */
export type Links = {
  /** What it is worth now; `by`, where somebody has opened it in a conversation: spent by them it is still theirs. */
  look(link: string, by: Address | null): Promise<LinkFound>
  /** Spends it, once for all nodes. Whoever has spent it is told `open` again: a turn may be taken twice. */
  redeem(link: string, by: Address): Promise<LinkFound>
}
