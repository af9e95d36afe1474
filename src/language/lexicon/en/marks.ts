import { wordSet } from '../lexicon.ts'
import type { LanguageMarks } from '../marks.ts'

/** By which English is told from other languages; words that Spanish, French or German have too are weak. */
export const ENGLISH_MARKS: LanguageMarks = {
  strong: wordSet(`
    the and is are was were been being be am i i'm i'd i'll i've you you're your yours we we're we'd we'll our ours us they their them
    he's she she's his her him it it's its this that that's these those there there's here what what's which who whose when where why how
    do does did don't doesn't didn't can can't could would should will won't shall might must have has had haven't
    of to for from with without at by about into onto than then but not if or so because as on off up down out over
    my mine an any some all every each more most much many few less other another same such only just also too very
    please thanks thank hello hi hey yes yeah yep sure right correct good great fine perfect sorry
    want need like would'd know think get got give tell show send let let's make take buy order book call talk speak ask
    help price cost much quote month year week day today tomorrow monday tuesday wednesday thursday friday saturday sunday
    people office machine machines coffee plan meeting sounds works looks go ahead start stop
    see yup nope nah absolutely confirmed exactly maybe perhaps between minute minutes hour hours set new card account money pay never nothing wrong cancel
  `),
  weak: wordSet('me a in no he once come'),
  characters: '',
  certain: '',
}
