import type { AIMessage, AIMessageChunk } from '@langchain/core/messages'
import type { ChatOpenAI } from '@langchain/openai'
import type { Prompt } from './prompts.ts'

/** One answer of a model; where somebody hears it grow it comes in pieces, else in one. */
export const answerTo = async (
  { system, user }: Prompt,
  chat: ChatOpenAI,
  signal: AbortSignal,
  hear?: (text: string) => void,
): Promise<AIMessage | AIMessageChunk> => {
  const messages: ['system' | 'human', string][] = [
    ['system', system],
    ['human', user],
  ]
  if (!hear) return chat.invoke(messages, { signal })
  let all: AIMessageChunk | undefined
  for await (const piece of await chat.stream(messages, { signal })) {
    all = grown(all, piece)
    hear(all.text)
    // What it has cost comes with the last piece, and is lost when pieces are put together.
    if (piece.usage_metadata) all.usage_metadata = piece.usage_metadata
  }
  // What breaks off before its first word is a line that was lost.
  if (!all) throw new Error('The answer had no words and no end.')
  return all
}

const grown = (all: AIMessageChunk | undefined, piece: AIMessageChunk): AIMessageChunk =>
  all ? all.concat(piece) : piece
