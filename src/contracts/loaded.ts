/**
 * Something heavy, made when it is first needed and kept from then on: a platform's own package, and the client it gives. What
 * could not be made is tried again by the next who needs it, instead of failing until the next start.
 */
export const loaded = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let kept: Promise<T> | null = null
  return () => {
    kept ??= make().catch((error: unknown) => {
      kept = null
      throw error
    })
    return kept
  }
}
