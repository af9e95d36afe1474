import type { Breach } from '../model.ts'
import { piece } from '../pattern.ts'
import { isDeniedAt } from './plain.ts'

/** Words by which something is promised, granted, done or given away; each may be said only where the grounds say it as well. */
type Claim = {
  readonly of: Breach['of']
  readonly words: RegExp
  /** What bears it out as well as the words themselves. */
  readonly borne?: RegExp
}

const claim = (of: Breach['of'], words: string, flags = 'gi'): Claim => ({
  of,
  words: new RegExp(`(?<!\\w)(?:${words})`, flags),
})

/** By itself "Any time!" answers a thank-you; in a sentence it promises. */
const COURTESY = '(?<=^|[.!?] )any ?time(?:[.!]|, (?:happy|glad))'

/** Where money, or what it buys, is spoken of already. */
const MONEY_TALK = /[$\u20ac\u00a3]|pric|cost|quote|budget|includ/i

/** What is looked for, each with all the forms that say the same. */
const CLAIMS: readonly Claim[] = [
  // What would be given away (A9).
  claim('discount', String.raw`discount\w*`),
  claim(
    'discount',
    String.raw`(?:[\d.]+\s?(?:%|percent)|[$\u20ac\u00a3]\s?[\d.,]+|money|something|price|bill)\s+off\b`,
  ),
  claim('discount', String.raw`(?:knock|take|taking|took|shave)\w*\b.{0,30}\boff\b`),
  claim('discount', String.raw`half(?:[ -](?:price|off|the price))?\b`),
  claim('discount', String.raw`waiv\w*`),
  claim(
    'discount',
    piece`
      rebates?\b|coupons?\b|vouchers?\b|promo\w*|gift\w*|bonus\w*|cash ?back\b|store credit\b
      |credits?\b
    `,
  ),
  claim('discount', String.raw`special (?:offer|price|rate|deal|terms)\w*|deals?\b|bargains?\b|sale\b`),
  claim('discount', String.raw`sav(?:e|es|ing|ings)\b(?! (?:the|your|this|that|you (?:time|a step)))`),
  claim(
    'discount',
    piece`
      cheap\w*|lower(?:ed|ing)?\b|reduc\w*|less expensive|match (?:any|the|their|that)\b
      |price match\w*
    `,
  ),
  claim(
    'discount',
    piece`
      complimentary|on the house|on us\b|no (?:extra |additional )?(?:charge|cost)\b|at no\b
      |without (?:charge|cost|paying)
    `,
  ),
  claim('discount', String.raw`fees?\b|deposits?\b|surcharge\w*|taxes\b`),
  claim('discount', String.raw`trials?\b|first month\b|months? (?:free|on)\b`),
  claim(
    'discount',
    String.raw`double\w*|twice\b|tripl\w*|net[- ]?\d+|invoice\w*|installments?\b|pay later\b`,
  ),
  // "$249 a month for each machine" is another price.
  claim('price', String.raw`each\b|apiece\b|per (?:person|head|machine|seat|user|plan|office|site)\b`),
  claim(
    'price',
    String.raw`(?<=\b(?:for|to) )(?:all|both|everyone|everybody)\b|(?<=\b(?:for|to|with) )every \w+`,
  ),
  claim('price', String.raw`(?<=(?:\d|month|mo|year|week|,) )an? (?:person|head|machine|seat|user|piece)\b`),
  // What would be promised.
  claim('promise', String.raw`guarant\w*|warrant\w*|insur(?:e|ed|ance)\b`),
  claim('promise', String.raw`refund\w*|money[ -]back|reimburs\w*|compensat\w*|pay(?:ing)? (?:you )?back`),
  claim('promise', String.raw`(?<!feel |-)free(?:ly)?\b`),
  claim(
    'promise',
    piece`
      (?:the |at )?(?:very )?best (?:price|deal|rate|value|offer|in)\w*|lowest|fastest|finest
      |number 1\b|#1\b|unbeatable|unmatched|better than\b|superior
    `,
  ),
  claim(
    'promise',
    String.raw`always\b|every time\b|forever|for ever\b|for (?:life|good)\b|lifetime|permanent\w*|eternal\w*`,
  ),
  claim('promise', String.raw`never\b|no matter\b`),
  claim('promise', String.raw`risk\w*|obligat\w*|commitment\w*|strings\b|hidden\b`),
  claim('promise', String.raw`cancel\w*|terminat\w*|opt out\b|unsubscrib\w*`),
  claim('promise', String.raw`(?!${COURTESY})any ?time\b|whenever you (?:like|want|wish)\b|at will\b`),
  { ...claim('promise', COURTESY), borne: /\b(?:you're welcome|happy to help)\b/i },
  claim(
    'promise',
    piece`
      promis\w*|assur\w*|ensur\w*|make sure|rest assured|you have my word|certain(?:ly|ty)\b
      |definitely|absolutely|100 ?%|surely|count on|rely on
    `,
  ),
  claim(
    'promise',
    piece`
      lock\w* in|price lock\w*|fixed\b|frozen\b|will(?: not|n't)? (?:change|rise|increase|go up)
      |unlimited|limitless|everything|anything you\b|unconditional\w*
    `,
  ),
  claim(
    'promise',
    piece`
      legal\w*|lawful\w*|contract\w*|binding|liab\w*|in writing|written|sign(?:ed|ing|ature)\w*
      |certif\w*|complian\w*|official\w*|licen[cs]\w*
    `,
  ),
  claim(
    'promise',
    piece`
      approv\w*|grant(?:s|ed|ing)?\b|authori[sz]\w*|permi(?:t|tted|ssion)\w*|exception\w*
      |exclusive\w*|entitle\w*|eligible|qualif\w*
    `,
  ),
  claim('promise', String.raw`competit\w*|other (?:vendors|providers|companies|suppliers)`),
  claim(
    'promise',
    piece`
      (?:last|final) chance|act now|limited|hurry|only \d+ left|running out|expir\w*|urgent\w*
      |deadline\w*|today only
    `,
  ),
  // What would have been done, or be about to be: only the core does things.
  claim('promise', String.raw`done\b|all set\b|taken care of\b|sorted\b|in (?:the )?(?:post|mail)\b`),
  claim('promise', String.raw`book(?:s|ed|ing|ings)?\b|reserv\w*|schedul\w*|appointment\w*`),
  claim(
    'promise',
    String.raw`paid\b|pay(?:s|ing|ment|ments|able)?\b|charg\w*|bill(?:s|ed|ing)?\b|transfer\w*|receipts?\b`,
  ),
  claim('promise', String.raw`ordered\b|purchas\w*|bought\b|placed\b|sold\b|deal is\b`),
  claim(
    'promise',
    piece`
      confirm\w*|accept\w*|agree\w*|activat\w*|register\w*|enrol\w*|sign(?:ed)? (?:you )?up
      |upgrad\w*|downgrad\w*
    `,
  ),
  claim('promise', String.raw`ship\w*|deliver\w*|dispatch\w*|install\w*|technician\w*`),
  claim(
    'promise',
    piece`
      (?<!should )(?:i|we)(?:
        'll|'d| will| would|'m going to| am going to|'re going to| are going to| shall|'ve| have
        | just| can| could
      )?(?: now| also| just| already| personally)? (?:
        call|phone|text|email|e-mail|send|sent|mail|forward|notify|remind|contact|visit|come by
        |get back|follow up|reach out|hold|keep|apply|process|connect|pass|arrang|set up|add
        |includ|remov|chang|updat|chec?k|look into|escalat|fix|offer|give|gave|throw in
      )\w*
    `,
  ),
  claim(
    'promise',
    piece`
      yours\b|handled\b|you(?:'re| are) in\b|our people\b|on (?:its|the) way\b|you may\b
      |from now on\b|consider (?:it|that)\b|nothing more\b
    `,
  ),
  claim(
    'promise',
    piece`
      (?<!should )(?:i|we|they|somebody|someone|our \w+)
        (?:'ll|'d| will| can| could| may| would)? (?:
        come|go(?<!i(?:'d| would) go)|bring|match|take|hand|do|show|run|set|turn|finish|start
        |serve|cover|keep|save
      )\b
    `,
  ),
  claim('promise', String.raw`(?:the|than|all|what) others?\b|same as\b`),
  { ...claim('promise', String.raw`(?:cost|pric|includ)\w*|you(?:'ll| will)? get\b`), borne: MONEY_TALK },
  { ...claim('promise', String.raw`month\w*`), borne: /month|budget/i },
  // What nobody is to read (M9), whoever asks for it.
  claim(
    'secret',
    piece`
      \{\{|\}\}|api[ _-]?keys?\b|passwords?\b|tokens?\b|secrets?\b|credentials?\b
      |access codes?\b|sk-\w+
    `,
  ),
  claim('secret', String.raw`[a-z0-9_-]*(?=[a-z0-9_-]*\d)(?=[a-z0-9_-]*[a-z])[a-z0-9_-]{20,}`),
  claim(
    'secret',
    piece`
      (?:other|another|previous|last|different) (?:
        customers?|buyers?|clients?|compan(?:y|ies)|people|users?|persons?
      )\b
    `,
  ),
  claim(
    'secret',
    piece`
      (?:credit |debit )?cards?(?: number)?\b|cvv\b|social security|ssn\b|date of birth
      |account numbers?\b|passport\w*|bank\b|one-time|codes?\b
    `,
  ),
  claim(
    'instruction',
    piece`
      system (?:prompt|message)|prompts?\b|instruct\w*|guidelines?\b|guardrails?\b|jailbreak\w*
      |developer (?:mode|message)|internal\w*|confidential\w*
    `,
  ),
  claim(
    'instruction',
    piece`
      language model|openai|gpt\w*|chatgpt|claude|llms?\b|templates?\b|briefs?\b|json\b
      |tool calls?|function calls?|(?:assistant|system|user|human)\s?:|as an ai\b
    `,
  ),
  claim('instruction', String.raw`ignor\w*|disregard\w*|overrid\w*|bypass\w*|pretend\w*|role[ -]?play\w*`),
  // Who speaks (L5).
  claim(
    'disclosure',
    piece`
      (?:
        i'm|i am|am i|this is|you(?:'re| are) (?:talking|chatting|speaking|texting) (?:to|with)
      ) (?:not )?(?:really |actually |just )?(?:an? )?(?:real |actual |live |fellow |living )?(?:
        human|person|man|woman|guy|girl|people|rep|agent|employee|colleague|manager|owner
        |founder|real
      )\b
    `,
  ),
  claim(
    'disclosure',
    String.raw`not (?:an? )?(?:ro)?(?:bots?|automated|machine|ai|computer|assistant|artificial|chatbot)\b`,
  ),
  claim(
    'disclosure',
    piece`
      my name\b|call me\b|human being\b|as a human\b|flesh and blood
      |(?:no|never an?) (?:ro)?bots?\b
    `,
  ),
  // A yes is asked for by our own fixed questions alone (L2, C8).
  claim(
    'question',
    piece`
      (?:reply|answer|say|type|text|write|respond|send)(?: back)?(?: with)?(?: a)?(?: simple)?
        \x20["']?(?:yes|ok|okay|y|confirm|agree|accept|stop|start|go|no|done)\b
    `,
  ),
  claim('question', `["'](?:yes|ok|i agree|i accept|i confirm|stop|start|go ahead)["']`),
  claim(
    'question',
    piece`
      (?:shall|should|can|may) (?:i|we) (?:go ahead|proceed|put|place|order|book|charge|start)
      |do you (?:agree|accept|confirm|consent)|go ahead|proceed\b|consent\w*|deal\?
    `,
  ),
  claim('question', String.raw`YES\b|CANCEL\b|STOP\b`, 'g'),
  claim(
    'question',
    String.raw`click\w*|tap\b|visit\b|log ?in\b|sign in\b|download\w*|subscribe\w*|follow us\b`,
  ),
]

/** What is claimed in a draft and in none of the grounds, or is denied in one of the two and not in the other. */
export const claimsBeyond = (draft: string, grounds: readonly string[]): readonly Breach[] =>
  CLAIMS.flatMap(({ of, words, borne: bearing }) => {
    const said = senses(draft, words)
    if (said.length === 0 || grounds.some((ground) => bearing?.test(ground))) return []
    const borne = grounds.flatMap((ground) => senses(ground, words))
    return said
      .filter(({ denied }) => !borne.some((one) => one.denied === denied))
      .map((one): Breach => ({ of, words: one.words }))
  })

const senses = (
  text: string,
  words: RegExp,
): readonly { readonly words: string; readonly denied: boolean }[] =>
  [...text.matchAll(words)].map(({ index, 0: said }) => ({ words: said, denied: isDeniedAt(text, index) }))

/** The words of a text that claim something. */
export const claimedIn = (text: string): readonly string[] =>
  CLAIMS.flatMap(({ words }) => senses(text, words).map((one) => one.words))
