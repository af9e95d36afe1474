/** What one platform call holds. */
export type Room = {
  /** Whether a text is short enough. If a text fits, each of its beginnings must fit too. */
  readonly fits: (text: string) => boolean
  /** Characters that no call may exceed. A link longer than `fits` allows is kept whole up to here. */
  readonly limit: number
}

/** A web address inside a text, up to the next white space. */
const LINK = /https?:\/\/\S+/gu

/**
 * Cuts a text into pieces for one platform call each (C5): between paragraphs if it can, else lines, else sentences,
 * else words. Never through a surrogate pair, and through a link only when the link alone is over the limit.
 */
export const split = (text: string, room: Room): readonly string[] => {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest !== '') {
    const piece = rest.slice(0, cutOf(rest, room))
    pieces.push(piece.trimEnd())
    rest = rest.slice(piece.length).trimStart()
  }
  return pieces
}

/** From the most to the least welcome place; a cut comes after the match. */
const SEAMS = [/\n\s*\n/gu, /\n/gu, /[.!?…。！？]["'”’)\]]*\s/gu, /\s/gu] as const

/** A seam before this share of the room would leave the piece too short to be worth a message. */
const LEAST = 0.4

const cutOf = (text: string, room: Room): number => {
  const most = longestFit(text, room)
  if (most === text.length) return most
  const links = [...text.matchAll(LINK)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }))
  const inLink = (at: number) => links.find(({ from, to }) => from < at && at < to)
  for (const seam of SEAMS) {
    const at = lastSeam(text, most, seam)
    if (at > most * LEAST && !inLink(at)) return at
  }
  const link = inLink(most)
  if (link === undefined) return lastSeam(text, most, /\s/gu) || wholeCharacters(text, most)
  if (link.from > 0) return link.from
  return link.to <= room.limit ? link.to : wholeCharacters(text, most)
}

/** How much of the text's beginning fits, at least one character. */
const longestFit = (text: string, { fits, limit }: Room): number => {
  if (text.length <= limit && fits(text)) return text.length
  let [low, high] = [1, Math.min(limit, text.length)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(text.slice(0, middle))) low = middle
    else high = middle - 1
  }
  return low
}

const lastSeam = (text: string, most: number, seam: RegExp): number => {
  const ends = [...text.slice(0, most + 1).matchAll(seam)].map((match) => match.index + match[0].length)
  return ends.filter((end) => end <= most + 1 && end > 0).at(-1) ?? 0
}

const wholeCharacters = (text: string, at: number): number => {
  const halved = /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at))
  if (!halved) return at
  return at > 1 ? at - 1 : at + 1
}
