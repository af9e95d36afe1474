import type { Passage } from '#core/reading'

/** What has come up while an answer is sought: passages, each under a number by which the answer names it; and whether a person is wished for. */
export type Found = {
  /** Numbers passages, those that are known already by the number they have. */
  readonly add: (passages: readonly Passage[]) => readonly Numbered[]
  /** The passages of these numbers, and those that had been there from the first. */
  readonly named: (numbers: readonly number[]) => readonly Passage[]
  readonly wishForPerson: () => void
  readonly wantsPerson: () => boolean
}

/** A passage as a model is shown it. */
export type Numbered = { readonly n: number; readonly title: string; readonly text: string }

/** Begins with what the rules have found. */
export const foundFrom = (first: readonly Passage[]): Found => {
  const all: Passage[] = []
  let wants = false
  const numberOf = (passage: Passage): number => {
    const known = all.findIndex(({ title, text }) => title === passage.title && text === passage.text)
    return known < 0 ? all.push(passage) : known + 1
  }
  const add: Found['add'] = (passages) =>
    passages.map((passage) => ({ n: numberOf(passage), title: passage.title, text: passage.text }))
  add(first)
  return {
    add,
    named: (numbers) => all.filter((_, i) => i < first.length || numbers.includes(i + 1)),
    wishForPerson: () => {
      wants = true
    },
    wantsPerson: () => wants,
  }
}
