import { pattern } from '#core/pattern'
import { prepare, type Text } from './text.ts'

/**
 * A message prepared for the readers with what thumbs leave out put back: "u" is "you", "dont" is "don't", "4 our office" is "for our
 * office". The readers see plain English, and what they quote is what was written, to the letter (M2).
 */
export const prepareTyped = (message: string): Text | null => {
  const text = prepare(message)
  if (text === null || !SHORT.test(text.plain)) return text
  let longer = ''
  let from = 0
  const places: number[] = []
  const keep = (to: number) => {
    for (let at = from; at < to; at += 1) places.push(at)
    longer += text.original.slice(from, to)
    from = to
  }
  for (const { start, end, words } of shortIn(text.plain)) {
    keep(start)
    const isLarge = /[A-Z]/.test(text.original[start] ?? '')
    longer += isLarge ? words.charAt(0).toUpperCase() + words.slice(1) : words
    for (let n = 0; n < words.length; n += 1) places.push(n === 0 ? start : end - 1)
    from = end
  }
  keep(text.original.length)
  const whole = prepare(longer)
  return whole && { ...whole, written: { text: text.original, places } }
}

type Put = { readonly start: number; readonly end: number; readonly words: string }

const shortIn = (plain: string): readonly Put[] =>
  [...plain.matchAll(new RegExp(SHORT, 'gu'))].map(({ 0: said, index, groups = {} }) => ({
    start: index,
    end: index + said.length,
    words: groups.number ? 'for' : groups.we ? "we're" : groups.it ? "it's" : (WORDS.get(said) ?? said),
  }))

/** Spellings, and what they stand for wherever they stand. */
const WORDS: ReadonlyMap<string, string> = new Map(
  `u ya=you;ur=your;r=are;yall y'all ya'll=you all;urs=yours;n=and;w/=with;w/o=without;b4=before;b/c cuz=because;abt=about;ppl peeps=people
   pls plz plss=please;thx thnx=thanks;tmrw tmr tmw tomorow tommorow tmrrw=tomorrow;nite=night;wk=week;wks=weeks;nxt=next;yr=year;yrs=years
   smth sth smthn somthing sumthing=something;rn=right now;mgr=manager;biz=business;gr8=great;nvm=never mind;coffe cofee coffie=coffee
   cud=could;wud=would;shud=should;lemme=let me;gotta=have to;xmas=christmas;dept=department
   im=i'm;ive=i've;youre=you're;theyre=they're;weve=we've;theyve=they've;theyd=they'd;youd=you'd;hes=he's;shes=she's;lets=let's
   theres=there's;thats=that's;whats=what's;hows=how's;wheres=where's;whos=who's;heres=here's
   dont=don't;cant=can't;wont=won't;doesnt=doesn't;didnt=didn't;isnt=isn't;arent=aren't;wasnt=wasn't;werent=weren't;havent=haven't
   hasnt=hasn't;hadnt=hadn't;couldnt=couldn't;wouldnt=wouldn't;shouldnt=shouldn't;aint=isn't;id=i'd;ill=i'll
   lookin=looking;thinkin=thinking;hopin=hoping;tryin=trying;gettin=getting;movin=moving;payin=paying;spendin=spending;startin=starting
   openin=opening;needin=needing;wonderin=wondering;runnin=running;comin=coming;goin=going;askin=asking;checkin=checking`
    .split(/[;\n]/)
    .flatMap((entry) => {
      const [spellings = '', words = ''] = entry.trim().split('=')
      return spellings.split(' ').map((spelling) => [spelling, words] as const)
    }),
)

/** What is a word of its own as well, and short for another only in this company. */
const IN_COMPANY: ReadonlySet<string> = new Set(['id', 'ill', 'r', 'n', 'ya', 'rn', 'lets', 'whats'])

const ANYWHERE = [...WORDS.keys()]
  .filter((word) => !IN_COMPANY.has(word))
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replaceAll('/', '\\/'))
  .join('|')

const SHORT = pattern('u')`
  (?<![\p{L}\p{N}'’@.\/_+-])(?:
    (?:${ANYWHERE})
    |r(?= (?:u|you|we|they|ur|your|the|there)\b)|(?<=\b(?:we|you|u|they|there|prices|plans|ppl|people) )r
    |(?<=[a-z.,\d)] )n(?= [a-z\d])(?! [a-z\d]+ (?:st|street|ave|avenue|rd|road|blvd|dr|drive|ln|lane)\b)
    |(?<!\b(?:my|your|the|an?|his|her|their|our|user|photo|with|by) )id(?= (?:like|love|say|rather|prefer|want|need|go|be)\b)
    |ill(?= (?:take|have|go|get|need|think|let|do|check|ask|be|pay|say|want|try)\b)
    |(?<=\b(?:see|thank|love|to|for|with|of|are|do|can|will|tell|call|get|give|catch|hear|about) )ya(?=[?!.,]|$)
    |(?<!\b(?:an|the|our|every|each|per) )rn
    |whats(?! app\b)
    |lets(?! (?:us|me|you|u|them|him|her|people|every|the|our)\b)
    |(?<number>(?<=[a-z]{2} )4(?= (?:our|my|us|me|u|you)\b)
      |(?<=\b(?:coffee|machines?|beans|plan|price|quote|looking|asking|pay|ready|good|it's|its|one|order|thanks|thx) )4
        (?= (?:the|an?|it|this|that|about|around|like|\d+)\b))
    |(?<we>(?:(?<=^|[.,;!?:] |\b(?:and|also|but|so|since|because|now|ok|hi|hey) )were
      (?= (?:a|an|the|about|around|like|only|just|now|at|up|in|based|looking|moving|still|currently|not|\d|abt|up)\b| \d)))
    |(?<it>its(?= (?:a|an|the|just|for|like|about|around|only|not|too|under|over|way|been|our|my|now|more|\d)\b| \d))
  )(?![\p{L}\p{N}'’@_-]|\.\p{L}|\/\p{L})
`
