import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'

/** Milliseconds of processor time of this process: what else the machine does changes them little. */
export const cpuMillis = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** The rows of one set of data, a line of JSON each; null, and a word on the screen, where it is not there. */
export const rowsIn = <T>(folder: string, file: string, row: z.ZodType<T>): readonly T[] | null => {
  const path = join(folder, file)
  if (!existsSync(path)) {
    console.log(
      `${path} is not there, so this part is not measured. Point THROUGHLINE_DATASETS at the folder that has it.`,
    )
    return null
  }
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => row.parse(JSON.parse(line)))
}
