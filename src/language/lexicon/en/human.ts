import { lines } from '../lexicon.ts'
import type { ServiceGroup } from '../service-lexicon.ts'

/** How people ask for a person, by phrases; what must only come together in a sentence is read in `concerns/person.ts` (D1, D4). */
export const HUMAN: readonly ServiceGroup[] = [
  {
    word: 'human',
    extent: 'anywhere',
    patterns: lines(`
        (talk|talking|speak|speaking|chat|chatting|word|conversation) [directly] (to|with|w) {A_PERSON}
        (to|with|by) [a|an] (live|real|actual|human) {PERSON}
        (pass|hand|transfer|escalate|forward|refer|switch) (this|it|that|me|us|the) [chat|conversation] [on|over] to {A_PERSON}
        (put|get) (your|a|the) (manager|supervisor|boss) on
        (need|want) a [real|live|actual] (human|human being) (for|to|here)
        (that|who) (i|we) (can|could) (talk|speak|chat) (to|with)
        ({A_PERSON}|(anybody|anyone) [real|human|live]) [that|who] (i|we) (can|could) (talk|speak|chat) [to|with]
        who (can|could|should|do) (i|we) (talk|speak) (to|with)
        (prefer|rather) [to] (deal|dealing|talk|talking|speak|speaking|chat|chatting) (to|with) [real|actual|live] (people|humans|a human|a person)
        {NOT} (want|like|wish) to (talk|chat|speak|deal) (to|with) (a|this) (bot|chatbot|robot|machine|computer)
        (get|have|want|need|put) (a|an) [real|live|actual] (human|person|agent|rep) (on|in) (the (line|phone)|here|this)
        (can|could|may) (i|we) (call|phone|ring) (someone|somebody|a person)
        (connect|transfer|hand|pass|put) (me|us) [over|through] (to|with) {A_PERSON}
        (have|get|can|could|let) {A_PERSON} [from (your (team|company|office|side)|sales)] [please] [to] (call|phone|give|text|contact|ring|reach out to) (me|us)
        (have|get) {A_PERSON} [to] help (me|us)
        human (agent|please|help|support)
        not [to|with] a (bot|robot|machine|computer)
      `),
  },
  {
    word: 'human',
    extent: 'ending',
    patterns: lines(`
        (a|an) [real|live|actual] (human|person|agent|rep) please
        (want|need|get|get me|give me|prefer|like|is there|send me to) (a|an|another|the|your) [real|live|actual|normal|sales|human|support] {PERSON}
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
]
