import { type Address, endingOf } from '#core/address'
import type { Brief } from '#core/brief'
import { SLOTS } from '#core/message'
import { CHOICES, LINK, QUESTIONS } from '../words/en.ts'
import { fill } from '../words/fill.ts'
import { channelName, counted } from './format.ts'
import { block, type Part, say, sentence, type Voice } from './part.ts'

type LinkBrief = Extract<Brief, { readonly say: 'continue-link' | 'link-question' | 'or-text' }>

/** A link to go on elsewhere, the one question before it joins, or a code that their phone may text (M6). */
export const linkPart = (brief: LinkBrief, voice: Voice): Part => {
  switch (brief.say) {
    case 'continue-link': {
      const text = say(voice, 'continue-link', { valid: counted(brief.minutes, 'minute', 'minutes') })
      const links = [{ title: 'Go on elsewhere', url: SLOTS.link }]
      return block(text, [], [{ title: 'Go on elsewhere', text: '', facts: [], links }])
    }
    case 'link-question': {
      const text = fill(brief.again ? LINK.again : LINK.first, { origin: originInWords(brief.from) })
      return block(text, CHOICES.link, [], QUESTIONS.link)
    }
    case 'or-text':
      return sentence(
        say(voice, 'or-text', {
          code: SLOTS.code,
          number: brief.number,
          valid: counted(brief.minutes, 'minute', 'minutes'),
        }),
      )
    default:
      return brief satisfies never
  }
}

/** Whose conversation it is, and no more of a number than who holds the phone knows again. */
const originInWords = (address: Address): string => {
  const ending = endingOf(address)
  if (ending !== null) return `the phone ending in ${ending}`
  return address.channel === 'webchat' ? 'a chat on our website' : `a chat in ${channelName(address.channel)}`
}
