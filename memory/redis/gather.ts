/** What several shards answered in time, and what kept one of them from answering. */
export type Gathered<T> = { readonly items: readonly T[]; readonly error: unknown }

/** A shard that takes longer is away for a while; the others go on without it. */
const PATIENCE_MS = 500

/**
 * Waits for the answers of several shards, but for none of them long. What some bring counts although others fail, and what
 * comes too late goes to `late`: it is held for this node, and nobody else would come for it.
 */
export const gather = async <T>(
  answers: readonly Promise<readonly T[]>[],
  late: (items: readonly T[]) => void,
): Promise<Gathered<T>> => {
  const items: T[] = []
  let error: unknown = null
  let isOver = false
  const all = answers.map((answer) =>
    answer.then(
      (brought) => (isOver ? late(brought) : void items.push(...brought)),
      (failed: unknown) => {
        error ??= failed
      },
    ),
  )
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS)
  })
  await Promise.race([Promise.all(all), enough])
  clearTimeout(timer)
  isOver = true
  return { items, error }
}
