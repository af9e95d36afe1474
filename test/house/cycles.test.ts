import { expect, test } from '@jest/globals'
import { SOURCES } from './tree.ts'

type Graph = ReadonlyMap<string, readonly string[]>

const graph: Graph = new Map(
  SOURCES.map(({ path, imports }) => [path, imports.flatMap(({ target }) => (target ? [target] : []))]),
)

/** Files from which a walk along the imports comes back: what is left when leaves and roots are taken away, again and again. */
const knotted = (all: Graph): readonly string[] => {
  let left = new Set(all.keys())
  for (;;) {
    const imported = new Set([...left].flatMap((path) => all.get(path) ?? []))
    const kept = [...left].filter(
      (path) => imported.has(path) && (all.get(path) ?? []).some((target) => left.has(target)),
    )
    if (kept.length === left.size) return kept
    left = new Set(kept)
  }
}

/** The shortest way from a file back to itself; null where there is none. */
const cycleThrough = (start: string, all: Graph): readonly string[] | null => {
  const ways: (readonly string[])[] = [[start]]
  const seen = new Set<string>()
  for (const way of ways) {
    for (const target of all.get(way.at(-1) ?? '') ?? []) {
      if (target === start) return [...way, start]
      if (seen.has(target)) continue
      seen.add(target)
      ways.push([...way, target])
    }
  }
  return null
}

/** One cycle for every file that is on one, each told once. */
const cyclesIn = (all: Graph): readonly string[] => {
  const told = new Map<string, string>()
  for (const path of knotted(all)) {
    const cycle = cycleThrough(path, all)
    const members = cycle?.slice(1).sort().join()
    if (cycle && members && !told.has(members)) told.set(members, cycle.join(' → '))
  }
  return [...told.values()]
}

test('no import leads back to where it came from, types included', () => {
  expect(cyclesIn(graph)).toEqual([])
})

test('a cycle would be found', () => {
  const ring = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a', 'd']],
    ['d', []],
    ['e', ['a']],
  ])
  expect(cyclesIn(ring)).toEqual(['a → b → c → a'])
})
