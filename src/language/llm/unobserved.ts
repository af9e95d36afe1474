import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Runs calls of LangChain so that nothing of them is traced elsewhere. LangChain sends whole prompts to LangSmith as soon as
 * `LANGSMITH_TRACING` or one of its like stands in the environment, which may be there for another program; buyers' words go to the
 * model that was set up, and to nobody else (L3). A run inside a tree that is not traced is not traced either.
 */
export const unobserved = async <T>(work: () => Promise<T>): Promise<T> => {
  const { AsyncLocalStorageProviderSingleton: runs } = await import('@langchain/core/singletons')
  runs.initializeGlobalInstance(new AsyncLocalStorage())
  return runs.runWithConfig(undefined, work)
}
