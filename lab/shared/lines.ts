import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { jsonOf } from '#core/json'

/** What an emulator wrote down, a line for each change. A line that a crash cut short is left out; everything before it counts. */
export const linesIn = <T>(file: string, shape: z.ZodType<T>): readonly T[] => {
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text) => {
      const line = shape.safeParse(jsonOf(text))
      return line.success ? [line.data] : []
    })
}

/**
 * What an emulator knows, as its changes make it: all that were written down are applied at once, and each that is written from now on.
 * Without a file nothing outlives it.
 */
export const writerOf = <T>(
  file: string | null,
  shape: z.ZodType<T>,
  apply: (line: T) => void,
): ((line: T) => void) => {
  for (const line of file === null ? [] : linesIn(file, shape)) apply(line)
  return (line) => {
    apply(line)
    if (file !== null) appendFileSync(file, `${JSON.stringify(line)}\n`)
  }
}
