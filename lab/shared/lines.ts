import { existsSync, mkdirSync, readFileSync } from 'node:fs'
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
