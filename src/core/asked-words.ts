import { pattern } from './pattern.ts'

/**
 * What a text may ask for in place of words that the carrier takes for itself (C8): a bare CANCEL, END or QUIT would close
 * the buyer's phone to us, YES open it, INFO be answered by the carrier. These are read as themselves by nobody else.
 */
const INSTEAD: { readonly [word: string]: string } = {
  YES: 'yes please',
  CANCEL: 'please cancel it',
  END: 'please end it',
  QUIT: 'I quit',
  INFO: 'more info',
}

const WORDS = Object.keys(INSTEAD).join('|')

/** "Reply", "text us", "answer with the word", up to the word itself. */
const ASKING = pattern('i')`
  \b(?:
    reply|replying|respond|responding|text|texting|answer|answering|send|sending|type|typing
    |write|say
  )\b(?:\s+(?:back|us|me|with|just|only|simply|either|the|word)\b)*:?\s*
`

/** In small letters it is asked for only right behind, and where nothing makes other words of it: not "by end of day". */
const NEXT = new RegExp(`^(${WORDS})\\b(?!-)(?=\\s*$|\\s*[,;:/)]|\\s+(?:to|or|and|for|if|when|now)\\b)`, 'i')

/** Further on it is asked for when it stands out: "or CANCEL to cancel", 'or "no"'. */
const OUTSTANDING = new RegExp(
  `(?<![\\w-])(["'\u201c\u2018]?)(${WORDS})(["'\u201d\u2019]?)(?![\\w-])(?!\\s+please)`,
  'g',
)
const QUOTED = new RegExp(`(["\u201c])(${WORDS})(["\u201d])`, 'gi')

/** The text, asking for none of these words; STOP, START and HELP stay, since they mean what the carrier makes of them. */
export const withoutKeywords = (text: string): string => text.replace(/[^.!?\n]+/g, inSentence)

const inSentence = (sentence: string): string => {
  const asking = ASKING.exec(sentence)
  if (!asking) return sentence
  const from = asking.index + asking[0].length
  const asked = sentence
    .slice(from)
    .replace(NEXT, (word) => quoted(word))
    .replace(QUOTED, (_, open, word, close) => `${open}${instead(word)}${close}`)
    .replace(OUTSTANDING, (_, open, word, close) => (open ? `${open}${instead(word)}${close}` : quoted(word)))
  return sentence.slice(0, from) + asked
}

const quoted = (word: string): string => `"${instead(word)}"`

const instead = (word: string): string => INSTEAD[word.toUpperCase()] ?? word
