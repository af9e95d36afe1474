import type { Clock } from '#contracts/clock'
import type { Language } from '#contracts/language'
import type { Seal } from '#contracts/seal'
import type { Ask } from '#core/effect'
import type { Answer } from '#core/event'

/** Who answers what a turn asks. */
export type Answering = { readonly language: Language; readonly seal: Seal; readonly clock: Clock }

/** Asks, and brings the answer back as an event, so that replay never has to ask again. */
export const answer = async (ask: Ask, { language, seal, clock }: Answering): Promise<Answer> => {
  switch (ask.ask) {
    case 'read': {
      const reading = await language.perceive({ text: ask.text, expecting: ask.expecting, now: ask.at })
      return { kind: 'message-read', at: clock.now(), message: ask.message, reading }
    }
    case 'look-up': {
      const passages = await language.lookUp(ask.question)
      return { kind: 'looked-up', at: clock.now(), question: ask.question, passages }
    }
    case 'check-code': {
      const right = seal.isCode(ask.challenge, ask.guess)
      return { kind: 'code-checked', at: clock.now(), challenge: ask.challenge, message: ask.message, right }
    }
    case 'compose': {
      const message = await language.compose(ask.briefs)
      return { kind: 'composed', at: clock.now(), order: ask.order, message }
    }
    default:
      return ask satisfies never
  }
}
