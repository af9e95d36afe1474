import { type Address, endingOf } from '#core/address'
import type { Brief } from '#core/brief'
import { SLOTS } from '#core/message'
import { fill } from '../words/fill.ts'
import type { Tongue } from '../words/tongue.ts'
import { channelName, counted } from './format.ts'
import { block, type Part, say, sentence, type Voice } from './part.ts'

type LinkBrief = Extract<Brief, { readonly say: 'continue-link' | 'link-question' | 'or-text' }>

/** A link to go on elsewhere, the one question before it joins, or a code that their phone may text (M6). */
export const linkPart = (brief: LinkBrief, voice: Voice): Part => {
  switch (brief.say) {
    case 'continue-link': {
      const text = say(voice, 'continue-link', { valid: counted(brief.minutes, 'minute', voice.tongue) })
      const links = [{ title: voice.tongue.link.open, url: SLOTS.link }]
      return block(text, [], [{ title: voice.tongue.link.open, text: '', facts: [], links }])
    }
    case 'link-question': {
      const text = fill(voice.tongue.link[brief.again ? 'again' : 'first'], {
        origin: originInWords(brief.from, voice.tongue),
      })
      return block(text, voice.tongue.choices.link, [], voice.tongue.questions.link)
    }
    case 'or-text':
      return sentence(
        say(voice, 'or-text', {
          code: SLOTS.code,
          number: brief.number,
          valid: counted(brief.minutes, 'minute', voice.tongue),
        }),
      )
    default:
      return brief satisfies never
  }
}

/** Whose conversation it is, and no more of a number than who holds the phone knows again. */
const originInWords = (address: Address, tongue: Tongue): string => {
  const ending = endingOf(address)
  if (ending !== null) return fill(tongue.link.phone, { ending })
  return address.channel === 'webchat'
    ? tongue.link.website
    : fill(tongue.link.channel, { channel: channelName(address.channel, tongue) })
}
