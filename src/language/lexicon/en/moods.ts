import { type LeavingPhrases, lines } from '../lexicon.ts'

/** English for not knowing what was asked: no refusal, no answer, and worth no second asking in the same words. */
export const unsures = lines(`
  [i|we] [really|honestly|just|still] do not [really|actually|even] know [yet|exactly|that|honestly|about (that|it)|(the|a|our|my) (number|budget|date|exact number|headcount)] [yet|tbh]
  [i have|we have|have|got|i have got|we have got] [absolutely|really|honestly] (no|not the (slightest|faintest)) [earthly] (idea|clue|guess) [yet|sorry|honestly|really|tbh]
  [i am|we are] [still|really|honestly] not [really|entirely|quite|too|so|yet|at all|totally|100] (sure|certain|decided) [yet|about that|sorry|honestly]
  [i|we] [really|honestly] (can|could) not [really] (say|tell|tell you|guess) [yet|for sure|exactly]
  [i|we] have not [really|yet] (decided|thought about (it|that)|got that far|(figured|worked|thought) (it|that) (out|through)) [yet]
  [it is|that is|kind of|very|really|a bit] (hard|difficult|tough|too (early|soon)) to (say|tell|know|guess) [yet|right now]
  [i|we] do not [really] have (a|an|any|one|the|an exact|a fixed|a set|a real|a specific|a particular) (number|figure|budget|date|idea|timeline|estimate|plan) [really|in mind] [yet]
  no [set|fixed|real|particular|exact|specific] (budget|number|figure|date|deadline|timeline|preference) [really|yet|in mind|set|as such]
  [i|we] have not [really] (set|fixed|picked|got) (one|a (number|budget|date)|any) [yet]
  [it] does not [really] matter [to (me|us)]
  [i|we] [really] do not [really] (care|mind) [which|either way]
  (whatever|whenever) [(works|is (best|fine|easiest|easier|good))|you (think|say|like|prefer)|suits]
  [it is] (up to you|your call|all the same to (me|us))
  you (tell me|decide|choose|pick)
  (i am|we are) (flexible|easy|open)
  flexible
  your guess is as good as mine
  beats (me|us)
  who knows
  [i|we] (dunno|idk|undecided|unsure|unknown|tbd) [yet|really|tbh|sorry|exactly|(the|a|our|my|about the) (number|budget|date|exact number|headcount)]
  (still|yet) to be (decided|seen)
`)

/** English for wanting no more of it. */
export const leavings: LeavingPhrases = {
  says: lines(`
    forget (it|this|that|about (it|this|that)|(the|this) whole (thing|idea)|all of it) [then]
    (let us|i will|we will|i would|we would) [just|rather|better] (drop|scrap|leave|skip|forget|abandon) (it|this|that|about it|(the|this) (whole (thing|idea)|idea|project|matter)) [then|there|here|at that|be]
    (drop|scrap|scratch|skip) (it|this|that|the whole (thing|idea)) [then]
    [i think] [i|we] (will|would rather|are going to|am going to|have to|think i will|think we will) [just|have to|probably|rather] (pass|take a pass) [on (it|this|that|this one|that one|the offer)] [then|for now|this time]
    (i|we) [have] decided (against (it|this|that)|not to [do (it|this)|go (ahead|forward|through) [with (it|this|that)]])
    (i am|we are) out
    (do not|please do not|no need to) bother [with (it|this|that)|anymore]
    [(it|this|that) is] not for (us|me) [anymore|any more|after all]
    [i am|we are] [really|just] (not|no longer) interested [anymore|any more|after all|in (it|this|that)]
    (i|we) [have] changed (my|our) (mind|minds)
    (i|we) do not want (it|this|that) [anymore|any more|after all]
  `),
  alone: lines(`
    never mind [it|that|this|then|about (it|that|this)]
    leave it [then|there|at that|be]
    (i am|we are) [all] (good|set|fine|ok) as (i am|we are)
  `),
  beside: lines(`
    (i am|we are) [all] (good|set|fine|ok|done) [now|here|then|for now]
    (that|it) is [all] (ok|fine|alright|good)
    no [thanks|thank you|worries|need|problem]
    (sorry|well|oh|actually|ok|alright|right|hmm|um|uh|hi|hello|hey|and|so|then|just|you know what|all right|sure|yeah|yes|for now)
    (bye|goodbye|take care|cheers)
  `),
}
