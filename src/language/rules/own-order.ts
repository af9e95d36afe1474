import { piece } from '#core/pattern'
/**
 * Whether a question is about what is theirs, an order, a payment, what they have told us, and so about nothing that the
 * business's own text could know: "did my payment arrive?", "what did I order?" (D1).
 */
export const asksOfOwn = (plain: string): boolean => OWN.test(plain)

const WE = '(?:i|we)'
const OUR = '(?:my|our)'
const END = '(?= *(?:$|[?.!,;]))'

const OWN = new RegExp(
  [
    piece`
      \b(?:did|has|have|is|was) ${OUR} (?:[a-z]+ )?(?:payment|money|order|transaction)\x20
        (?:[a-z]+ ){0,2}?(?:
        arrived?|through|received|paid|placed|processed|confirmed|complete|in
      )\b
    `,
    `\\b(?:did|have) you (?:get|got|receive|received|see|seen) ${OUR} (?:payment|money|order)\\b`,
    piece`
      \b(?:is|was|has) (?:it|everything|${OUR} order|the order) (?:already |been )*paid\b
      |\b(?:did|have) ${WE} (?:already )?(?:pay|paid)\b
    `,
    piece`
      \bwhat (?:exactly |all )?(?:did|have) ${WE} (?:just |actually )?(?:
        order|ordered|buy|bought|purchased?|sign(?:ed)? up for|agreed? to|pay for|paid for
      )\b
    `,
    piece`
      \bhow much (?:did|have) ${WE} (?:just |already |actually )?(?:pay|paid|spend|spent)\b
      |\b(?:how much|what) (?:do|did) ${WE} (?:still |now |actually )?owe\b
    `,
    piece`
      \bhow (?:many|much) (?:[a-z]+ )?(?:did|have) ${WE} (?:order|ordered|buy|bought|say|said)
        \b
      |\b(?:what|how|when|which)\b[^?.!]* (?:in|on) ${OUR} order\b
    `,
    piece`
      \b(?:what|where|when)(?:'s| is) (?:the )?(?:status of )?${OUR} (?:
        order|plan|payment|receipt|balance|start(?:ing)? date|(?:order|receipt) number
      )${END}
    `,
    piece`
      \bwhen (?:does|do|will|is) (?:
        it|that|this|${OUR} (?:plan|order|subscription|service)
        |the (?:plan|subscription|service)
      ) (?:start|begin|starting)${END}
    `,
    piece`
      \bwhat (?:all )?(?:do|did) you (?:already )?(?:know|have|remember|keep|store)\x20
        (?:on file |saved |noted )?(?:about|of|on|from|for) (?:me|us)\b
      |\bwhat (?:all )?(?:did|have) ${WE} (?:already |so far )?(?:
        agree(?:d)? (?:on|to)|discuss(?:ed)?|decide(?:d)?(?: on)?|tell|told|give|given|say|said
      )\b
    `,
    piece`
      \bwhat (?:all |details |information |info )?do you have (?:
        so far|(?:of|on|from|about) (?:me|us)|(?:noted|written) down
      )\b
    `,
    piece`
      \bwhere (?:were|was|are|did) (?:we|i)(?: (?:again|now|stop|leave off|left off|at))?${END}
      |\bwhere (?:did|do )?we (?:stop(?:ped)?|left off|leave off|left off|stand)\b
      |\bwhat were we (?:talking|speaking|saying|discussing|on|doing)\b
      |\b(?:do|can) you (?:still )?remember (?:
        me|us|what (?:i|we) (?:said|told|wanted)|our (?:chat|conversation)
      )\b
    `,
    piece`
      \b(?:where|what)(?:'s| is| was) (?:the|that|my|your) (?:payment |checkout |order )?link
        ${END}
      |\b(?:re-?send|send|give|text|share|get|have|post|repeat)(?: (?:me|us))?\x20
        (?:the|that|my|your) (?:payment |checkout |order )?link
        (?: (?:again|once more|one more time))?\b
      |\bwhere (?:do|can) ${WE} (?:find|get|see) (?:the|that|my)\x20
        (?:payment |checkout |order )?link\b
      |\b(?:the|that|your|my|this) (?:payment |checkout |order )?link (?:
        doesn't|does not|isn't|won't|didn't|is (?:broken|dead|not|expired)
      )\b
      |\b(?:
        lost|can't find|cannot find|didn't (?:get|receive)|never got|deleted|don't (?:see|have)
      ) (?:the|that|my|your|any) (?:payment |checkout |order )?link\b
    `,
  ].join('|'),
)
