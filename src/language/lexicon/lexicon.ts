import type { AcceptanceTier } from '#core/acceptance'

/** Why a word may never be part of a plain yes (spec L2). */
export type CueKind = 'negation' | 'condition' | 'hedge' | 'contrast' | 'question' | 'retraction' | 'humour'

/**
 * Where in the message a phrase counts: "deal" answers only as the first word, "it is" only as the last, "and" only
 * between two others, "y" only alone.
 */
export type Place = 'anywhere' | 'greeting' | 'answer' | 'joint' | 'echo' | 'alone'

/** A group of patterns that weigh the same; `none` accounts for words that carry nothing by themselves. */
export type PhraseGroup = {
  readonly tier: AcceptanceTier
  readonly place: Place
  readonly patterns: readonly string[]
}

/**
 * How somebody leaves. What `says` so does where it ends its clause; what says so `alone` does where nothing else is said but what may
 * stand `beside` it: "never mind" leaves, and "never mind, found the link" does not.
 */
export type LeavingPhrases = {
  readonly says: readonly string[]
  readonly alone: readonly string[]
  readonly beside: readonly string[]
}

/** Everything the acceptance grammar has to know about one language, so that another language is data (spec L2). */
export type AcceptanceLexicon = {
  /** Letters this language writes besides a to z, each with the one that people type in a hurry: "í" and "i". */
  readonly letters: ReadonlyMap<string, string>
  /** Spellings to the words they stand for: "that's" is "that is". */
  readonly spellings: ReadonlyMap<string, string>
  /** Words people stretch, by their shortest form: "yesss", "siiii". */
  readonly stretched: ReadonlyMap<string, string>
  /** What a word stands for when nothing stands beside it: "si" by itself is a yes and no "if". */
  readonly alone: ReadonlyMap<string, string>
  /** Emoji a plain yes may carry. */
  readonly emoji: ReadonlySet<string>
  readonly cues: ReadonlyMap<string, CueKind>
  /** Word pairs in which a cue word is harmless ("no problem"); the cover still has to account for them. */
  readonly harmlessPairs: ReadonlySet<string>
  readonly irony: {
    /** Praise said twice is not meant: "great, just great". */
    readonly praise: ReadonlySet<string>
    /** A casual yes said twice waves the question away: "yeah yeah". */
    readonly casualYes: ReadonlySet<string>
  }
  readonly yes: ReadonlySet<string>
  /** What may still follow an echo: "it is, thanks". */
  readonly courtesies: ReadonlySet<string>
  /** Named parts of patterns, besides {VERB} and {NOUN}, which the pending action brings. */
  readonly parts: Readonly<Record<string, string>>
  readonly verbs: readonly string[]
  readonly nouns: readonly string[]
  readonly phrases: readonly PhraseGroup[]
  readonly refusals: readonly string[]
  /** Phrases that begin like a refusal and are none: "no problem", "not sure". */
  readonly notRefusals: readonly string[]
  /** Words between two refusals that make one of them: "no, and just cancel it". */
  readonly joints: ReadonlySet<string>
  /** The word that turns around what follows: after "do not", "cancel it" refuses nothing. */
  readonly negator: string
  /** Words a refusal may follow: "sorry, no". */
  readonly refusalOpeners: ReadonlySet<string>
  /** Phrases that put the answer off or leave it to somebody else: "let me ask my boss". */
  readonly deferrals: readonly string[]
  /** Phrases that say that they do not know: no refusal, and no answer either. */
  readonly unsures: readonly string[]
  readonly leavings: LeavingPhrases
  /** Words after which a new clause may begin without punctuation. */
  readonly clauseOpeners: ReadonlySet<string>
  /** Beginnings of a clause that asks to be told something. */
  readonly questions: readonly string[]
  /** Beginnings of a clause that asks for something to be done. */
  readonly requests: readonly string[]
  /** What names a term and so alters it after a yes: "instead", "Monday", "make it". */
  readonly changes: readonly string[]
  /** Imperatives that alter the recap although they contain a yes word: "please correct". */
  readonly corrections: readonly string[]
  /** Whole messages that look like a yes and are none: "yeah right", "correct please". */
  readonly lookalikes: readonly string[]
}

/** Reads a block with entries on lines of their own or separated by semicolons, so that a long list stays readable. */
export function lines(block: string): readonly string[] {
  return block
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Reads a block of words separated by spaces or line ends. */
export function wordSet(block: string): ReadonlySet<string> {
  return new Set(block.split(/\s+/).filter((word) => word !== ''))
}

/** Reads entries of the form "spelling spelling = words they stand for". */
export function spellingMap(block: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>()
  for (const line of lines(block)) {
    const [spellings = '', words = ''] = line.split(' = ')
    for (const spelling of spellings.split(' ')) map.set(spelling, words)
  }
  return map
}

/** Reads blocks of words by why they may not be part of a plain yes; a word that stands in two keeps the later one. */
export function cueMap(blocks: Readonly<Record<CueKind, string>>): ReadonlyMap<string, CueKind> {
  const map = new Map<string, CueKind>()
  for (const kind of CUE_KINDS) for (const word of wordSet(blocks[kind])) map.set(word, kind)
  return map
}

const CUE_KINDS: readonly CueKind[] = [
  'negation',
  'condition',
  'hedge',
  'contrast',
  'question',
  'retraction',
  'humour',
]
