import { z } from 'zod'
import type { Model } from '#contracts/model'
import type { Business } from '#core/business'
import type { Noticed } from '#core/signal'
import type { Asking } from './asking.ts'
import { POINTED } from './kinds.ts'
import { readPointed } from './pointed.ts'
import { perceivePrompt, whole } from './prompts.ts'
import { saidIn } from './said.ts'
import { withoutSecrets } from './without-secrets.ts'
import { isWorthReading } from './worth.ts'

/** What a model answers: kinds and quotes, and no value of anything. */
const Facts = z.object({ facts: z.array(z.object({ kind: z.enum(POINTED), quote: z.string() })) })

/** An answer points at each kind about once. */
const MOST_FACTS = 20

/** Tokens for as many facts as one message holds. */
const MOST_TOKENS = 400

/** A model points at words, and the rules read them (I7). */
export const perceiveBy =
  (ask: Asking, business: Business): Model['perceive'] =>
  async (heard, allowed, read) => {
    if (!isWorthReading(heard, read)) return { noticed: [], use: null }
    const prompt = perceivePrompt(withoutSecrets(heard.text, heard.expecting), heard.expecting, POINTED)
    const question = { prompt: whole(prompt), most: MOST_TOKENS }
    const { answer, use } = await ask(question, allowed, async (chat, signal) => {
      const facts = chat.withStructuredOutput(Facts, SHAPE)
      const { raw, parsed } = await facts.invoke(
        [
          ['system', prompt.system],
          ['human', prompt.user],
        ],
        { signal },
      )
      return saidIn(raw, Facts.safeParse(parsed).data ?? null)
    })
    return { noticed: firstOfEach(answer?.facts ?? [], heard, business), use }
  }

const SHAPE = { name: 'facts', method: 'jsonSchema', strict: true, includeRaw: true } as const

/** Of each kind the first that the rules can read. */
const firstOfEach = (
  facts: z.infer<typeof Facts>['facts'],
  heard: Parameters<Model['perceive']>[0],
  business: Business,
): readonly Noticed[] => {
  const noticed = facts.slice(0, MOST_FACTS).flatMap((fact) => readPointed(fact, heard, business) ?? [])
  return noticed.filter(({ kind }, n) => noticed.findIndex((other) => other.kind === kind) === n)
}
