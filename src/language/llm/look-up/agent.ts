import type { ChatOpenAI } from '@langchain/openai'
import { createAgent, toolStrategy } from 'langchain'
import { z } from 'zod'
import type { Allowance } from '#core/effect'
import type { Level } from '#core/policy'
import type { Said } from '../asking.ts'
import { causeOf, failureOf } from '../failure.ts'
import type { Prompt } from '../prompts.ts'
import { byAuthority, byBudget, type Spent } from './bounds.ts'
import type { Found } from './found.ts'
import { lookTools, type Shelf } from './tools.ts'

/** An answer, and the numbers of the passages that bear it out; null: none of them does. */
const Answer = z
  .object({ answer: z.string().nullable(), passages: z.array(z.number().int()) })
  .meta({ title: 'answer', description: 'Ends the search. `answer` is null where no passage answers it.' })

/** What a model came to. */
export type Answer = z.infer<typeof Answer>

/** What one search works with. `most`: tokens of one answer. */
export type Search = {
  readonly prompt: Prompt
  readonly shelf: Shelf
  readonly found: Found
  readonly level: Level
  readonly allowed: Allowance
  readonly most: number
  readonly spent: Spent
}

/** Lets a model look things up until it answers, within what it may look into and what that may cost (A2, L4). Throws nothing. */
export const search = async (
  { prompt, shelf, found, level, allowed, most, spent }: Search,
  chat: ChatOpenAI,
  signal: AbortSignal,
): Promise<Said<Answer>> => {
  const agent = createAgent({
    model: chat,
    tools: lookTools(shelf, found),
    responseFormat: toolStrategy(Answer, { handleError: false }),
    middleware: [
      byAuthority(allowed.role, level),
      byBudget({ calls: allowed.calls, tokens: allowed.tokens, most }, spent),
    ],
  })
  try {
    // As `systemPrompt` it would be sent in parts, which not every server that speaks this API takes.
    const messages = [
      { role: 'system', content: prompt.system },
      { role: 'user', content: prompt.user },
    ]
    const ended = await agent.invoke({ messages }, { signal })
    const answer = Answer.safeParse(ended.structuredResponse)
    if (answer.success) return { answer: answer.data, tokens: spent.tokens }
    const isEmpty = ended.messages.at(-1)?.text === ''
    return { failed: isEmpty ? 'refused' : 'malformed', tokens: spent.tokens }
  } catch (error) {
    const failed = spent.isOver ? { failed: 'out-of-budget' as const } : failureOf(causeOf(error))
    return { ...failed, tokens: spent.tokens }
  }
}
