import { z } from 'zod'

const Profile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})

/** How long something ran: by itself, and with all that it called. */
export type Cost = { readonly name: string; readonly self: number; readonly total: number }

/** What a V8 profile comes to, in microseconds: each function, and each part of the house or package it stands in. */
export type Summary = {
  /** Time in which anything ran at all. */
  readonly busy: number
  readonly functions: readonly Cost[]
  readonly parts: readonly Cost[]
}

/** Sums a profile up. */
export const summaryOf = (json: unknown): Summary => {
  const { nodes, samples, timeDeltas } = Profile.parse(json)
  const selfOf = new Map<number, number>()
  for (const [n, id] of samples.entries()) selfOf.set(id, (selfOf.get(id) ?? 0) + (timeDeltas[n] ?? 0))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const functions = new Map<string, { self: number; total: number }>()
  const parts = new Map<string, { self: number; total: number }>()
  let busy = 0

  /** Recursion counts once: what is already on the stack above has this time in its total. */
  const visit = (id: number, above: ReadonlySet<string>): number => {
    const node = byId.get(id)
    if (!node) return 0
    const part = partOf(node.callFrame.url)
    const name = nameOf(node.callFrame)
    const self = isIdle(node.callFrame.functionName) ? 0 : (selfOf.get(id) ?? 0)
    const below = new Set([...above, `f ${name}`, `p ${part}`])
    const total = (node.children ?? []).reduce((sum, child) => sum + visit(child, below), self)
    busy += self
    add(functions, name, self, above.has(`f ${name}`) ? 0 : total)
    add(parts, part, self, above.has(`p ${part}`) ? 0 : total)
    return total
  }
  const [root] = nodes
  if (root) visit(root.id, new Set())
  return { busy, functions: sorted(functions), parts: sorted(parts) }
}

const add = (
  costs: Map<string, { self: number; total: number }>,
  name: string,
  self: number,
  total: number,
) => {
  const known = costs.get(name) ?? { self: 0, total: 0 }
  costs.set(name, { self: known.self + self, total: known.total + total })
}

const sorted = (costs: ReadonlyMap<string, { self: number; total: number }>): readonly Cost[] =>
  [...costs].map(([name, cost]) => ({ name, ...cost })).sort((a, b) => b.self - a.self)

const isIdle = (name: string): boolean => name === '(idle)' || name === '(program)' || name === '(root)'

const nameOf = ({
  functionName,
  url,
  lineNumber,
}: {
  functionName: string
  url: string
  lineNumber: number
}) => `${functionName || '(anonymous)'} ${shortened(url)}${url === '' ? '' : `:${lineNumber + 1}`}`

const shortened = (url: string): string =>
  url.replace(/^.*\/(node_modules|dist)\//, '').replace(/^file:\/\//, '')

/** `src/core/decide.js` is of `src/core`, `node_modules/zod/…` of `zod`. */
const partOf = (url: string): string => {
  if (url === '') return '(V8 and Node)'
  if (url.startsWith('node:')) return '(Node)'
  const [first = '', second = ''] = shortened(url).split('/')
  const ours = ['src', 'channels', 'memory', 'lab', 'bench', 'dialogs', 'examples']
  if (ours.includes(first)) return `${first}/${second.replace(/\.js$/, '')}`
  return first.startsWith('@') ? `${first}/${second}` : first
}
