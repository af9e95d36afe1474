import type { Brief } from '#core/brief'
import { SLOTS } from '#core/message'
import { counted, maskedAddress } from './format.ts'
import { block, type Part, say, sentence, type Voice } from './part.ts'

type IdentityBrief = Extract<
  Brief,
  { readonly say: 'code' | 'code-sent' | 'code-wrong' | 'identity' | 'joined' | 'start-there' }
>

/** Codes, and the addresses that a code joins (M6). An address is said so that only whose it is knows it. */
export const identityPart = (brief: IdentityBrief, voice: Voice): Part => {
  switch (brief.say) {
    case 'code':
      return block(
        say(voice, 'code', { code: SLOTS.code, valid: counted(brief.minutes, 'minute', voice.tongue) }),
      )
    case 'code-sent':
    case 'identity':
      return sentence(say(voice, brief.say, { address: maskedAddress(brief.to, voice.tongue) }))
    case 'code-wrong':
      return sentence(say(voice, 'code-wrong', { tries: counted(brief.triesLeft, 'try', voice.tongue) }))
    case 'joined':
    case 'start-there':
      return sentence(say(voice, brief.say, { address: maskedAddress(brief.address, voice.tongue) }))
    default:
      return brief satisfies never
  }
}
