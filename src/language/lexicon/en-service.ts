import { english } from './en.ts'
import { lines } from './lexicon.ts'
import type { ServiceLexicon } from './service-lexicon.ts'

/*
 * How English-speaking buyers ask about the conversation itself (spec C8, D1). Opt-out errs towards stopping: a missed
 * one breaks the law, a wrong one costs a "reply START". The Spanish and French words are those carriers know.
 */

const parts = {
  TEXT: '(text|message|msg|contact|call|email|bother|spam|dm|sms|ping|phone)',
  TEXTS: '(texts|messages|msgs|sms|emails|calls|spam|notifications|communications|communication|contact)',
  TEXTING: `(texting|messaging|msging|contacting|calling|emailing|spamming|bothering|harassing|bugging|annoying|sending|writing|
    pinging|dming|reaching out|{TEXT}|{TEXTS})`,
  SWEAR: '(fucking|freaking|damn|bloody|f ing|fking)',
  BETWEEN: `({SWEAR}|all|with|w|the|these|those|this|your|any|ever|please|just|already|me|us|to|from|getting|receiving|more)`,
  MY_NUMBER: `(my [cell|phone|mobile] (number|phone|name|info|information|contact|details|data)|this (number|phone))`,
  ME: '(me|us|{MY_NUMBER})',
  NOT: '(do not|never|not to|no longer)',
  LIST: `((list|lists|database|contacts|system|campaign|crm|records|{TEXTS}))`,
  YOUR_LIST: `([of] (your|this|the|that|any|all [your|the]) [text|texting|sms|mailing|email|contact|call|calling|phone|marketing|messaging|distribution] {LIST})`,
  ONLY_SOMETIMES: `(before|after|until|till|unless|at|on|during|between|while|when|if|about|instead|today|tonight|tomorrow|
    call|text|message|email|use|send)`,
  PERSON: `(person|human|human being|agent|rep|representative|(someone|somebody) [else]|operator|manager|supervisor|salesperson|people|
    employee|worker|specialist|advisor|consultant|colleague)`,
  A_PERSON: `([a|an|the|your|some|one of your|another|any] [real|live|actual|normal|sales|human|support|service] {PERSON}|
    [a] (customer (service|support|care)|your (team|sales team)|sales))`,
}

/** Words that revoke consent by themselves, as the rule and the carriers list them. */
const stopWords = lines(`
  (stop|stopp|stpo|stopall|unsubscribe|unsubscribed|unsub|unsuscribe|revoke|optout|remove me|opt out|opting out|🛑|s t o p)
  stop (it|all|now|this|everything|already|that)
  (take|get) me off
  leave me alone
  go away
  (block|unsubscribe) me
  (fuck|piss|buzz) off
  get lost
  (alto|parar|detener|detente|arret|arreter)
`)

const stopMessages = lines(`
  (cancel|end|quit|remove|no more|never again|cancelar|baja)
  (stop2end|stop2quit|stop2stop|stop to end|stop to quit)
  no mas [mensajes]
  cancelar suscripcion
  {NOT} (call|text|contact|message)
  (how|where) (do|can) i unsubscribe
  (how|where) (do|can) i (unsubscribe|opt out) from (this|these|your|the) [{TEXTS}|list]
  stop (this is|or i|or we|you|u) [spam|harassment|harassing me]
`)

const stopPhrases = lines(`
  (stop|quit|cease) [{BETWEEN}] [{BETWEEN}] [{BETWEEN}] [{BETWEEN}] {TEXTING}
  stop (w|with) {BETWEEN} {TEXTS}
  cease and desist
  {NOT} [you] [ever|please] {TEXT} ({ME}|anymore|again|here)
  (remove|delete|drop|scrub|take|get) {ME} [off|out|from] (off|out|from) {YOUR_LIST}
  (remove|delete|drop|scrub|take|get) {ME} (off|out|from) {YOUR_LIST}
  delete {MY_NUMBER}
  lose (my|this) number
  unsubscribe (me|us|from (this|these|your|all))
  opt (me|us) out
  opt out (of|from) (this|these|your|all|the) [sms|text|marketing|promotional] {LIST}
  no more [of] [these|this|your|the|any] [{SWEAR}] {TEXTS}
  {NOT} (want|wish|wanna|care|need) [to] [get|receive|be|have|see] [any] [more] [of] [these|those|this|your|the] ({TEXTS}|contacted|texted|messaged|called|emailed)
  {NOT} (want|wish|wanna|care|need) [to] [receive|get] [anything] [hear|hearing] from you
  leave (me|us) [the] [{SWEAR}|hell|fuck] alone
  {NOT} (call|contact|text) list
  (revoke|withdraw|revoking|withdrawing) [my|all] (consent|permission)
  {NOT} (have|had|gave|give) [you] [my] (permission|consent)
`)

const stopEndings = lines(`
  (remove|delete|scrub) {ME}
  drop {MY_NUMBER}
  (spam|harassment) [please] stop
  (take|get) {ME} off [this|your list]
  (i|we) [want to|wish to|would like to|need to|am|are|have to] (opt|opting) out
  (i|we) [want to|wish to|would like to|need to] unsubscribe
  (said|told you to|told u to|asked you to|want you to|need you to) [please] stop [it|now|this]
  (now|and|so|me|must) stop
  (can|could|would|will) you [please|just] stop [it|this|that|now]
  (i|we) want [this|it|them|you|[these|the|your] {TEXTS}] to stop
  no more of (these|this|your)
`)

/** What the English-speaking buyer may ask about the conversation itself (spec C8, D1). */
export const englishService: ServiceLexicon = {
  spellings: english.spellings,
  padding: lines(`
    (please|ok|yes|yeah|no|hi|hey|hello|just|now|sorry|already|asap|guys|dude|man|u)
    (thanks|thank you) [so much]
    [and] [i] said
    [i am|we are] not interested
    wrong (number|person)
    (👎|🛑)
  `),
  parts,
  groups: [
    { word: 'stop', extent: 'sentence', patterns: stopWords },
    { word: 'stop', extent: 'message', patterns: stopMessages },
    { word: 'stop', extent: 'anywhere', patterns: stopPhrases },
    { word: 'stop', extent: 'ending', patterns: stopEndings },
    {
      word: 'not-me',
      extent: 'anywhere',
      patterns: lines(`
        wrong (number|person|guy|recipient)
        (someone|somebody) else (has|uses|used|texted from|is using) my (phone|number|account)
        (you are|you have been) (texting|messaging|talking to) the wrong
        (i am|this is) not the (person|one) you
      `),
    },
    {
      word: 'not-me',
      extent: 'sentence',
      patterns: ['[[this|that|it] (is|was)] not me', 'i did not (send|write) (this|that|it|those)'],
    },
    {
      word: 'human',
      extent: 'anywhere',
      patterns: lines(`
        (talk|talking|speak|speaking|chat|chatting) [directly] (to|with) {A_PERSON}
        (connect|transfer|hand|pass|put) (me|us) [over|through] (to|with) {A_PERSON}
        (have|get|can|could|let) {A_PERSON} [to] (call|phone|text|contact|ring|reach out to) (me|us)
        (have|get) {A_PERSON} [to] help (me|us)
        human (agent|please|help|support)
        not [to|with] a (bot|robot|machine|computer)
      `),
    },
    {
      word: 'human',
      extent: 'ending',
      patterns: lines(`
        (want|need|get me|give me|prefer|like|is there|send me to) (a|an|another|the|your) [real|live|actual|normal|sales|human|support] {PERSON}
        (give|get|pass) me [to] (human|someone|somebody) [else]
        speak (human|to human)
      `),
    },
    {
      word: 'human',
      extent: 'message',
      patterns: [
        '[live|real|sales|human|support] (agent|human|person|rep|representative|operator|manager|supervisor)',
        'customer (service|support|care)',
      ],
    },
    {
      word: 'restart',
      extent: 'ending',
      patterns: lines(`
        (start|begin) [all] over [again]
        (start|begin) [over|again] [again] from (scratch|the beginning|the start|zero)
        (reset|restart) (this|the|our) (chat|conversation)
      `),
    },
    {
      word: 'restart',
      extent: 'sentence',
      patterns: [
        '(restart|reset)',
        '[let us] (start|begin) again',
        '(restart|reset) (it|this|everything|all)',
      ],
    },
    {
      word: 'start',
      extent: 'alone',
      patterns: lines(`
        [please] (start|unstop|resubscribe|subscribe|opt in|optin) [please|again]
        [please] opt (me|us) [back] in [again] [please]
        [please] sign (me|us) back (in|up) [again] [please]
        [please] opt back in [please]
        [please] (resubscribe|subscribe) me [again] [please]
        [please] (start|resume) (texting|messaging|messages|texts) [me] [again] [please]
      `),
    },
    { word: 'help', extent: 'message', patterns: ['(help|info)', 'help me'] },
  ],
  exceptions: lines(`
    (not|never|without|nothing|is|are) [want to|want you to|wanna|ever|please|make me|going to|need to] (stop|stopping|quit|unsubscribe|opt|remove|delete|take|get|block|drop|leave)
    did (i|we) [get] [accidentally] (unsubscribe|unsubscribed|opt out)
    {NOT} [you] [ever|please] {TEXT} {ME} {ONLY_SOMETIMES}
    no more [of] [these|this|your|the|any] {TEXTS} {ONLY_SOMETIMES}
    (stop|quit) [{BETWEEN}] (calling|texting|messaging) (it|him|her|them)
    stop [the|this|my|your] (order|orders|shipment|delivery|payment|clock|loss|sign|by|shop)
    did you lose (my|this) number
    wrong number (of|on|in|for)
    (gave|give|entered|put|typed|wrote|sent|left) [you] [in|down] (a|the|my) wrong (number|person)
    (are|am|is) (you|i|this|it) [talking to|chatting with|texting with|speaking to|speaking with] [really] [a|an] [real|live|actual|human] ({PERSON}|bot)
    (am|are) (i|we) (talking|speaking|chatting|texting) (to|with) [a|an] [real|live|actual] ({PERSON}|bot)
    (not|no need to) [want to|need to|wish to|have to|wanna] (talk|speak|chat) (to|with) {A_PERSON}
    not (want|need) [a|an] [real|live|actual|sales|human] {PERSON}
    (talk|talking|speak|speaking|chat|chatting) (to|with) (someone|somebody|people) [else] (in|at|on|from) (my|our)
    (i|we|you) (am|are) not a (bot|robot|machine|computer)
    (do|does|would|must) (i|we|you) [have to|need to] (talk|speak) (to|with) {A_PERSON}
    (i am|we are) [a] (real|actual) (person|human|people)
  `),
}
