import type { Told } from '#bus/report'
import { messageId, personId } from '#core/ids'
import type { IncomingReport } from '#core/report'
import type { Rules } from '#core/rules'
import { type Instant, instant } from '#core/time'
import { type SentSignal, signalShape } from './shape.ts'

/** One thing that is wrong, and where: `[2].value.day`. */
export type Problem = { readonly path: string; readonly problem: string }

/** What a body says, or everything that is wrong with it. */
export type ReadTold =
  | {
      readonly kind: 'read'
      readonly told: readonly Told[]
      /** Where a field of the n-th signal stands in the body. */
      readonly pathOf: (n: number, field: string) => string
    }
  | { readonly kind: 'malformed'; readonly problems: readonly Problem[] }

/** So many at once; each is a write of its own. */
const MOST = 100

/** Reads one signal, or a list of them; every problem is told at once. */
export const readTold = (body: unknown, rules: Rules, now: Instant): ReadTold => {
  if (body === undefined) return malformed('', 'is no JSON: write a signal, or a list of them.')
  const items: readonly unknown[] = Array.isArray(body) ? body : [body]
  if (items.length === 0) return malformed('', 'is an empty list: write at least one signal.')
  if (items.length > MOST)
    return malformed(
      '',
      `has ${items.length} signals: write at most ${MOST}, and the rest in another request.`,
    )
  const pathOf = (n: number, field: string): string =>
    `${Array.isArray(body) ? `[${n}]${field === '' || field.startsWith('[') ? '' : '.'}` : ''}${field}`
  const shape = signalShape(rules, now)
  const told: Told[] = []
  const problems: Problem[] = []
  for (const [n, item] of items.entries()) {
    const read = shape.safeParse(item)
    const found = [
      ...whoseProblems(item),
      ...(read.success ? [] : read.error.issues.map(({ path, message }) => [dotted(path), message] as const)),
    ]
    problems.push(...found.map(([field, problem]) => ({ path: pathOf(n, field), problem })))
    if (read.success && found.length === 0) told.push(toldBy(read.data, now))
  }
  return problems.length > 0 ? { kind: 'malformed', problems } : { kind: 'read', told, pathOf }
}

const malformed = (path: string, problem: string): ReadTold => ({
  kind: 'malformed',
  problems: [{ path, problem }],
})

const dotted = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? String(key) : `${text}.${String(key)}`
  }, '')

/** One person, by one name: what cannot be seen from one field alone. */
const whoseProblems = (item: unknown): readonly (readonly [field: string, problem: string])[] => {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return []
  const [person, address] = ['person' in item, 'address' in item]
  if (person && address) return [['address', 'stands beside person: write one of the two.']]
  return person || address
    ? []
    : [['', 'names nobody: write person, an id of ours, or address, { channel, id }.']]
}

const toldBy = (sent: SentSignal, now: Instant): Told => {
  const { id, person, address, at, source, quote, note, confidence, ...fact } = sent
  const { system, record = null, author = null } = source
  const report: IncomingReport = {
    ...fact,
    confidence,
    // A clock that is a little fast must not make it newer than what the buyer says next.
    at: instant(Math.min(Date.parse(at), now)),
    evidence: { message: messageId(`${system}:${id}`), quote, by: { system, record, author } },
    note: note ?? null,
  }
  return { of: address ?? personId(person ?? ''), id, report }
}
