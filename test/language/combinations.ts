import type { AcceptanceLexicon } from '#language/lexicon/lexicon'

/*
 * Every text of up to three words that a lexicon could account for. Whatever is accepted is made of whole phrases (`cover`), so the
 * joined phrases of a lexicon are all there is to try; of words that no phrase and no rule tells apart, one stands for all.
 */

const LONGEST = 3

/** The texts to try, and for each word of the lexicon's phrases the one that stands for it. */
export type Combinations = {
  readonly texts: readonly string[]
  readonly standsFor: ReadonlyMap<string, readonly string[]>
}

/** All combinations of a lexicon's own words, up to three of them. */
export function combinationsOf(lexicon: AcceptanceLexicon): Combinations {
  const phrases = phrasesOf(lexicon)
  const standsFor = alike(phrases, lexicon)
  const chosen = [...phrases.keys()].filter((phrase) =>
    phrase.split(' ').every((word) => standsFor.has(word)),
  )
  const ofLength = (length: number) => chosen.filter((phrase) => phrase.split(' ').length === length)
  const [ones, twos, threes] = [ofLength(1), ofLength(2), ofLength(3)]
  const pairs = ones.flatMap((one) => ones.map((other) => `${one} ${other}`))
  const texts = new Set([
    ...[...ones, ...twos, ...threes, ...pairs],
    ...pairs.flatMap((pair) => ones.map((one) => `${pair} ${one}`)),
    ...twos.flatMap((two) => ones.flatMap((one) => [`${two} ${one}`, `${one} ${two}`])),
  ])
  return { texts: [...texts], standsFor }
}

type Phrases = ReadonlyMap<string, string>

function phrasesOf(lexicon: AcceptanceLexicon): Phrases {
  const short = (phrases: readonly string[]) => new Set(phrases.filter((one) => lengthOf(one) <= LONGEST))
  const parts = new Map([
    ['VERB', short(lexicon.verbs)],
    ['NOUN', short(lexicon.nouns)],
  ])
  const part = (name: string): ReadonlySet<string> => {
    const known = parts.get(name) ?? spellOut(lexicon.parts[name] ?? '', part)
    parts.set(name, known)
    return known
  }
  const found = new Map<string, string>()
  for (const { tier, place, patterns } of lexicon.phrases)
    for (const pattern of patterns)
      for (const phrase of spellOut(pattern, part))
        if (phrase !== '') found.set(phrase, `${found.get(phrase) ?? ''} ${tier} ${place}`)
  return found
}

/** What a pattern matches, written out: a second reading of the pattern language, so that a fault of the first is seen. */
function spellOut(pattern: string, part: (name: string) => ReadonlySet<string>): Set<string> {
  const symbols = pattern.match(/[()[\]|]|\{\w+\}|[^\s()[\]|{}]+/g) ?? []
  let at = 0
  const choice = (): Set<string> => {
    const all = new Set<string>()
    let current = new Set([''])
    for (;;) {
      const symbol = symbols[at++]
      if (symbol === undefined || symbol === ')' || symbol === ']') return new Set([...all, ...current])
      if (symbol === '|') {
        for (const one of current) all.add(one)
        current = new Set([''])
      } else if (symbol === '(') current = joined(current, choice())
      else if (symbol === '[') current = joined(current, choice().add(''))
      else if (symbol.startsWith('{')) current = joined(current, part(symbol.slice(1, -1)))
      else current = joined(current, new Set([symbol]))
    }
  }
  return choice()
}

function joined(lefts: ReadonlySet<string>, rights: ReadonlySet<string>): Set<string> {
  const all = new Set<string>()
  for (const left of lefts)
    for (const right of rights)
      if (lengthOf(left) + lengthOf(right) <= LONGEST) all.add(`${left} ${right}`.trim())
  return all
}

const lengthOf = (phrase: string): number => (phrase === '' ? 0 : phrase.split(' ').length)

/** Words that stand in the same places of the same phrases, and on the same lists, are read alike. */
function alike(phrases: Phrases, lexicon: AcceptanceLexicon): Combinations['standsFor'] {
  const places = new Map<string, string[]>()
  for (const [phrase, groups] of phrases) {
    const words = phrase.split(' ')
    for (const [at, word] of words.entries()) {
      const around = words.map((other, n) => (n === at ? '_' : other)).join(' ')
      const known = places.get(word) ?? []
      places.set(word, known)
      known.push(`${around}:${groups}`)
    }
  }
  const { cues, yes, irony, courtesies, emoji, alone } = lexicon
  const lists = [cues, yes, irony.praise, irony.casualYes, courtesies, emoji, alone]
  const pairs = [...lexicon.harmlessPairs, ...lexicon.lookalikes, ...lexicon.corrections]
  const groups = new Map<string, string[]>()
  for (const [word, found] of places) {
    const named = pairs.filter((pair) => pair.split(/[^\p{L}]+/u).includes(word))
    const kind = [...found.sort(), ...lists.map((list) => list.has(word)), ...named].join('\n')
    groups.set(kind, [...(groups.get(kind) ?? []), word])
  }
  return new Map([...groups.values()].map((words) => [words[0] ?? '', words]))
}
