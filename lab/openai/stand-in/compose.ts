/** How the stand-in says it: first what fits a sentence of ours, then what anybody says shorter. */
const PHRASES: readonly (readonly [from: RegExp, to: string])[] = [
  [/^Got it: /, 'Noted: '],
  [/^To come back to my question: /, 'Back to my question: '],
  [/^Here is what we offer:/, 'This is what there is:'],
  [/^Who makes the decision on your side\?/, 'Who decides on your side?'],
  [/^What are you looking for\?/, 'What would you like to have?'],
  [/^When you are ready, say /, 'Once you are ready, just say '],
  [/^Sorry, I did not follow that\./, 'I did not quite get that.'],
  [/ fits you\b/, ' suits you'],
  [/^It includes /, 'It comes with '],
  [/\b(I) am\b/g, "$1'm"],
  [/\b(It|That|There|it|that|there) is\b(?! [\d$])/g, "$1's"],
  [/\b(You|We|They|you|we|they) are\b/g, "$1're"],
  [/\b(I|You|We|you|we) have (?=\w+ed\b)/g, "$1've "],
  [/\b([Dd])o not\b/g, "$1on't"],
  [/\b([Cc])annot\b/g, "$1an't"],
  [/\b([Ii])s not\b/g, "$1sn't"],
]

/** The template in other words, sentence by sentence: every figure, name and link as it is, and nothing of the stand-in's own. */
export const compose = (template: string): string =>
  template
    .split(/(?<=[.?!:]) (?=\p{Lu})|(?<=\n)/u)
    .map(reworded)
    .reduce((text, sentence) => `${text}${text === '' || text.endsWith('\n') ? '' : ' '}${sentence}`, '')

const reworded = (sentence: string): string =>
  PHRASES.reduce((text, [from, to]) => text.replace(from, to), sentence)
