import { pattern, piece } from '#core/pattern'
import type { Reading } from '#core/reading'
import { isGoodbye } from './goodbye.ts'
import { prepareTyped } from './shorthand.ts'
import { isSmalltalk } from './smalltalk.ts'

/** Whether a message is mainly a greeting, thanks, a goodbye, a return or small talk: no other words than such (a "no thanks" is none). */
export const readCourtesy = (message: string): Reading['courtesy'] => {
  const plain = prepareTyped(message)?.plain
  if (plain === undefined) return null
  const words = plain
    .replace(/[^a-z' ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (words === '' || words.length > 120) return null
  if (isGoodbye(words) && !isSmalltalk(words)) return 'goodbye'
  if (ONLY_THANKS.test(words)) return 'thanks'
  if (ONLY_GREETING.test(words)) return 'greeting'
  if (ONLY_BACK.test(words)) return 'back'
  return isSmalltalk(words) ? 'smalltalk' : null
}

const GREETING = piece`
  (?:
    hi|hii+|hiya|hey+|heya|hello+|helo|howdy|yo|greetings|good (?:morning|afternoon|evening|day)
    |morning|evening|afternoon|sup|what'?s up|how are (?:you|things|ya)(?: (?:doing|today|all))*
    |how is it going|how'?s (?:it going|your day|everything)|how do you do|nice to meet you
    |(?:is )?(?:anyone|anybody|someone|somebody) (?:still )?(?:there|here|home|around)
    |(?:are )?(?:you )?(?:still )?(?:there|around|awake|with me)
  )
`
const ADDRESSED = piece`
  (?:
    there|all|everyone|everybody|team|guys|folks|friend|again|bot|sir|ma'?am|and
    |hope you(?: are|'re) (?:well|good)
  )
`
const THANKS = piece`
  (?:
    (?:ok|okay|great|perfect|cool|awesome|nice|good|alright|got it|super|sweet|oh|yes|wow)
      (?= )\x20
  )*(?:
    thanks|thank (?:you|u|ya)|thx|thnx|tks|ty|tysm|cheers|many thanks|much appreciated
    |much obliged|(?:i |we )?(?:really )?appreciate (?:it|that|your help|the help)|appreciated
  )
`
const THANKED = piece`
  (?:
    so|very|a|lot|lots|bunch|ton|million|much|again|for|your|the|all|that|this|help|time|info
    |information|quick|reply|response|answer|answering|everything|helping|guys|team|really|you
    |great|perfect|bye|have|good|nice|day|one|evening|weekend|anyway|both|me|us|super|very|so
    |really|helpful|useful|kind|bunch|thats|that'?s|it'?s|was|is|means
  )
`

const BACK = piece`
  (?:
    (?:(?:and )?(?:i'?m|i am|im|we'?re|we are|it'?s|its|me|guess who'?s) back|back)
      (?: (?:again|now|here|online|on))*
    |(?:(?:it'?s|its|just) )?me again|long time no (?:see|talk|chat)|remember me
  )
`
const ONLY_BACK = pattern('')`
  ^(?:(?:${GREETING}|${ADDRESSED}|ok|okay|so|sorry|well) )*${BACK}
    (?: (?:${GREETING}|${ADDRESSED}))*$
`
const ONLY_GREETING = new RegExp(`^(?:${GREETING})(?: (?:${GREETING}|${ADDRESSED}))*$`)
const ONLY_THANKS = new RegExp(`^(?:(?:${GREETING}) )?${THANKS}(?: (?:${THANKS}|${THANKED}))*$`)
