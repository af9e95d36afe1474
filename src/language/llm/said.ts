import type { BaseMessage } from '@langchain/core/messages'
import { z } from 'zod'
import type { Said } from './asking.ts'

/** What an answer of the model came to: `read` out of it, or null where it is not as it should be. An empty one is a refusal, and so is one that a filter has cut off. */
export const saidIn = <T>(message: BaseMessage, read: T | null): Said<T> => {
  const tokens = tokensOf(message)
  if (read !== null) return { answer: read, tokens }
  const isRefused =
    message.content.length === 0 || message.response_metadata.finish_reason === 'content_filter'
  return { failed: isRefused ? 'refused' : 'malformed', tokens }
}

/** As its server has counted them; null where it did not. */
export const tokensOf = (message: unknown): number | null =>
  Counted.safeParse(message).data?.usage_metadata.total_tokens || null

const Counted = z.object({ usage_metadata: z.object({ total_tokens: z.number() }) })
