import { createMiddleware, ToolMessage } from 'langchain'
import { z } from 'zod'
import { mayLook } from '#core/look-tool'
import type { Level, Role } from '#core/policy'
import { causeOf, costsNothing, failureOf } from '../failure.ts'
import { tokensOf } from '../said.ts'
import { tokensIn } from '../tokens.ts'

/**
 * What is not this role's, or not yet, is not shown to the model (A1, A3); and where it names one all the same, by itself or because
 * something that it read told it to, it is not done.
 */
export const byAuthority = (role: Role, level: Level) =>
  createMiddleware({
    name: 'ByAuthority',
    wrapModelCall: (request, handler) =>
      handler({
        ...request,
        tools: request.tools.filter(({ name }) => typeof name === 'string' && mayLook(name, role, level)),
      }),
    wrapToolCall: ({ toolCall, ...request }, handler) =>
      mayLook(toolCall.name, role, level)
        ? handler({ toolCall, ...request })
        : refused(toolCall.id, NOT_YOURS),
  })

const NOT_YOURS = 'There is no such tool here. Answer with what there is.'

/** What one question may cost; `most`: tokens of one answer. */
export type Budget = { readonly calls: number; readonly tokens: number; readonly most: number }

/** What was spent over all calls, and whether one more was too many or too dear. */
export type Spent = { calls: number; looks: number; tokens: number; isOver: boolean }

/** Counts calls, tokens and look-ups together, and makes no call that could go beyond what one question may cost (L4). */
export const byBudget = ({ calls, tokens, most }: Budget, spent: Spent) =>
  createMiddleware({
    name: 'ByBudget',
    wrapModelCall: async (request, handler) => {
      const weight = tokensIn(
        JSON.stringify(
          request.messages.map(({ content, ...rest }) => [
            content,
            'tool_calls' in rest ? rest.tool_calls : [],
          ]),
        ),
      )
      spent.isOver = spent.calls >= calls || spent.tokens + weight + most > tokens
      if (spent.isOver) throw new Error('One more call would cost more than this question may.')
      spent.calls += 1
      const due = weight + most
      // Set aside until it is known: a call that fails on the way may have cost as much.
      spent.tokens += due
      try {
        const said = await handler(request)
        spent.tokens += (countedIn(said) ?? due) - due
        return said
      } catch (error) {
        if (costsNothing(failureOf(causeOf(error)))) spent.tokens -= due
        throw error
      }
    },
    wrapToolCall: ({ toolCall, ...request }, handler) => {
      spent.looks += 1
      return spent.looks > MOST_LOOKS ? refused(toolCall.id, ENOUGH) : handler({ toolCall, ...request })
    },
  })

/** The call that ends the search answers with what it came to, and the message beside it. */
const countedIn = (said: unknown): number | null => {
  const ended = Ended.safeParse(said)
  const counts = (ended.success ? ended.data.messages : [said]).map(tokensOf)
  return counts.find((tokens) => tokens !== null) ?? null
}

const Ended = z.object({ messages: z.array(z.unknown()) })

/** Look-ups cost nothing by themselves, and what they bring up is read again with every call. */
const MOST_LOOKS = 6

const ENOUGH = 'That was looked up often enough. Answer with what there is.'

const refused = (id: string | undefined, why: string): ToolMessage =>
  new ToolMessage({ content: why, tool_call_id: id ?? '', status: 'error' })
