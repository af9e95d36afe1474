import type { Brief } from '#core/brief'
import { CHOICES } from '../words/en.ts'
import { counted, duration } from './format.ts'
import { type Part, say, sentence, type Voice } from './part.ts'

type SilenceBrief = Extract<Brief, { readonly say: 'to-decider' | 'remind' | 'follow-up' }>

/** What is said before a silence that they announced, and at the end of one (A5, A7). */
export const silencePart = (brief: SilenceBrief, voice: Voice): Part => {
  switch (brief.say) {
    case 'to-decider': {
      const wait = voice.policy.closing.followUpAfter
      return sentence(
        say(voice, 'to-decider', { time: brief.follows && wait !== null ? duration(wait) : '' }),
      )
    }
    case 'remind':
      return sentence(say(voice, 'remind', { plan: brief.terms.name }))
    case 'follow-up': {
      const people = counted(brief.terms.quantity, 'person', 'people')
      return sentence(say(voice, 'follow-up', { plan: brief.terms.name, people }), CHOICES.suggest)
    }
    default:
      return brief satisfies never
  }
}
