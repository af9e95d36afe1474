import { installGlobalPlugin, PreconditionFailure } from 'fast-check/itself'

/**
 * Jest gives this wherever `fast-check` is imported (see package.json): the same, but a counterexample is made smaller only for so
 * long after it was found, and is told as small as it is by then. A property that holds is never cut short.
 */
export * from 'fast-check/itself'
export { default } from 'fast-check/itself'

/** Within what is left of a test's time, or Jest ends the test and nobody hears the counterexample. */
const PATIENCE_MS = 15_000

installGlobalPlugin(() => {
  let foundAt = null
  const noted = (outcome) => {
    if (outcome !== null && !PreconditionFailure.isFailure(outcome)) foundAt ??= Date.now()
    return outcome
  }
  const isOver = () => foundAt !== null && Date.now() - foundAt >= PATIENCE_MS
  return {
    decorateRun: (run) => (value) => {
      if (isOver()) return new PreconditionFailure(true)
      const outcome = run(value)
      return outcome !== null && 'then' in outcome ? outcome.then(noted) : noted(outcome)
    },
  }
})
