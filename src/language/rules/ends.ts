/** Nobody states a wish in this many characters; a text made to be slow is not read for longer either. */
const LONGEST = 2_000

/** Of a longer text so much is read at its beginning, and as much at its end: what is pasted stands between what is said. */
const END = LONGEST / 2

/** The beginning and the end of a long message, cut between words, on lines of their own; a short one as it is. */
export const endsOf = (message: string): string =>
  message.length <= LONGEST
    ? message
    : `${message.slice(0, END).replace(/\S*$/, '')}\n${message.slice(-END).replace(/^\S*/, '')}`

/** More than this no platform brings in one message. */
const MOST_PIECES = 32

/** A message in pieces that are each short enough to be read, cut between words, for what must be found wherever it stands. */
export const piecesOf = (message: string): readonly string[] => {
  const pieces: string[] = []
  for (let rest = message; rest !== '' && pieces.length < MOST_PIECES; ) {
    const end = rest.length <= LONGEST ? rest.length : cutBefore(rest)
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return pieces
}

/** After the last sentence that ends in what can be read at once, or the last word; a text of one word is cut anywhere. */
const cutBefore = (text: string): number => {
  const head = text.slice(0, LONGEST)
  const at = Math.max(
    head.lastIndexOf('\n'),
    head.lastIndexOf('. '),
    head.lastIndexOf('! '),
    head.lastIndexOf('? '),
  )
  const end = at > END ? at : head.lastIndexOf(' ')
  return end > 0 ? end + 1 : LONGEST
}
