import type { Breach } from '../model.ts'
import { claimsBeyond } from './claims.ts'
import { digitised } from './digits.ts'
import type { Grounds } from './grounds.ts'
import { mentionsBeyond } from './lookup.ts'
import { lost } from './loss.ts'
import { mentionsIn } from './mentions.ts'
import { strangeNamesIn } from './names.ts'
import { blanked, disguised, isDenying, stemsIn, wordsIn } from './plain.ts'
import { strangePlansIn } from './plans.ts'
import { strangeQuestions } from './questions.ts'
import { isAccountedFor, isEnglish } from './vocabulary.ts'

/**
 * What a draft says that its grounds do not bear out (L3, I7). What can be looked up is looked up, bound to what it is said of; what
 * promises, does, gives away or asks must stand in the grounds; and no word may be left that nothing accounts for.
 */
export const breachesOf = (draft: string, grounds: Grounds): readonly Breach[] => {
  const said = grounds.said.join('\n\n')
  const unreadable = unreadableIn(draft, said)
  if (unreadable) return [unreadable]
  const { catalogue } = grounds.business
  const mentions = mentionsIn(draft, catalogue)
  return [
    ...(draft.length > grounds.longest
      ? [{ of: 'length' as const, words: draft.slice(grounds.longest) }]
      : []),
    ...mentionsBeyond(mentions, grounds),
    ...strangePlansIn(draft, catalogue, said).map((words): Breach => ({ of: 'plan', words })),
    ...claimsBeyond(
      mentions.text,
      grounds.said.map((text) => digitised(without(text, grounds.quoted))),
    ),
    ...strangeQuestions(draft, said, grounds.question, grounds.kept !== undefined),
    ...strangeWords(blanked(mentions.text, [...mentions.links, ...mentions.dates]), grounds),
    ...(isDenying(draft) && !isDenying(said) ? [{ of: 'addition' as const, words: draft }] : []),
  ]
}

/** The same, for words that must tell all that the template tells. */
export const rewordingBreaches = (draft: string, grounds: Grounds): readonly Breach[] => {
  const said = grounds.said.join('\n\n')
  const { catalogue } = grounds.business
  const breaches = breachesOf(draft, grounds)
  if (unreadableIn(draft, said)) return breaches
  const { kept } = grounds
  return [
    ...breaches,
    ...lost(mentionsIn(draft, catalogue), mentionsIn(said, catalogue)),
    ...(kept === undefined || draft.endsWith(kept) ? [] : [{ of: 'loss' as const, words: kept }]),
  ]
}

/** Words of theirs that we say back bear out no promise of ours, whatever they ask for. */
const without = (text: string, quoted: readonly string[]): string =>
  quoted.reduce((left, words) => left.replaceAll(words, ' '), text)

/** What cannot be judged at all, so that nothing more need be said of it. */
const unreadableIn = (draft: string, said: string): Breach | null => {
  const hidden = disguised(draft, said)
  if (hidden) return { of: 'disguise', words: hidden }
  if (draft === '') return { of: 'loss', words: said }
  return [draft, said].every((text) => isEnglish(wordsIn(text))) ? null : { of: 'language', words: draft }
}

/** Names of nobody we know, and words that nothing accounts for. */
const strangeWords = (draft: string, grounds: Grounds): readonly Breach[] => {
  const { business, said, beside, theirs, listed, names, quoted } = grounds
  const plans = business.catalogue.plans.map(({ name }) => name)
  const texts = [
    ...said,
    ...beside,
    theirs,
    ...quoted,
    ...listed,
    business.name,
    business.contact,
    ...plans,
  ].join(' ')
  const called = new Set(wordsIn(`${texts} ${names}`).map((word) => word.toLowerCase()))
  const stems = stemsIn(texts)
  const strange = strangeNamesIn(draft, called)
  const isCalled = (word: string): boolean => /^[A-Z]/.test(word) && called.has(word.toLowerCase())
  const added = wordsIn(draft).filter(
    (word) => !isAccountedFor(word, stems) && !isCalled(word) && !strange.includes(word),
  )
  return [
    ...strange.map((words): Breach => ({ of: 'name', words })),
    ...added.map((words): Breach => ({ of: 'addition', words })),
  ]
}
