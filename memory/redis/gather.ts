/** What several shards answered, and what kept others from answering. */
export type Gathered<T> = { readonly items: readonly T[]; readonly error: unknown }

/**
 * Waits for the answers of several shards. What some brought counts although others failed: it is held for this node, and
 * nobody else would come for it.
 */
export const gather = async <T>(answers: readonly Promise<readonly T[]>[]): Promise<Gathered<T>> => {
  const settled = await Promise.allSettled(answers)
  const items = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
  const failed = settled.find((one) => one.status === 'rejected')
  return { items, error: failed?.reason ?? null }
}
