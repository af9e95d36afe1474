import type { AcceptanceSpan } from '#core/acceptance'
import type { Cover } from './cover.ts'
import type { Token } from './normalise.ts'

/** The exact substring that a run of tokens stands for; it is what an acceptance keeps as evidence (spec L2). */
export function spanOf(text: string, tokens: readonly Token[], as: string): AcceptanceSpan {
  const start = tokens[0]?.start ?? 0
  const end = tokens.at(-1)?.end ?? start
  return { start, end, text: text.slice(start, end), as }
}

/** The substrings of a cover that say something, without its thanks and greetings (spec L2). */
export function spansOf(
  text: string,
  tokens: readonly Token[],
  { pieces }: Cover,
): readonly AcceptanceSpan[] {
  return pieces
    .filter((piece) => piece.tier !== 'none')
    .map((piece) => spanOf(text, tokens.slice(piece.from, piece.to), piece.pattern))
}
