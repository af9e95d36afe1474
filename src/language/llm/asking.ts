import type { ChatOpenAI } from '@langchain/openai'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Allowance } from '#core/effect'
import type { ModelFailure, ModelUse } from '#core/model'
import { milliseconds } from '#core/time'
import { type Breaker, breaker } from './breaker.ts'
import { chatWith, type OpenAi } from './chat.ts'
import { costsNothing, type Failed, failureOf } from './failure.ts'
import { tokensIn } from './tokens.ts'
import { unobserved } from './unobserved.ts'

/** What a model said to a question, and the tokens that its server counted; null: it counted none. */
export type Said<T> =
  | { readonly answer: T; readonly tokens: number | null }
  | (Failed & { readonly tokens: number | null })

/** What is asked, to be weighed before it goes out, and in how many tokens it may be answered. */
export type Question = {
  readonly prompt: string
  readonly most: number
  /** Where it takes several calls: what they come to so far, also when their time is over before they end. */
  readonly spent?: { readonly tokens: number }
}

/**
 * Puts one question to the model, however that fails: too dear to be asked, not asked because the model rests, cut off when its time
 * is over (L4). Nothing is thrown. `call` may take several calls; it is told when to stop.
 */
export type Asking = <T>(
  question: Question,
  allowed: Pick<Allowance, 'time' | 'tokens'>,
  call: (chat: ChatOpenAI, signal: AbortSignal) => Promise<Said<T>>,
) => Promise<{ readonly answer: T | null; readonly use: ModelUse }>

/** What it takes to ask. */
export type AskingParts = { readonly openAi: OpenAi; readonly clock: Clock; readonly log: Log }

/** What all questions to one model go through; the log says when it begins to rest and when it is over. */
export const gateOf = ({ openAi: { model }, clock, log }: AskingParts): Breaker =>
  breaker(clock, (opened) => {
    if (opened) log.warn({ model, why: opened.why, restMs: opened.rest }, RESTS)
    else log.info({ model }, 'the model answers again')
  })

/** One for a process: all that is asked through it shares a breaker. */
export const askingOf = (openAi: OpenAi, gate: Breaker): Asking => {
  const { model } = openAi
  const chat = chatWith(openAi)
  const unasked = (failed: ModelFailure) => ({ answer: null, use: { model, tokens: 0, failed } })
  return async ({ prompt, most, spent }, { time: allowed, tokens }, call) => {
    const time = milliseconds(Math.floor(allowed))
    const weight = tokensIn(prompt)
    const room = Math.min(most, tokens - weight)
    if (room < LEAST_ANSWER) return unasked('out-of-budget')
    const outcome = gate.enter()
    if (!outcome) return unasked('resting')
    const began = performance.now()
    const signal = AbortSignal.timeout(time)
    const said = await Promise.race([
      chat({ time, tokens: room }).then((client) => unobserved(() => call(client, signal))),
      over(signal),
    ]).catch((error: unknown) => ({ ...failureOf(error), tokens: null }))
    const took = milliseconds(Math.round(performance.now() - began))
    const failed = 'failed' in said ? said : null
    outcome(failed)
    const counted = said.tokens ?? spent?.tokens ?? (failed && costsNothing(failed) ? 0 : weight + room)
    const use = { model, tokens: counted, took, ...(failed && { failed: failed.failed }) }
    return { answer: 'failed' in said ? null : said.answer, use }
  }
}

const RESTS = 'the model rests, and the rules answer alone: "throughline doctor" asks what is wrong with it'

/** An answer in fewer tokens than these is none. */
const LEAST_ANSWER = 40

/** Fails with the signal, also where nobody else heeds it. */
const over = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
