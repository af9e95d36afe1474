/**
 * A regular expression over several lines: a line break and the indentation behind it mean nothing, every other space means
 * itself; at the end of a line it is written `\x20`.
 */
export const pattern =
  (flags: string) =>
  (text: TemplateStringsArray, ...pieces: readonly string[]): RegExp =>
    new RegExp(piece(text, ...pieces), flags)

/** A piece of such expressions, written likewise. */
export const piece = (text: TemplateStringsArray, ...pieces: readonly string[]): string =>
  String.raw(text, ...pieces).replace(/\n */g, '')
