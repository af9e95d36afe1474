import { readFileSync } from 'node:fs'
import { type HandOffTrigger, TRIGGERS } from '#core/hand-off'

/** What somebody says, one message or a few, and the trigger that it must bring a person for; null: none. */
export type Sample = {
  readonly words: readonly string[]
  readonly must: HandOffTrigger | null
  readonly after: 'hello' | 'recap'
}

/** A file of samples: under `# trigger` or `# none`, after a recap where it says so; messages of one talk are parted by " / ". */
export const corpus = (file: string): readonly Sample[] => {
  const lines = readFileSync(new URL(`../../../bench/escalation/${file}`, import.meta.url), 'utf8').split(
    '\n',
  )
  let head: Omit<Sample, 'words'> = { must: null, after: 'hello' }
  return lines.flatMap((line) => {
    if (line.startsWith('# ')) head = headOf(line.slice(2))
    return line === '' || line.startsWith('# ') ? [] : [{ ...head, words: line.split(' / ') }]
  })
}

const headOf = (title: string): Omit<Sample, 'words'> => {
  const [name, after] = title.split(' after ')
  const must = TRIGGERS.find((one) => one === name)
  if (must === undefined && name !== 'none') throw new Error(`"${title}" names no trigger.`)
  return { must: must ?? null, after: after === 'recap' ? 'recap' : 'hello' }
}
