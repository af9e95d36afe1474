import { pattern, piece } from '#core/pattern'
/** Whether all the words of a message are small talk, which asks and tells nothing: "lol", "nice weather today huh", "happy monday". */
export const isSmalltalk = (words: string): boolean => ONLY_SMALLTALK.test(words)

const LAUGHTER = '(?:lol+|lmao|rofl|(?:ha){2,}h?|haha+|hehe+|heh|hihi|jk|just kidding|kidding)'
const WEATHER = piece`
  (?:
    (?:it'?s |its |is |such |what )*(?:a |an )?(?:so |very |really |pretty )?(?:
      nice|lovely|beautiful|gorgeous|great|awful|terrible|crazy|cold|hot|freezing|rainy|sunny
      |wet|snowy
    )(?: (?:weather|day|morning|afternoon|evening|outside|out there))+
    |(?:it'?s |its )?(?:so |really |still )?(?:raining|snowing|pouring|freezing|boiling)
      (?: (?:outside|here|again|out there))*
  )
`
const WISHES = piece`
  (?:
    (?:and )?(?:a )?(?:very )?(?:happy|merry) (?:mon|tues|wednes|thurs|fri|satur|sun)day
    |(?:a )?(?:happy|merry) (?:
      christmas|xmas|holidays|new year|thanksgiving|easter|halloween|weekend
    )
    |(?:have a |enjoy your |hope you (?:had|have|are having) a )
      (?:nice|good|great|lovely|wonderful|happy)? ?(?:
      day|one|evening|weekend|week|night|morning|thanksgiving|christmas
    )
    |how was your (?:weekend|day|week|morning|holiday|thanksgiving)
    |how'?s (?:the )?(?:weather|monday|friday|weekend)
    |did you have a (?:nice|good|great) (?:weekend|day|week|holiday|thanksgiving)
  )
`
const REMARKS = piece`
  (?:
    (?:that'?s|thats|it'?s|you'?re|you are|ur|this is|how)\x20
      (?:so |very |pretty |really |quite |too )?(?:
      funny|hilarious|cute|sweet|cool|neat|kind|nice of you|clever|smart|awesome
    )
    |good (?:one|joke)|(?:very |so )?funny
    |nice (?:one|chatting|talking|to (?:meet|chat|hear))(?: (?:with|to|from))?(?: you)?
    |tell me a joke|mondays|tgif|it'?s (?:finally )?friday|thank god it'?s friday
  )
`
const PADDING = piece`
  (?:
    ok|okay|oh|well|wow|yeah|yep|yes|so|hey|hi|hello|man|dude|anyway|huh|right|today|here|though
    |eh|isn'?t it|innit|and|to you|too|you too|same to you|all|everyone|there|team|guys
  )
`

const ONLY_SMALLTALK = pattern('')`
  ^(?:${PADDING} )*(?:${LAUGHTER}|${WEATHER}|${WISHES}|${REMARKS})(?:
    \x20(?:${LAUGHTER}|${WEATHER}|${WISHES}|${REMARKS}|${PADDING})
  )*$
`
