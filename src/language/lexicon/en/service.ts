import { lines, spellingMap } from '../lexicon.ts'
import type { ServiceLexicon } from '../service-lexicon.ts'
import { ENGLISH_ACCEPTANCE } from './acceptance.ts'
import { HUMAN } from './human.ts'

/*
 * How English-speaking buyers ask about the conversation itself (spec C8, D1). Opt-out errs towards stopping: a missed
 * one breaks the law, a wrong one costs a "reply START".
 */

/** How these words are typed in a hurry. */
const hurried = spellingMap(`
  txt = text; txtng textng txting texing textin texin txtin = texting; txts = texts; msges mesages messges = messages;
  u = you; ur = your; plz pls = please; stpo stopp sotp stip st0p = stop;
  unsub unsuscribe unsubcribe unsubscrib unsubscibe unsubribe unsubscribed = unsubscribe; rmv = remove; nomore = no more;
  optout = opt out; dnc = do not call; some1 = someone; any1 = anyone; somone = someone; lemme = let me
`)

const parts = {
  TEXT: '(text|texting|message|msg|contact|call|email|bother|spam|dm|sms|ping|phone|disturb|harass)',
  TEXTS:
    '(texts|messages|msgs|sms|emails|calls|spam|notifications|communications|communication|contact|alerts|blasts|ads|advertisements|advertising|promotions|promos)',
  TEXTING: `(texting|messaging|msging|contacting|calling|emailing|spamming|bothering|harassing|bugging|annoying|
    pinging|dming|disturbing|pestering|reaching out|{TEXT}|{TEXTS})`,
  SWEAR: '(fucking|freaking|damn|bloody|f ing|fking|stupid|annoying|constant|endless|random)',
  KIND: '(marketing|promotional|promo|sales|automated|unwanted|unsolicited|spam|text|sms)',
  BETWEEN: `({SWEAR}|{KIND}|all|with|w|the|these|those|this|your|any|ever|please|just|already|me|us|to|from|getting|receiving|more|of)`,
  MY_NUMBER: `(my [cell|phone|mobile] (number|phone|cell|mobile|name|info|information|contact|details|data) [and number]|this (number|phone))`,
  ME: '(me|us|{MY_NUMBER})',
  NOT: '(do not|never|not to|no longer)',
  REMOVE: '(remove|delete|drop|scrub|take|get|strike|scratch|cross|erase|exclude|purge|pull)',
  REMOVED: '(removed|deleted|dropped|taken|excluded|erased)',
  LIST: `((list|lists|database|contacts|system|campaign|campaigns|crm|records|thread|{TEXTS}))`,
  YOUR_LIST: `([of] (your|this|the|that|any|all [your|the]) [text|texting|sms|mailing|email|contact|call|calling|phone|marketing|messaging|distribution] {LIST})`,
  ONLY_SOMETIMES: `(before|after|until|till|unless|at|on|during|between|while|when|if|about|instead|today|tonight|tomorrow|
    call|text|message|email|use|send|yet)`,
  PERSON: `(person|human|human being|agent|rep|representative|(someone|somebody) [else]|operator|manager|supervisor|salesperson|people|
    employee|worker|specialist|advisor|consultant|colleague)`,
  PEOPLE: '(agents|reps|representatives|people|colleagues|employees|staff|managers|team [members])',
  A_PERSON: `([a|an|the|your|some|one of your|another|any] [real|live|actual|normal|sales|human|support|service] {PERSON}|
    [a|some] (one of your [real|live|human|sales] {PEOPLE}|member of [your|the] [sales|support] (staff|team))|
    (someone|somebody) (from|at|in|on) your (side|team|company|office|end)|
    [a] (customer (service|support|care)|your (team|sales team)|sales))`,
  THIRD: `(him|her|them|(my|our|the|that|their|his|another|some) [old|other|last|former|current|previous] (boss|vendor|supplier|provider|
    company|team|people|guy|guys|wife|husband|partner|ex|kids|staff|customers|clients|bank|rep|agency|landlord))`,
}

/** Words that revoke consent by themselves, as the rule and the carriers list them. */
const stopWords = lines(`
  (stop|stopall|unsubscribe|revoke|remove me|opt out|opting out|opt out [of] all|🛑|s t o p)
  (cease|desist|discontinue)
  stop (it|all|now|this|everything|already|that)
  (stop|quit) (getting|receiving|sending) (these|this|them|those|it)
  {NOT} send [me|us] [any] (these|those|more|this) [anymore]
  (take|get) me off
  [i|we] [want|would like|need|get me|let me|take me] off [of] {YOUR_LIST}
  (leave me alone|let me be)
  go away
  (block|unsubscribe) me
  unsubscribe [me|us] [from] (all|everything)
  (remove|take) (from|off) [this|your|the] list
  (do not|no) (solicit|soliciting|solicitation|solicitations) [me|here]
  turn off [the|these|your|all] (texts|messages|msgs|sms|notifications|alerts)
  (fuck|piss|buzz) off
  (get lost|knock it off)
  (make|get) (it|this|them) [to] stop
  {NOT} opt (me|us) in
  no further (contact|{TEXTS})
  enough (with|of) (the|these|those|your) [{SWEAR}] [{KIND}] {TEXTS}
  (cancel|end) [my subscription to] [{KIND}] (texts|messages|msgs|sms|alerts|notifications)
  (please|request) (removal|opt out)
`)

/** Nothing but one of these in a text means no more texts; in a chat it may be an order, or the end of a talk. */
const stopTexts = lines(`
  (cancel|end|quit|remove|removed|no more|never again)
  (quit it|end this|end these)
  how (to|do i|can i) stop [this|these|it|them]
`)

const stopMessages = lines(`
  (stop2end|stop2quit|stop2stop|stop to end|stop to quit)
  {NOT} (call|text|contact|message)
  (how|where) (do|can) i unsubscribe
  (how|where) (do|can) i (unsubscribe|opt out) from (this|these|your|the) [{TEXTS}|list]
  stop (this is|or i|or we|you) [spam|harassment|harassing me]
`)

const stopPhrases = lines(`
  (stop|quit|cease|discontinue|halt) [{BETWEEN}] [{BETWEEN}] [{BETWEEN}] [{BETWEEN}] {TEXTING}
  (stop|quit|cease|discontinue|halt) [{BETWEEN}] (sending|writing) [{BETWEEN}] [{BETWEEN}] [{BETWEEN}] ({TEXTS}|stuff|crap|junk|anything)
  (stop|quit) writing [to] (me|us)
  (cancel|end|stop|discontinue) [all] [of] (the|these|those|your|all|any) [further|future] [{KIND}] (texts|messages|msgs|sms|alerts|notifications)
  (cancel|end) my subscription to [the|these|your] {TEXTS}
  (refrain|desist) from ({TEXTING}|sending|writing)
  if you (stopped|quit) [{BETWEEN}] {TEXTING}
  stop blowing (up (my|our) phone|(my|our) phone up)
  (stop|cut it out) (w|with) {BETWEEN} [{SWEAR}] {TEXTS}
  cease and desist
  {NOT} [you] [ever|please] {TEXT} [(or|and) {TEXT}] ({ME}|anymore|again|here)
  {NOT} send (me|us) another ({TEXT}|one)
  {NOT} (want|wish) [to] be on {YOUR_LIST}
  (do|did) not (authorize|authorise|permit|allow) you to {TEXT}
  stop or (i|we) will
  {NOT} [ever|please] send (me|us|{MY_NUMBER}) [any] [more] [of] [these|those|this|your|the|other] [{SWEAR}] [{KIND}] ({TEXTS}|anything)
  {NOT} [ever|please] send [any] [more] [of] [these|those|your] [{KIND}] (texts|messages|msgs|sms)
  {NOT} [ever|please] (write [to]|reply to|reach out to) (me|us)
  {NOT} reach out (again|anymore|any more|further)
  (will|shall) you (stop|quit) {TEXTING}
  {REMOVE} {ME} [off|out|from] (off|out|from) {YOUR_LIST}
  be {REMOVED} [off|out|from] (off|out|from) {YOUR_LIST}
  {ME} {REMOVED} [off|out|from] (off|out|from) {YOUR_LIST}
  (get|take) off [of] (this|your|the) [text|texting|sms|mailing|contact|call|marketing] list
  (delete|erase|forget|lose) {MY_NUMBER}
  unsubscribe (me|us|{MY_NUMBER}|from (this|these|your|all))
  opt {ME} out
  opt out {ME}
  (opt|opting) out (of|from) [this|these|your|all|the|any] [further|future] [{KIND}] {LIST}
  no (more|further|additional) [of] [these|this|your|the|any] [{SWEAR}] [{KIND}] ({TEXTS}|texting|messaging)
  {NOT} (want|wish|wanna|care|need) [to] [get|receive|be|have|see] [any] [more|further] [of] [these|those|this|your|the] [{SWEAR}] [{KIND}] ({TEXTS}|contacted|texted|messaged|called|emailed)
  {NOT} (want|wish|wanna|care|need) [to] [receive|get] [anything] [hear|hearing] from you
  (prefer|rather) not [to] [get|receive|be|have] [any|these|those|your] [more] [{KIND}] ({TEXTS}|contacted|texted|messaged|called)
  leave ({ME}|my (phone|number|cell)) [the] [{SWEAR}|hell|fuck] alone
  {NOT} (call|contact|text) (list|registry)
  (tired|sick) of [getting|receiving|all] [these|your|the|those] [{KIND}] {TEXTS}
  ((do|did) not (ask|sign up)|never (asked|signed up)) for (this|these|it|that) [please] stop
  (me|us|{MY_NUMBER}) (to|on) [your|the] {NOT} call
  (revoke|withdraw|revoking|withdrawing) [my|all] (consent|permission)
  {NOT} (have|had|gave|give) [you] [my] (permission|consent)
  consent [is] (revoked|withdrawn)
  no longer consent
  (do|did) not (consent|agree) to (this|these|{TEXTS}|being (texted|contacted|messaged|called)|(get|getting|receive|receiving) [any|these|your] {TEXTS})
  (make|get|have) (the|these|those|your|all) [of] [{KIND}] {TEXTS} [to] stop
  if you (text|message|contact|call|email) (me|us) again
  if you keep {TEXTING}
  i am [going to] (block|blocking) (you|this number)
  stop (i|we) (already|found|bought|went|got|have (already|found|bought)|no longer|am not|are not|do not|did not|never)
`)

const stopEndings = lines(`
  (remove|delete|scrub) {ME}
  drop {MY_NUMBER}
  (want|like|need|wish|have|get) {ME} removed
  (want|wish|like|need|prefer|rather|ask|asked|asking) to be (removed|taken off|unsubscribed|left alone)
  (spam|harassment) [please] stop
  (take|get) {ME} off [of] [this|your list]
  {NOT} {TEXT} me (on|at) {MY_NUMBER}
  (i|we) want off
  (i|we|me|us) [want to|wish to|would like to|need to|am|are|have to|choose to|elect to] (opt|opting) out
  (i|we) [want to|wish to|would like to|need to] unsubscribe
  (said|told you to|tell you to|asked you to|ask you to|want you to|need you to) [please] stop [it|now|this]
  (now|and|so|me|must) stop
  (can|could|would|will) you [please|just|kindly] stop [it|this|that|now]
  if you do not stop
  stop (getting|receiving|sending) (me|us|this|these|those|them)
  (please|just|now|must) stop sending
  {NOT} (want|wish|care|need) [to] (get|receive|see) (these|this|those|them) [any] [more|anymore]
  please stop
  (i|we) (want|need|would like) (this|it|them|you|[these|the|your] {TEXTS}) to stop
  {NOT} use {MY_NUMBER} [again|anymore]
  no more of (these|this|your)
  {NOT} send (me|us) anything [else|more|again]
`)

/** What the English-speaking buyer may ask about the conversation itself (spec C8, D1). */
export const ENGLISH_SERVICE: ServiceLexicon = {
  spellings: new Map([...ENGLISH_ACCEPTANCE.spellings, ...hurried]),
  padding: lines(`
    (please|ok|yes|yeah|no|hi|hey|hello|just|now|sorry|already|asap|guys|dude|man|nope|nah|uh|um|kindly|immediately|right now)
    (thanks|thank you) [so much]
    [and] [i] said
    [i am|we are] not interested
    wrong (number|person)
    (👎|🛑|✋)
  `),
  parts,
  groups: [
    { word: 'stop', extent: 'sentence', patterns: stopWords },
    { word: 'stop', extent: 'message', patterns: stopMessages },
    { word: 'stop', extent: 'message', onTexts: true, patterns: stopTexts },
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
        (no longer|does not) (has|have|owns|own) this (number|phone)
      `),
    },
    {
      word: 'not-me',
      extent: 'sentence',
      patterns: ['[[this|that|it] (is|was)] not me', 'i did not (send|write) (this|that|it|those)'],
    },
    ...HUMAN,
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
    (tell|told|telling|ask|asked|asking|get|make|made|want|need) {THIRD} to (stop|quit|cease)
    (not|never) want [this|it|them|you|these|those|the|your] [{KIND}] [{TEXTS}] to stop
    {NOT} write (me|us) off
    no more {TEXTS} than
    {NOT} (want|wish|wanna|care|need) [to] [get|receive|have|see] [any] [more] [of] [these|those|this|your|the] [{KIND}] {TEXTS} from (the|my|our|other)
    (before|when|if|until|after|unless|once) (i|we|they|it) stop
    (if|when) (i|we|you|they|someone|somebody|people) (say|says|text|texts|reply|replies|type|send|write) stop
    (do|did|does|would) you (delete|remove|erase|lose) {MY_NUMBER}
    {NOT} (call|text|contact|message) (me|us) (i|we) (will|can) (call|text|reach out|contact|message|let you)
    if you (will|do) not stop by
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
    (did|has|had|if|when|not|will|would not|do not) [want|need] {A_PERSON} [to] (call|calls|ring|phone|contact) (me|us)
    not (want|need) [a|an] [real|live|actual|sales|human] {PERSON}
    (talk|talking|speak|speaking|chat|chatting) (to|with) (someone|somebody|people) [else] (in|at|on|from) (my|our)
    (i|we|you) (am|are) not a (bot|robot|machine|computer)
    (do|does|would|must) (i|we|you) [have to|need to] (talk|speak) (to|with) {A_PERSON}
    (i am|we are) [a] (real|actual) (person|human|people)
  `),
}
