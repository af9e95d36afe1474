import { EMOJI } from '../emoji.ts'
import { type AcceptanceLexicon, cueMap, lines, spellingMap, wordSet } from '../lexicon.ts'
import { leavings, unsures } from './moods.ts'
import { ack, assent, explicit, filler, parts } from './phrases.ts'

const spellings = spellingMap(`
  that's thats = that is; that'll thatll = that will; that'd = that would; it's its = it is;
  it'll itll = it will; it'd = it would; i'm im = i am; i'd = i would; i'll = i will; i've ive = i have;
  we'll = we will; we'd = we would; we're = we are; we've = we have; you're youre = you are;
  you've youve = you have; let's lets = let us; everything's = everything is; all's = all is;
  details're = details are; what's whats = what is; who's = who is; they're theyre = they are;
  these're = these are; those're = those are; here's = here is; there's theres = there is;
  don't dont = do not; doesn't doesnt = does not; didn't didnt = did not; isn't isnt = is not;
  aren't arent = are not; ain't aint = is not; wasn't wasnt = was not; haven't havent = have not;
  hasn't hasnt = has not; can't cant cannot = can not; couldn't couldnt = could not; won't wont = will not;
  wouldn't wouldnt = would not; shouldn't shouldnt = should not; okay okey okie = ok; kk = k;
  yea yeh yah ya = yeah; yp yeap = yep; pls plz pleas = please; thx thanx tks ty = thanks;
  alrighty = alright; ma'am = maam; nevermind nvm = never mind; goahead = go ahead; absolutly = absolutely;
  definately = definitely; 100% = absolutely
`)

const cues = cueMap({
  negation: `no not nope nah never none neither nor without neg negative wrong incorrect nothing hardly barely`,
  condition: `if unless until till provided providing assuming once when whenever after before depending depends
    condition conditional conditionally contingent pending subject otherwise`,
  hedge: `maybe perhaps possibly probably prob guess suppose think thinking thought believe hope hopefully seems seem
    kinda kind sort sorta almost nearly mostly mainly partly roughly about pretty idk dunno hmm hm um uh er erm meh eh
    well whatever tentatively tentative leaning principle theory unsure later someday eventually should could might
    may`,
  contrast: `but however though although except yet besides apart aside instead rather whereas other than minus plus`,
  question: `what which who whose whom where why whether how`,
  retraction: `wait hold hang stop pause cancel forget scratch undo kidding jk oops`,
  humour: `lol lmao rofl haha hahaha hehe`,
})

const harmlessPairs = lines(`
  me well; us well; works well; work well; very well; as well; no problem; no problems; no issues; no changes;
  no objections; no objection; nothing to; nothing else; may proceed; may go; what i; what we; what you; how i; how we
`)

const refusals = lines(`
  no
  no (thanks|thank you|way|deal|go|good|can do)
  (nope|nah|negative|nay|never)
  never mind
  not (now|today|yet|interested|really|happening|going to happen|a chance|for (me|us))
  not (right now|this time|at (this|the) (time|moment))
  (i am|we are) [just|really] not (interested|going to|ready)
  (i|we) do not (want|need|like|think so|agree|accept|approve|authorize|authorise|consent)
  (i|we) (will|would|can) not
  (i|we) (decline|refuse|reject|pass)
  (i|we) will (pass|decline)
  [hard] pass
  (i|we) [have] changed (my|our) (mind|minds)
  forget (it|that|about it)
  (cancel|scrap|scratch|drop|stop) [it|that|this|everything|the {NOUN}]
  (decline|declined|reject|rejected|refuse|refused)
  [please] do not
  (that|this|it) is [actually|{ADV}] (wrong|incorrect|not (right|correct|what (i|we) (want|wanted|need|asked for)))
  [that is] (wrong|incorrect)
  some other time
  (thanks|thank you) but no [thanks|thank you]
  another time
`)

const notRefusals = lines(`
  no (problem|problems|worries|rush|hurry|idea|clue|doubt|question|questions|issue|issues|change|changes|objection|objections|matter|kidding|one)
  no that is (all|it|everything|right|correct|fine|good)
  not (sure|bad|certain|only|a problem)
  (i|we) will pass (by|through|along|it|that|over|around)
  [i|we] [really|honestly|just|still] do not [really|actually|even] (know|mind|care|understand)
  [i|we] do not [really] have (a|an|any|one|the)
  no [set|fixed|real|particular|exact|specific] (budget|number|figure|date|deadline|timeline|preference)
  not decided
  (i|we) (will|would|can) not (wait|mind|complain|thank)
  do not (you|we|they|i|worry)
`)

const deferrals = lines(`
  let me (ask|check|talk|speak|think|see|discuss|sleep|confirm|get back|run (it|this|that))
  (i|we) (will|need to|have to|must|should) [first] (ask|check|talk|speak|discuss|consult|think|run (it|this|that))
  (i|we) (am|are) [just|really] (having|getting) (second thoughts|doubts|cold feet)
  (having|getting) (second thoughts|doubts|cold feet)
  (i|we) have [got] (second thoughts|doubts|cold feet)
  (i|we) [will] (let you know|get back to you|come back to you)
  (get|come) back to you
  (not|do not) have the authority
  (talk|speak|check) (to|with) (my|our)
`)

const questions = lines(`
  (what|which|who|whose|where|why|how|when)
  (can|could|would|will) you [please|also|just] (tell|give|show|send|explain|find|check|provide|share|confirm|repeat|remind|let me know)
  (tell|show) me
  let me know
  (i|we) [also] (would like|would love|want|need|wish) to (know|ask|hear|find out)
  (may|can|could) (i|we) [also|please] (know|ask)
  [please] find out
  [please] [just|also] (give|get|provide) (me|us) [with] (the|their|its|your|a|an|some|more)
  (i|we) [also|will|would] need the
  (i am|we are) [just|also] (wondering|curious)
  [(one|a|quick|just one|just a|one more|one quick)] question
  (i|we) [also] have [(a|one)] [quick] question
  (is|are|was|were) (it|this|that|there|they|you|the|he|she|these|those|my|your|their|any)
  do (you|they|i|we)
  (does|did) (you|they|i|we|he|she|it|this|that|the|your)
  (has|have|had) (it|they|you|he|she)
  (shall|should|would|will|could|can|may) (it|this|that|there|they|the)
`)

const requests = lines(`
  (can|could|may|might|shall|should|would|will) (i|we|you|it)
  (how|what) about
  what if
  is it possible to
  would it be possible to
  (do|would) you mind
`)

const changes = lines(`
  (instead|without|only|cheaper|smaller|larger|bigger|earlier|sooner|fewer|less|more|different|another|discount)
  (change|switch|swap|bump|reduce|lower|raise|increase|add|remove|drop|include|exclude|upgrade|downgrade|split)
  (update|edit|adjust|fix|replace|extend|shorten|reschedule)
  (make|move|push|double) (it|that|them|the|this)
  (just|only) one; one (more|less|{NOUN}|of|person|people); the other one
  (two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand)
  (dozen|half|twice)
  (monday|tuesday|wednesday|thursday|friday|saturday|sunday)
  (january|february|march|april|june|july|august|september|october|november|december)
  (jan|feb|apr|jun|jul|aug|sept|oct|nov|dec)
  (tomorrow|tonight|today|noon|midnight|morning|afternoon|evening|week|month)
`)

/** What the acceptance grammar knows about English (spec L2). */
export const ENGLISH_ACCEPTANCE: AcceptanceLexicon = {
  spellings,
  letters: new Map(),
  stretched: spellingMap('yes = yes; yeah = yeah; yep = yep; yup = yup'),
  alone: new Map(),
  emoji: EMOJI,
  cues,
  harmlessPairs: new Set(harmlessPairs),
  irony: {
    praise:
      wordSet(`good great perfect fine excellent awesome wonderful cool nice lovely fantastic amazing sure brilliant
      terrific superb splendid marvelous fabulous`),
    casualYes: wordSet('yeah yep yup'),
  },
  yes: wordSet('yes yeah yep yup ye yessir'),
  courtesies: wordSet('thanks thank please much i yes'),
  parts,
  verbs: lines(`
    book; reserve; schedule; send; place; buy; order; purchase; submit; finalize; finalise; complete;
    process; charge; transfer; arrange; do; set up; lock in; pay; pay for
  `),
  nouns: lines(`
    order; booking; reservation; purchase; transfer; payment; appointment; transaction; checkout; meeting;
    ticket; tickets; link; checkout link; payment link; invoice link
  `),
  phrases: [
    { tier: 'explicit', place: 'anywhere', patterns: explicit },
    { tier: 'explicit', place: 'answer', patterns: ['[ok] deal', '[ok] (i|we) (am|are) in'] },
    { tier: 'explicit', place: 'alone', patterns: ['y', 'confirm'] },
    {
      tier: 'explicit',
      place: 'echo',
      patterns: [
        '(it|that|everything|all) is',
        '(i|we) [sure] do',
        '(it|everything) does',
        'that it is',
        '[(it|that)] sure (is|does)',
        'indeed it (is|does)',
      ],
    },
    { tier: 'assent', place: 'anywhere', patterns: assent },
    // Delight by itself finds the recap good; beside thanks or other praise it may only be pleased with us.
    { tier: 'assent', place: 'alone', patterns: ['[{ADV}] {DELIGHT}'] },
    { tier: 'ack', place: 'anywhere', patterns: ack },
    { tier: 'ack', place: 'echo', patterns: ['you are'] },
    { tier: 'none', place: 'anywhere', patterns: filler },
    { tier: 'none', place: 'greeting', patterns: ['(hi|hello|hey) [there]'] },
    { tier: 'none', place: 'joint', patterns: ['and', 'so'] },
  ],
  refusals,
  notRefusals,
  joints: wordSet('and just'),
  negator: 'not',
  refusalOpeners: wordSet('hi hello hey sorry oh um uh hmm actually ok please'),
  deferrals,
  unsures,
  leavings,
  clauseOpeners: wordSet(
    'yes yeah yep yup ok sure great perfect good fine thanks please and but so then also oh hi hello hey sorry correct right well',
  ),
  questions,
  requests,
  changes,
  corrections: ['please correct'],
  lookalikes: [
    '(yeah|yep|yup|ye|sure|ok|oh) right',
    'correct please',
    '[(that|this|it) is] (just|so|really) (great|{PERFECT}) [{THANKS}]',
  ],
}
