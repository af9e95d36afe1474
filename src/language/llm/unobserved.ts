import { AsyncLocalStorage } from 'node:async_hooks'
import { loaded } from '#contracts/loaded'

/**
 * Runs calls of LangChain so that nothing of them is traced elsewhere. LangChain sends whole prompts to LangSmith as soon as
 * `LANGSMITH_TRACING` or one of its like stands in the environment, which may be there for another program; buyers' words go to the
 * model that was set up, and to nobody else (L3).
 *
 * Two things keep it from that, since either alone leaves a way: a run within one that is not traced is not traced, and where somebody
 * sits in the tracer's place already, nobody else is put there.
 */
export const unobserved = async <T>(work: () => Promise<T>): Promise<T> => {
  const { runs, nobody } = await untraced()
  return runs.runWithConfig({ callbacks: [nobody] }, work)
}

/** Loads what that takes, once for a process. */
export const loadUntraced = async (): Promise<void> => void (await untraced())

const untraced = loaded(async () => {
  const [{ AsyncLocalStorageProviderSingleton: runs }, { BaseCallbackHandler }] = await Promise.all([
    import('@langchain/core/singletons'),
    import('@langchain/core/callbacks/base'),
  ])
  runs.initializeGlobalInstance(new AsyncLocalStorage())
  return { runs, nobody: Object.assign(BaseCallbackHandler.fromMethods({}), IN_THE_TRACERS_PLACE) }
})

/** What LangChain knows its tracer by, and asks of it. */
const IN_THE_TRACERS_PLACE = {
  name: 'langchain_tracer',
  updateFromRunTree: () => {},
  getRunTreeWithTracingConfig: () => undefined,
}
