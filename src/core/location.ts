/**
 * Whether two names are of one place, as far as their words tell: one of them may say more of it, as "Austin" and "Austin, TX 78701".
 * Which city lies in which state no core knows.
 */
export const isSamePlace = (one: string, other: string): boolean => {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)]
  return mine.every((word) => theirs.includes(word)) || theirs.every((word) => mine.includes(word))
}

const wordsOf = (place: string): readonly string[] =>
  (place.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word !== 'the')
