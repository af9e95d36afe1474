import { loaded } from '#contracts/loaded'
import type { Model } from '#contracts/model'
import type { Business } from '#core/business'
import { LOOK_TOOLS, mayLook } from '#core/look-tool'
import { composeByTemplate } from '../compose.ts'
import { knownBy } from '../knowledge/of-business.ts'
import type { Asking } from './asking.ts'
import type { Spent } from './look-up/bounds.ts'
import { foundFrom } from './look-up/found.ts'
import type { Shelf } from './look-up/tools.ts'
import { lookUpPrompt, whole } from './prompts.ts'
import { withoutSecrets } from './without-secrets.ts'

/**
 * A model's answer to an open question (L1). It looks into what the role and the level allow, answers with the passages that it rests
 * on, and whether they bear it out the core judges (L3). "I do not know" is an answer, and takes nothing from what the rules have found.
 */
export const lookUpBy = (ask: Asking, business: Business): Model['lookUp'] => {
  const shelf = shelfOf(business)
  return async ({ question, passages, level }, allowed) => {
    // In the closer's role a passage is answered as it stands, and nothing is explored (A1).
    if (!Object.keys(LOOK_TOOLS).some((tool) => mayLook(tool, allowed.role, level)))
      return { passages, use: null }
    const found = foundFrom(passages)
    const prompt = lookUpPrompt(withoutSecrets(question), found.add(passages))
    const spent: Spent = { calls: 0, looks: 0, tokens: 0, isOver: false }
    const asked = { prompt: whole(prompt), most: MOST_ANSWER, spent }
    const { answer, use } = await ask(asked, allowed, async (chat, signal) => {
      const { search } = await loadAgent()
      return search({ prompt, shelf, found, level, allowed, most: MOST_ANSWER, spent }, chat, signal)
    })
    if (answer === null) return { passages, use }
    const text = answer.passages.length > 0 ? (answer.answer?.trim() ?? '') : ''
    return {
      passages: found.named(text === '' ? [] : answer.passages),
      ...(text !== '' && { draft: { text } }),
      ...(found.wantsPerson() && { wantsPerson: true as const }),
      use,
    }
  }
}

/** What looks things up, once for a process. */
export const loadAgent = loaded(() => import('./look-up/agent.ts'))

/** Tokens of one answer: two sentences and the numbers, or the names of a few tools. */
const MOST_ANSWER = 300

const shelfOf = (business: Business): Shelf => {
  const told = composeByTemplate(business)
  const { catalogue } = business
  return {
    search: knownBy(business),
    plans: catalogue,
    told: (plan) => told([{ say: 'price', plan, currency: catalogue.currency }]).text,
  }
}
