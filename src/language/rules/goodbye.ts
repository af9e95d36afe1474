import { piece } from '#core/pattern'
/**
 * Whether all the words of a message are a goodbye, with whatever politeness stands around it: "thanks bye", "thx, talk later", "have a
 * good one". What is said besides, a fact, a wish, a day to be asked again, makes it none.
 */
export const isGoodbye = (words: string): boolean => ONLY_GOODBYE.test(words)

const LATER = piece`
  (?:
    (?:to you |with you |you |ya |u )?(?:
      later|soon|then|again(?: soon)?|tomorrow|next (?:time|week)|in a bit|another time
    )(?: on)?
  )
`

const GOODBYE = piece`
  (?:
    (?:good ?)?bye(?: ?bye)*|byee+|ciao|cya|ttyl|ttfn|farewell|cheerio|adios|take care
    |(?:good ?|have a (?:good|great|nice|lovely) )night
    |(?:see|catch|cu) (?:you|ya|u|ye)(?: ${LATER})?
    |(?:talk|speak|chat|write|text)(?: (?:to|with))? ?${LATER}
    |until (?:later|then|next time|tomorrow)|laters?|so long
    |(?:i |we )?(?:gotta|got to|have to|need to|must|should) (?:run|go|dash|leave|head out)
      (?: now)?
    |(?:i'?m|we'?re|i am|we are) off(?: now)?
    |have a (?:good|great|nice|lovely|wonderful) (?:
      one|day|evening|weekend|rest of (?:the|your) (?:day|week)|week|afternoon|time
    )
    |enjoy (?:your|the) (?:day|evening|weekend|rest of (?:the|your) day)
    |that'?s (?:all|it|everything)(?: (?:for now|for today|from me))?|signing off|gtg|g2g|brb
    |bbl|afk
  )
`

const AROUND = piece`
  (?:
    ok|okay|k|alright|all right|right|well|so|anyway|great|perfect|cool|awesome|nice|good|super
    |sweet|lovely|got it|oh|yes|no|sorry|hey|and|for now|now|then|all|everyone|guys|team|folks
    |there|again|too|you too|thanks|thank (?:you|u|ya)|thx|thnx|tks|ty|tysm|cheers|many thanks
    |much appreciated|appreciate (?:it|that)|so much|very much|a lot
    |for (?:your|the|all the|all your) (?:help|time|info|information|answers?|patience)
    |for everything|have to|later|soon|today|i|we
  )
`

const ONLY_GOODBYE = new RegExp(`^(?:${AROUND} )*${GOODBYE}(?: (?:${GOODBYE}|${AROUND}))*$`)
