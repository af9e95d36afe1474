import { beforeAll, test } from '@jest/globals'

/** How many facts are tried at the same time: most of a talk is waiting, and an app that waits costs little. */
const AT_ONCE = 16

/** For all facts together, on a machine that is busy: each wait within one of them ends by itself long before. */
const PATIENCE_MS = 180_000

/**
 * A `test` for facts that are tried at once, each with a beginning of its own, which ends with it: they share nothing that one
 * could change for another. They are tried in a hook, and each test says how its own came out. `test.concurrent` would not do:
 * when one of its tests ends, Jest refuses every `import()` of those that still run, and heavy packages are imported late.
 */
export const apart = <Beginning extends { readonly close: () => Promise<unknown> }, Given extends unknown[]>(
  begin: (...given: Given) => Promise<Beginning>,
) => {
  const waiting: (() => Promise<void>)[] = []
  beforeAll(async () => {
    const inTurn = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await next()
    }
    await Promise.all(Array.from({ length: AT_ONCE }, inTurn))
  }, PATIENCE_MS)

  return (title: string, fact: (beginning: Beginning) => Promise<void>, ...given: Given): void => {
    let failed: { readonly why: unknown } | null = { why: new Error('This was never tried.') }
    waiting.push(async () => {
      try {
        const beginning = await begin(...given)
        await fact(beginning).finally(beginning.close)
        failed = null
      } catch (why) {
        failed = { why }
      }
    })
    test(title, () => {
      if (failed) throw failed.why
    })
  }
}

/** The same for facts that open by themselves what they need, and leave it to be closed after all of them. */
export const atOnce = () => apart(async () => ({ close: () => Promise.resolve() }))
