import { pattern, piece } from '#core/pattern'
import type { Noticed } from '#core/signal'
import { isDenied, leadUp, matches, quote, type Text } from './text.ts'

/** The channel they would rather use: "can I text with you instead?" (M2). */
export const readPreference = (text: Text): Extract<Noticed, { kind: 'preference' }> | null => {
  for (const [channel, pattern] of CHANNELS) {
    const found = matches(text.plain, pattern).find(
      ({ start }) => !isDenied(text, start) && !STOPPING.test(leadUp(text, start)),
    )
    if (found) return { kind: 'preference', value: { channel }, quote: quote(text, found), confidence: 0.9 }
  }
  return null
}

/** Whether words ask to go on elsewhere. */
export const asksForChannel = (plain: string): boolean =>
  CHANNELS.some(([, pattern]) => matches(plain, pattern).length > 0)

const STOPPING = /\b(?:stop|quit|cease|cancel|unsubscribe|why)\b/

const MOVE = piece`
  (?:
    (?:
      do|continue|move|switch|take|keep|have|go on|carry on|talk|chat|speak|message|reach
      |contact|find|ping|write|hit|go|prefer|rather
    )(?: (?:to|with|it|this|that|the conversation|chatting|talking|me|us|you|up))*
  )
`

const onNetwork = (name: string): RegExp =>
  pattern('g')`
    \b(?:
      ${MOVE} (?:over |back )?(?:to|on|over|via|by|through|in|using|at|with) ${name}
      |(?:prefer|rather(?: use)?|(?:can|could|may) (?:we|i) use|let'?s use) ${name}
        (?= (?:instead|please|for this)|$|[.!?])
      |(?:on|over|via|by|through|in|to) ${name}(?: (?:instead|please)|, please)
      |do you have ${name} instead
      |${name} (?:instead|please|works better|is better|would be better)
    )(?![a-z])
  `

/** To go on, and nothing else that is done on a website or at a desk. */
const MOVING = piece`
  \b(?<!\b(?:the|your|our|a|this|that) )(?:
    continue|move|switch|go on|carry on|keep (?:going|talking|chatting)
    |pick (?:this|it|things) up|(?:do|finish|take) (?:this|it|that)|talk|chat
  )(?:
    \x20(?:
      with you|with me|this|it|that|the conversation|our conversation|our chat|chatting|talking
      |there
    )
  )?
`

/** Our own chat, or what has a browser in which it can be opened. */
const SITE = piece`
  (?:web ?site|web ?chat|site|web|browser|online chat)(?: chat)?
  |(?:lap ?top|desktop|computer|pc|mac|macbook|ipad|tablet)(?: computer)?
`

const CHANNELS: readonly (readonly [string, RegExp])[] = [
  [
    'sms',
    pattern('g')`
      \b(?:
        (?<!(?:i'?ll|i will|will|to) )text(?:ing)? (?:me|us|you|with you)
          (?: (?:instead|back here|there))?(?! (?:later|back|tomorrow|when|once|if)\b)
        |(?<=\b(?:can|could|may|might|i'd rather|rather|prefer to|like to) (?:i |we )?)text
          (?: (?:with )?you)?(?: instead)?\b
        |(?:prefer|rather)(?: to)? (?:text|sms|texting|texts)\b|sms me
        |texting (?:is |would be )?(?:ok|okay|fine|better|easier)
        |by (?:text|sms)(?= *(?:$|[.!?]))
      )
      |${onNetwork('(?:sms|text(?: messages?|ing)?|texts|imessage)').source}
    `,
  ],
  ['whatsapp', onNetwork('whats ?app')],
  ['telegram', onNetwork('telegram')],
  ['slack', new RegExp(`${onNetwork('slack').source}|\\bslack me\\b`, 'g')],
  ['msteams', onNetwork('(?:ms |microsoft )?teams')],
  [
    'webchat',
    pattern('g')`
      (?:
        ${MOVING} (?:over |back )?(?:to|on|over|via|by|through|in|using|from|at)
        |\b(?:prefer|rather use|(?:can|could|may) (?:we|i) use|let'?s use)
      ) (?:(?:your|the|our|this|that|my|a|another) )?(?:${SITE})(?![a-z])
    `,
  ],
]
