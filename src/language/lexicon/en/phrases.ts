import { EMOJI } from '../emoji.ts'
import { lines } from '../lexicon.ts'

/*
 * How English-speaking buyers accept a recap (spec L2). Patterns: words, (one|of|these), [perhaps this], {PART}.
 * A phrase earns its place by being a yes to any recap; what merely agrees with a statement ("that is true") stays out.
 */

/** Named parts of the English patterns; {VERB} and {NOUN} come with the pending action. */
export const parts = {
  YES: '(yes|yeah|yep|yup|ye|yessir)',
  ADV: `(absolutely|totally|completely|exactly|perfectly|definitely|certainly|indeed|all|just|also|very|really|entirely|
    precisely|quite|clearly|truly|so|very much)`,
  DET: '(details|information|info|order|booking|reservation|summary|recap)',
  ORDER: '(order|booking|reservation|purchase|appointment)',
  THESE_DETAILS: `((the|my|your|that|this|those|these|all [of] [the|your|my|those|these|that]) [{ORDER}] {DET} [you (have|gave|{TOLD})])`,
  TOLD: '([have] (said|listed|mentioned)|have there|have said|have got|have)',
  SUBJ: `(that|this|it|everything|all|all of (that|it|this|those|these|them)|all (that|those|this|these)|
    everything there|that all|it all|this all|{THESE_DETAILS}|those|these|they|(everything|what|all|all of what) you {TOLD}|
    {DET} you have|the (details|information|info) (you have|provided|given|mentioned))`,
  IS: '(is|are|will be|is all|are all)',
  SEEMS: '(looks|look|sounds|sound|looks to be|would be)',
  BE: '({IS}|{SEEMS})',
  STRONG: `(right|correct|accurate|confirmed|exact|exactly (right|correct)|spot on|in order|verified|approved|
    as i (requested|asked|wanted|described|said|want)|(right|correct) on|the (right|correct) (one|choice|information|details))`,
  GOOD: `(good|great|perfect|fine|ok|excellent|awesome|wonderful|fantastic|ideal|amazing|brilliant|super|terrific|suitable|
    superb|acceptable|satisfactory|alright|all right|splendid|marvelous|fabulous|convenient|lovely|just (right|fine|perfect|great))`,
  NICE: '(nice|cool|beautiful|sweet|neat)',
  DELIGHT:
    '(excellent|wonderful|awesome|fantastic|lovely|amazing|brilliant|terrific|superb|splendid|fabulous|marvelous)',
  PERFECT: '(perfect|{DELIGHT})',
  FOR_ME: '((for|to|with|by) (me|us))',
  WELL: '(well|great|fine|perfectly|good|nicely|out|out (well|great|fine|perfectly))',
  TO_GO: '(to (go|proceed|go ahead|book|proceed with|continue) [further|with {OBJ}|with the process])',
  I_LIKE: `((i|we) (want|wanted|need|needed|said|asked for|am looking for|was looking for|would like|requested|have in mind|
    had in mind|meant|like|ordered|chose|picked|selected|have requested|have asked for|have said|just said|am after|would prefer|prefer) [{ADV}])`,
  WHAT_I_LIKE: `((what|exactly what|precisely what|the one|the one that|the (thing|details)|everything|exactly how|how|the way)
    {I_LIKE} [it|to do|you to do|for])`,
  THANKS: `(thanks|thank you [(so|very) much]|thanks (so much|a lot|a bunch|very much|again)|thank u|many thanks|cheers|thanks a (ton|million|bunch)|
    much appreciated|[i] appreciate it|appreciated|(thanks|thank you) [so much|very much] for (all (your|the)|your|the) (help|assistance|service|support|patience|time|work)|
    (thanks|thank you) for (this|that|everything|(confirming|checking|double checking) [it|that|this|my {ORDER}]))`,
  OBJ: '(it|that|this|them|those|these|(the|my|that|this|our|those|these) {NOUN})',
  CHARGE: '(charge (me|(my|the) card))',
  DO_IT: `({VERB} {OBJ} [for (me|us)]|(send|book|reserve|order|buy|get) (me|us) {OBJ}|(make|confirm|get) (the|my|that|this|our) {NOUN}|
    (send|lock) (it|that|this|them) (over|in|through|to me)|set (it|that|this) up|sign (me|us) up|ship it|{CHARGE}|
    make (it|that) happen|proceed [further|ahead|forward]|proceed (with|to) ({OBJ}|booking|reservation|payment|the next step)|
    go ahead|go ahead with ({OBJ}|booking)|go ahead and ({VERB}|confirm) {OBJ} [for (me|us)]|go ahead and (send|book|get) (me|us) {OBJ}|
    go ahead and (proceed|book|reserve|schedule|order|purchase|buy|confirm|submit|do so|{CHARGE})|go for it|
    move (forward|ahead) [with {OBJ}]|carry on with {OBJ}|do so|get (it|that) (done|booked)|continue with ({OBJ}|booking))`,
}

/** English for a yes word, a go-ahead for the pending action, or a statement that the recap is correct. */
export const explicit = lines(`
  {YES}
  {YES} {YES}
  {YES} {YES} {YES}
  oh yes
  most certainly {YES}
  {YES} (sir|maam|indeed|absolutely|definitely|certainly|exactly|precisely|of course|for sure|correct|totally|surely)
  {YES} (most certainly|confirmed|confirming|accurate)
  {YES} (i|we) (do|am|are|would|confirm|agree|accept|approve|will take it)
  {YES} (it|that|this|everything|they|all) (is|does|are|will|would|do)
  {YES} you (are|do|did|have|can|may|can do that)
  {YES} please (confirm|book|reserve|proceed|schedule) [it|that|this|all|them|the same]
  {YES} (book|reserve|proceed) [now]
  {YES} {BE} [{ADV}] ({STRONG}|{GOOD}) [{FOR_ME}]
  {YES} (that|it) [{ADV}] ({STRONG}|{GOOD}) [{FOR_ME}]
  {SUBJ} {IS} [{ADV}] {STRONG} [{FOR_ME}] [{TO_GO}]
  {SUBJ} {IS} [{ADV}] it
  {SUBJ} {IS} [{ADV}] {WHAT_I_LIKE}
  (exactly|precisely) what {I_LIKE}
  {SUBJ} (correct|confirmed)
  (correct|confirmed) {TO_GO}
  {SUBJ} {IS} {GOOD} {TO_GO}
  {SUBJ} is what i (do|am) want
  {DET} {IS} [{ADV}] (correct|right|accurate|confirmed|verified)
  {SUBJ} {IS} (my|our) {ORDER}
  {SUBJ} would be [{ADV}] {WHAT_I_LIKE}
  exactly (that|as {I_LIKE})
  very much so
  {SUBJ} matches (my request|what i want|what i asked for)
  {SUBJ} is the [exact] (one|thing) (i|we) (want|wanted|need|would like)
  [{ADV}] (correct|confirmed|accurate|exactly|precisely|absolutely|definitely|certainly|indeed|agreed|accepted|approved|affirmative)
  (exactly|absolutely|totally|completely) right [{FOR_ME}]
  all right {FOR_ME}
  all (correct|confirmed|accurate)
  everything (correct|right|confirmed)
  of course
  permission granted
  right (that is|it is) (confirmed|correct|right)
  you (are|have [got]) [{ADV}] (right|correct|(it|that|everything) (right|correct)|all of (that|it) right)
  you (got|have|did get) (it|that|everything|all of it|all of that|all that|them) [all|{ADV}] (right|correct)
  you have ((it|everything) [all] (right|correct|exactly|perfectly)|all the details correct|my confirmation|the (right|correct) (details|information|info))
  (i|we) [do|hereby|also] [{ADV}] (confirm|agree|accept|approve|affirm)
  (i|we) [can|do|hereby|also] [{ADV}] (confirm|agree to|agree with|accept|approve) ({OBJ}|everything|all|all of (it|that|this)|that all|it all|all (that|this)|the same)
  (i|we) [can|do|hereby|also] [{ADV}] (confirm|agree to|agree with|accept|approve) ([all] (the|those|these|of the|that) {DET}|to (go ahead|proceed)|{SUBJ} {IS} [{ADV}] {STRONG})
  (consider it|it is|that is|everything is|all is) (confirmed|agreed|approved|a deal)
  confirming (it|that|this)
  confirm (all|all of it|everything)
  {SUBJ} {IS} confirmed {TO_GO}
  [please] [just] {DO_IT} [now|right now|right away|asap|{FOR_ME}] [please]
  (i|we) would [really] (like|love) [you] to {DO_IT}
  (i|we) want [you] to {DO_IT}
  (i am|we are) [{ADV}] (happy|ready|good) to {DO_IT}
  (happy|ready|good) to {DO_IT}
  you (can|may) [please] [now] [go ahead and] {DO_IT}
  let us [just] {DO_IT}
  feel free to {DO_IT}
  please (do|book|reserve|proceed)
  (book|reserve|order) please
  let us (go|proceed) with {OBJ}
  [please] book now
  you have a deal
  it is a deal
  count me in
  green light
  (i|we) will (take|buy|go with) (it|that|this|them|the {NOUN})
  (i|we) (want|would like) (to (buy|book|order|reserve|purchase) {OBJ}|to proceed with {OBJ}|to place {OBJ}|to do that)
`)

/** English that finds the recap good without a yes word or a go-ahead. */
export const assent = lines(`
  [{ADV}] perfect
  [{ADV}] {PERFECT} {FOR_ME}
  [all] {GOOD} {FOR_ME}
  [{SUBJ}] (sounds|looks) like [just|exactly] {WHAT_I_LIKE}
  [{SUBJ}] (sounds|looks) [to be] {STRONG}
  [{SUBJ} {IS}] spot on
  (i am|we are) (down|up|on board|game) [(with|for) (it|that|this)]
  [{SUBJ}] (sounds|looks|sound|look) [{ADV}] ({GOOD}|{STRONG}|like a [{GOOD}] (plan|deal|idea)) [{FOR_ME}]
  {SUBJ} {BE} [{ADV}] {GOOD} [{FOR_ME}]
  {SUBJ} {BE} (a good (plan|idea|choice|option)|good to (me|go)|the (one|plan|best|ticket)|a winner)
  (i am|we are) [{ADV}] (good|fine|ok|happy|great|satisfied|comfortable) with (it|that|this|everything|all of it|all of that|those|these|{OBJ})
  [{ADV}] right {FOR_ME}
  {SUBJ} would be [{ADV}] {STRONG}
  [{SUBJ}] (works|will work|would work|suits me|fits me|suits us) [{ADV}] [{WELL}] [{FOR_ME}]
  {SUBJ} work [{ADV}] [{WELL}] [{FOR_ME}]
  {SUBJ} (will do|would do|will do it)
  {SUBJ} (suit|suits|fit|fits|will suit|would suit|suits for|checks) [me|us] [{WELL}]
  {SUBJ} (will|would) be {GOOD} [{FOR_ME}]
  (good|set|ready) to go
  you (got it|bet|betcha|nailed it)
  you have got it
  {SUBJ} {SEEMS} {GOOD} {TO_GO}
  lgtm
  no (objections|objection|changes|issues|problems) [here|with that]
  nothing [else] to (change|add)
  for sure
  by all means
  (i|we) (want|need|would like|would love) (it|that|this|to attend {OBJ}) [very much]
  just right
`)

/** English that may mean yes and may mean "I have read it". */
export const ack = lines(`
  sure [thing]
  surely
  alright
  ok
  k
  right
  [{ADV}] ({GOOD}|{DELIGHT})
  [{ADV}] {NICE}
  {SUBJ} {BE} [{ADV}] {NICE}
  all (good|set)
  no problem
  [please] confirm (it|that|this|all|the same|{OBJ}) [{FOR_ME}]
  please confirm
  {YES} right
  (👍|✅|👌|💯|✔|🤝)
`)

/** English that is accounted for and carries nothing by itself. */
export const filler = lines(`
  {THANKS}
  please [and {THANKS}]
  [right] now
  ready
  right away
  asap
  [please] continue
  go on
  have a (good|great|nice) (day|one|evening|night)
  to proceed [further]
  (i am|we are) [so|very|really] (excited|thrilled)
  (bye|goodbye)
  that is (all|everything)
  (${[...EMOJI].join('|')})
`)
