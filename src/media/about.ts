import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { KeptFile } from '#core/file'
import { after, instant, type Milliseconds } from '#core/time'

/** The name of a kept file. */
export const ID = /^[0-9a-f]{40}$/

/** What stands beside a kept file's bytes. */
export type About = Omit<KeptFile, 'id'>

/** Files of before there was a policy for them have neither size nor end. */
const ABOUT = z.object({
  name: z.string(),
  contentType: z.string(),
  size: z.number().optional(),
  keptUntil: z.number().transform(instant).optional(),
})

/** What is known of a kept file; one without an end of its own is kept as long as it would be had it come when it was written. */
export const aboutIn = async (
  directory: string,
  id: string,
  kept: Milliseconds,
): Promise<KeptFile | null> => {
  try {
    const path = join(directory, id)
    const { size, keptUntil, ...about } = ABOUT.parse(JSON.parse(await readFile(`${path}.json`, 'utf8')))
    const { size: length, mtimeMs } = await stat(path)
    return { id, ...about, size: size ?? length, keptUntil: keptUntil ?? after(instant(mtimeMs), kept) }
  } catch {
    return null
  }
}
