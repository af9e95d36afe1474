import type { ChatOpenAI } from '@langchain/openai'
import { loaded } from '#contracts/loaded'
import type { Milliseconds } from '#core/time'

/** A server that speaks OpenAI's API, and which of its models is asked. */
export type OpenAi = {
  /** Null: the server wants none. Never to be shown. */
  readonly apiKey: string | null
  /** Where its API begins, such as https://api.openai.com/v1. */
  readonly baseUrl: string
  readonly model: string
}

/** OpenAI's own. */
export const OPENAI_URL = 'https://api.openai.com/v1'

/** Quick, cheap, and keeps a given shape: what short answers need. */
export const USUAL_MODEL = 'gpt-4.1-mini'

/** What one call may take. */
export type Bounds = { readonly time: Milliseconds; readonly tokens: number }

/**
 * The client. LangChain takes as long to load as the rest of the program, so it is loaded where a model is asked, and nowhere else.
 * It retries nothing: the rules have an answer already, and a buyer waits (L4).
 */
export const chatWith = ({ apiKey, baseUrl, model }: OpenAi): ((bounds: Bounds) => Promise<ChatOpenAI>) => {
  return async ({ time, tokens }) => {
    const { ChatOpenAI } = await loadClient()
    return new ChatOpenAI({
      model,
      apiKey: apiKey ?? NO_KEY,
      maxRetries: 0,
      timeout: time,
      maxTokens: tokens,
      useResponsesApi: false,
      ...(takesTemperature(model) && { temperature: 0.2 }),
      // What is not said here the client would look for in the environment.
      configuration: { baseURL: baseUrl, organization: null, project: null, logLevel: 'off' },
    })
  }
}

/** LangChain's client, once for a process. */
export const loadClient = loaded(() => import('@langchain/openai'))

/** The client wants one; a server without keys does not look at it. */
const NO_KEY = 'none'

/** Models that think first have none to set, and refuse a call that does. */
const takesTemperature = (model: string): boolean => !/^(?:o\d|gpt-5(?!-chat))/.test(model)
