import type { Audit, Entry, Told } from './audit.ts'

/** The audit as text, no line longer than `width` where words allow it. */
export const pageOf = (audit: Audit, width: number): string =>
  [
    ...wrapped(`Audit of ${audit.name ?? 'a buyer without a name'}, ${audit.person}`, width),
    ...wrapped(
      `As of ${audit.clock.moment(audit.asOf)}. All times are by the clocks of ${audit.clock.zone}.`,
      width,
    ),
    '',
    ...audit.heading.flatMap(([label, lines]) =>
      lines.flatMap((line, k) => hanging(k === 0 ? label : '', LABEL, line, width)),
    ),
    ...audit.turns.flatMap((turn, k) => [
      '',
      ...(isSameDay(turn, audit.turns[k - 1], audit) ? [] : [audit.clock.day(turn.at), '']),
      ...turn.entries.flatMap((entry, n) => entryLines(entry, n === 0, audit, width)),
    ]),
    '',
    ...wrapped(audit.replay.words, width),
    ...audit.replay.differences.flatMap(({ event, recorded, replayed }) =>
      wrapped(
        `The turn that ends with event ${event} recorded the state ${recorded.slice(0, 12)}, and its journal gives ${replayed.slice(0, 12)}.`,
        width,
      ),
    ),
  ].join('\n')

/** Columns of the heading's labels; of a line's time, event and speaker. */
const LABEL = 12
const ENTRY = 26

/** A terminal narrower than this gets each line under who says it. */
const NARROW = 72

const isSameDay = (turn: Told, before: Told | undefined, { clock }: Audit): boolean =>
  before !== undefined && clock.day(before.at) === clock.day(turn.at)

const entryLines = (
  { n, at, who, what, more = [] }: Entry,
  isFirst: boolean,
  { clock }: Audit,
  width: number,
): readonly string[] => {
  const time = isFirst ? clock.time(at) : ''
  const lead = `${time.padEnd(9)}${String(n).padStart(4)}  ${who.padEnd(10)}`
  if (width >= NARROW)
    return [...hanging(lead, ENTRY, what, width), ...more.flatMap((line) => hanging('', ENTRY, line, width))]
  return [lead.trimEnd(), ...[what, ...more].flatMap((line) => hanging('', 4, line, width))]
}

/** A label, and beside it words that keep to their own column. */
const hanging = (label: string, indent: number, text: string, width: number): readonly string[] =>
  wrapped(text, Math.max(width - indent, 24)).map(
    (line, k) => `${(k === 0 ? label : '').padEnd(indent)}${line}`,
  )

/** Breaks at spaces; a word that is longer than a line stays whole. */
const wrapped = (text: string, width: number): readonly string[] => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
