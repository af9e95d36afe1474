import { sealWith } from '#checkout/seal'
import type { Business } from '#core/business'
import { after, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { ruleLanguage } from '#language/index'
import { openEmbedded } from '#memory/embedded/index'
import { settle } from '#turn/turn'
import { beginning, delivered, MONDAY, type Played, said } from './play.ts'

const CHAT = { channel: 'webchat', id: 'conversation-1' }

/** Talks to a business: says one thing after another, each a minute after the last, and goes on from `before`. */
export type Converse = (words: readonly string[], before?: Played) => Promise<Played>

/** The real reader, dialogs, gate and phrases, with no server around them: thousands of conversations take seconds. */
export const conversing = (business: Business): Converse => {
  const playbook = { business, dialogs: DIALOGS, channels: {} }
  const language = ruleLanguage(business)
  const seal = sealWith('a secret of more than thirty-two characters')
  const kept = openEmbedded({ directory: null })
  return async (words, before = beginning) => {
    const memory = await kept
    let played = before
    for (const text of words) {
      const n = played.state.counts.heard + 1
      const at = after(MONDAY, minutes(n))
      const parts = { memory, language, seal, clock: { now: () => at }, playbook }
      const settled = await settle(played, said(text, CHAT, at, `m${n}`), parts)
      played = delivered(settled, played.acts.length, at, playbook)
    }
    return played
  }
}
