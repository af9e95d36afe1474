import { withoutToMachines } from '#core/to-machines'

/** One topic of the business's own text, as plain sentences. */
export type Section = {
  readonly id: number
  readonly title: string
  /** The titles that this one stands under. */
  readonly under: string
  readonly text: string
  /** Other words for it, which the business has listed; they are searched and never said. */
  readonly also: string
}

/**
 * The topics of a Markdown or plain text, in order. Each heading begins one, of whichever level; without headings each paragraph is one.
 * What stands before the first heading, or under the title of the whole text, is for whoever writes it, and no topic.
 */
export const sectionsOf = (markdown: string): readonly Section[] => {
  const blocks = blocksOf(withoutToMachines(cleared(markdown)))
  const found = blocks.some(({ level }) => level > 0) ? headed(blocks) : paragraphs(blocks)
  return found
    .map(({ title, under, lines }, id) => {
      const also = lines.flatMap((line) => ALSO.exec(line)?.[1] ?? [])
      const said = lines.filter((line) => !ALSO.test(line))
      return {
        id,
        title: plainText([title]),
        under: plainText([under]),
        text: plainText(said),
        also: also.join(', '),
      }
    })
    .filter((section) => section.text !== '')
}

/** Whole sentences of a text, in order. */
export const sentencesOf = (text: string): readonly string[] =>
  [...SENTENCES.segment(text)].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== '')

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' })

const ALSO = /^\s*(?:[-*+] )?(?:\*\*|_)?(?:also asked as|tambi[eé]n preguntado como):?(?:\*\*|_)?:?\s*(.+)$/i

/** What begins with a heading, or before the first (level 0), up to the next. */
type Block = { readonly level: number; readonly title: string; readonly lines: readonly string[] }
type Found = { readonly title: string; readonly under: string; readonly lines: readonly string[] }

/** Comments, code and the head that other programs read are nobody's answer. */
const cleared = (markdown: string): string =>
  markdown
    .replace(/\r\n?/g, '\n')
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^[ \t]*(?:```|~~~).*$/gm, '')
    .replace(
      /^([^\n#>|-][^\n]*)\n(=+|-{2,})[ \t]*$/gm,
      (_, title: string, mark: string) => `${mark.startsWith('=') ? '#' : '##'} ${title}`,
    )

const blocksOf = (text: string): readonly Block[] =>
  text.split(/^(?=#{1,6}[ \t]+\S)/m).map((part) => {
    const [first = '', ...lines] = part.split('\n')
    const heading = /^(#{1,6})[ \t]+(.*?)[ \t#]*$/.exec(first)
    return heading
      ? { level: heading[1]?.length ?? 1, title: heading[2] ?? '', lines }
      : { level: 0, title: '', lines: [first, ...lines] }
  })

const headed = (blocks: readonly Block[]): readonly Found[] => {
  const topics = blocks.filter(({ level }) => level > 0)
  const [first] = topics
  const isTitle =
    first !== undefined &&
    topics.length > 1 &&
    topics.every((block) => block === first || block.level > first.level)
  return topics
    .map((block, n) => ({ ...block, under: above(topics.slice(isTitle ? 1 : 0, n), block.level) }))
    .filter((_, n) => !(isTitle && n === 0))
}

/** The nearest heading of each higher level before this one. */
const above = (before: readonly Block[], level: number): string => {
  const titles: string[] = []
  let within = level
  for (const block of before.toReversed()) {
    if (block.level >= within) continue
    titles.unshift(block.title)
    within = block.level
  }
  return titles.join(', ')
}

/** Plain text: a paragraph a topic, its first line the title where it is a question, or short and without an end. */
const paragraphs = (blocks: readonly Block[]): readonly Found[] =>
  blocks
    .flatMap(({ lines }) => lines.join('\n').split(/\n[ \t]*\n/))
    .map((paragraph) => {
      const [first = '', ...rest] = paragraph.trim().split('\n')
      const isTitle =
        rest.length > 0 && (/[?:]\s*$/.test(first) || (first.length <= 60 && !/[.!,;]\s*$/.test(first)))
      return isTitle
        ? {
            title: first.replace(/^q(?:uestion)?[:.] */i, '').replace(/:\s*$/, ''),
            under: '',
            lines: rest.map(answered),
          }
        : { title: '', under: '', lines: [first, ...rest] }
    })

const answered = (line: string): string => line.replace(/^a(?:nswer)?[:.] */i, '')

/** Markdown is for whoever writes the knowledge; whoever asks gets words, on channels that know no markup. */
const plainText = (lines: readonly string[]): string =>
  lines
    .filter((line) => !/^[ \t]*\|?[ \t:|-]+$/.test(line) || /^\s*$/.test(line))
    .map((line) => item(row(line)))
    .join('\n')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\(([^)\s]+)[^)]*\)/g, '$1 ($2)')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/(\*\*|__|`)/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** "| Monday | 8 to 6 |" is "Monday: 8 to 6." */
const row = (line: string): string => {
  const cells = /^[ \t]*\|(.+)\|[ \t]*$/
    .exec(line)?.[1]
    ?.split('|')
    .map((cell) => cell.trim())
  if (!cells) return line
  const [head = '', ...rest] = cells
  return `${head}: ${rest.join(', ')}.`
}

const MARK = /^[ \t]*(?:>|[-*+]|\d+[.)])[ \t]+/

/** Each point of a list is a sentence, so that it is not cut in its middle. */
const item = (line: string): string => {
  if (!MARK.test(line)) return line
  const words = line.replace(MARK, '').trimEnd()
  return words === '' || /[.!?:;,]$/.test(words) ? words : `${words}.`
}
