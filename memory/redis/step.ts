import { baseOf, type Layout } from './keys.ts'
import type { ScriptName, Scripts } from './scripts.ts'

/** One connection to Redis, or to all masters of a cluster; `key` says where a command belongs. */
export type Line = { readonly run: (key: string, command: readonly string[]) => Promise<unknown> }

/** Does one atomic step in one shard; what it answers is still unread. */
export type Step = (name: ScriptName, shard: number, args: readonly (string | number)[]) => Promise<unknown>

/** Steps by their hash; a master that has not seen one yet gets its text. */
export const stepsOn =
  (line: Line, scripts: Scripts, layout: Layout): Step =>
  async (name, shard, args) => {
    const { text, sha } = scripts[name]
    const base = baseOf(shard, layout)
    // Two names that never exist: while a slot moves, a script that names several is told to try again, where one that
    // names a missing key is sent to a place that may not have the others yet.
    const rest = ['2', base, `${base}-`, ...args.map(String)]
    try {
      return await line.run(base, ['EVALSHA', sha, ...rest])
    } catch (error) {
      if (!isUnknown(error)) throw error
      return line.run(base, ['EVAL', text, ...rest])
    }
  }

const isUnknown = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'message' in error &&
  String(error.message).startsWith('NOSCRIPT')
