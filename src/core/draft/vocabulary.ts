import { stem, stemsIn } from './plain.ts'

/**
 * Words that say nothing by themselves which could be relied on: what a friendly reply is held together by. A word of a draft that is
 * neither here nor in what it is grounded in adds something (L3), as in the grammar of acceptance every word must be accounted for.
 */
const COMMON = `
a about above absolutely across actually after afternoon again ago ah ahead all almost along already also alternatively although among
amazing an and another answer any anybody anyone anything anytime anyway apart apologies apologize appreciate are around as aside ask at away awesome
back based basically be because been before begin behind being below besides better between big bit both brief bring bring brilliant briefly bunch but by
call can catch choice choose clear cheers close come company comes completely consider context cool correct could couple course cover curious current
date day days dear decide decision decides deciding depend describe detail did different directly do does doing done down during
each earlier easy eh either else end enough entirely especially even event every everybody everyone exactly example excellent excited expect explain express
fair fantastic far feel few figure fill final finally find fine first fit fits fitting folks follow for forward free from full fully fun further
gather general get getting give glad go goes going good gosh got grand grasp great greetings group guess guide
had half happy hand handle has have having he head headcount hear heard hello help helpful helps her here hey hi him his hm hmm hold honest honestly hope hoping how however huge
i idea ideal ideally if imagine important in indeed info information inside instead interest interested into involve involved is issue it item its itself
job just keen keep kind kindly know known
large last late later lay lead learn least leave less let like likely line list listen little long look looking looks lot lots love lovely
made main make maker makes making man many match matter may maybe me mean means meant meanwhile mention mentioned meet might mind mine miss missed moment more most move much must my myself
name nice near nearly necessary need needed needs neither new next nicely no nobody none nor normal not note noted nothing notice now
occasion of off office often oh ok okay old on once one ones only onto open option options or order other others otherwise our ours ourselves out over overall own
part particular past people per perfect perhaps person pick picture piece place plan planned plans planning please pleased pleasure plenty plus point possible prefer preference pretty previously probably problem project proper provide purpose put putting
question quick quickly quite
rather reach read ready real really reason recall recap recommend regard regarding remember repeat rephrase respond rest return returning right rough roughly run running
said same saw say saying second see seem seems seen send sense serve serves set several shall share she short should show side simple simply since single sit size small so solution some somebody someone something sometimes somewhere soon sorry sort sound sounds space specific spend start started starting step still straight such suggest suit suits suitable summary super support suppose sure
take taken talk talking team tell terrific than thank thanks that the their them then there these they thing things think this those though thought through time times timeline timing to together told too total touch toward towards try trying turn two type
under understand understanding understood unfortunately until up upon us use used useful user users using usual usually
valuable various very via view visit
wait want wanted wants was way ways we week welcome well went were what whatever when whenever where whether which while who whole whom whose why will wise wish with within without won wonder wonderful wondering word words work working works world worth would wow write
yeah yep yes yet you your yours yourself
afraid don clearly appropriate aside bear catch catches couldn didn doesn don hasn haven isn wasn weren wouldn
employees colleagues coworkers folks staff members monthly month dollars budget roughly approximately priced pricing price cost costs costing comes quote included include including includes
`

/** Their stems. */
export const NEUTRAL: ReadonlySet<string> = stemsIn(COMMON)

/** Whether a text is English as far as can be seen: a third of its words are among these. */
export const isEnglish = (words: readonly string[]): boolean =>
  words.filter((word) => NEUTRAL.has(stem(word))).length >= words.length / 3

/** Whether a word is accounted for. */
export const isAccountedFor = (word: string, grounds: ReadonlySet<string>): boolean => {
  const known = stem(word)
  return known.length < 2 || NEUTRAL.has(known) || grounds.has(known)
}
