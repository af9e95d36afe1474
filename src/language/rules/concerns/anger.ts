import { matches, type Span, type Text } from '../text.ts'

/** Anger at us or at how this goes. "I'm dying for coffee" and "we're mad about espresso" are none (D4). */
export const readAnger = (text: Text): Span | null => matches(text.plain, ANGER)[0] ?? null

const VERY =
  '(?:(?:so|very|really|just|getting|pretty|beyond|absolutely|totally|completely|extremely|fucking|honestly) )*'

const ANGER = new RegExp(
  [
    `\\b(?:this is|this has been|that'?s|that is|it'?s|it is|you(?:'re| are)|what) ${VERY}(?:a |an )?(?:ridiculous|unacceptable|outrageous|bullshit|joke|disgrace|disgraceful|pathetic|disgusting|infuriating|waste of (?:my|our) time)\\b(?! (?:good|value|deal|cheap|amount|low))`,
    `\\b(?:i'?m|i am|we'?re|we are) ${VERY}(?:furious|livid|fed up|outraged|angry|mad at|annoyed|frustrated|pissed(?: off)?(?! drunk)|sick (?:and tired )?of (?:this|you|your)|done with (?:you|this|your))\\b`,
    '\\bf[u*][c*]k(?:ing)?(?! (?:yes|yeah|love|loves|great|good|awesome|amazing|delicious|perfect|cool|brilliant))|\\b(?:wtf|stfu|assholes?|idiots?|morons?|screw you|piss off|go to hell|shut up)\\b',
    '\\bworst (?:service|company|experience|bot|support|chat)\\b|\\b(?:useless|stupid|dumb|idiotic) (?:bot|chatbot|machine|thing|company|service|robot|assistant)\\b(?! (?:question|name))',
    '\\bhow many (?:more )?times (?:do|must|should|did) i\\b|\\bare you (?:kidding|joking|serious|deaf|even listening)(?: me)?\\?*$|\\bi want to (?:complain|make a complaint|file a complaint)\\b',
  ].join('|'),
  'g',
)
