import type { Brief } from '#core/brief'
import { termsOf } from '#core/catalogue'
import { type DialogOf, keep, type Proposal, pass, say } from '#core/dialog'
import type { HandOffTrigger } from '#core/hand-off'

/** Brings a person in where the bot may not decide: quotes, discounts, a payment that does not match (D4). */
export const transfer: DialogOf<'sdr'> = {
  name: 'transfer',
  role: 'sdr',
  propose: ({ state, rules }) => {
    if (state.turn.news === 'payment-disputed') return keep(handOff('payment-mismatch', { say: 'trouble' }))
    if (state.turn.news === 'payment-reversed' && state.payment?.reversed) {
      const { receipt, reversed } = state.payment
      return keep(handOff('payment-reversed', { say: 'payment-reversed', how: reversed, receipt }))
    }
    if (state.turn.news === 'turn-failed') return keep(say({ say: 'trouble' }))
    if (state.payment) return pass()
    if (state.turn.learned.includes('discount')) return keep(handOff('discount', { say: 'beyond-me' }))
    const terms = termsOf(state.signals, rules.business.catalogue, state.now)
    const isNews = state.turn.learned.some((kind) => kind === 'quantity' || kind === 'readiness')
    if (
      terms.kind !== 'by-quote' ||
      (!isNews && state.handOffs.some(({ trigger }) => trigger === 'by-quote'))
    )
      return pass()
    return keep(handOff('by-quote', { say: 'by-quote', plan: terms.plan }))
  },
}

const handOff = (trigger: HandOffTrigger, brief: Brief): Proposal<'sdr'> => ({
  propose: 'use',
  call: { tool: 'hand-off', trigger },
  say: [{ brief }],
  instead: [],
})
