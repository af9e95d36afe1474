import { z } from 'zod'
import type { Card, Fact, Link, Picture } from '#core/message'
import { type Action, actionOf } from './heard.ts'

/** A card of a bot's: what of it can be read, and the buttons that say something. */
export type Shown = { readonly card: Card; readonly actions: readonly Action[] }

/** What is gathered of an Adaptive Card on the way through it. */
type Gathered = {
  readonly lines: string[]
  readonly facts: Fact[]
  readonly links: Link[]
  readonly pictures: Picture[]
  readonly actions: Action[]
}

const Element = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  altText: z.string().optional(),
  data: z.unknown().optional(),
  facts: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
})

/** Fields of an element in which others stand (Adaptive Cards schema 1.5). */
const INNER = [
  'body',
  'items',
  'columns',
  'images',
  'rows',
  'cells',
  'inlines',
  'actions',
  'card',
  'selectAction',
]

/** Deeper than any card is laid out. */
const DEPTH = 20

/**
 * What can be read of an Adaptive Card: its texts, facts, picture, links, and what its buttons say. Its fields cannot be
 * filled in elsewhere than where cards are drawn, so they are left out.
 */
export const adaptiveCard = (content: unknown): Shown => {
  const gathered: Gathered = { lines: [], facts: [], links: [], pictures: [], actions: [] }
  gather(content, gathered, DEPTH)
  const [title = '', ...lines] = gathered.lines
  const [image, ...pictures] = gathered.pictures
  return {
    card: {
      title,
      text: lines.join('\n'),
      facts: gathered.facts,
      links: [...gathered.links, ...pictures.map(({ alt, url }) => ({ title: alt || url, url }))],
      ...(image ? { image } : {}),
    },
    actions: gathered.actions,
  }
}

const gather = (part: unknown, into: Gathered, depth: number): void => {
  if (depth === 0 || typeof part !== 'object' || part === null) return
  if (Array.isArray(part)) {
    for (const one of part) gather(one, into, depth - 1)
    return
  }
  const element = Element.safeParse(part)
  if (element.success) note(element.data, into)
  for (const [field, inner] of Object.entries(part)) if (INNER.includes(field)) gather(inner, into, depth - 1)
}

const note = (
  { type, text, title, url, altText, data, facts }: z.infer<typeof Element>,
  into: Gathered,
): void => {
  if ((type === 'TextBlock' || type === 'TextRun') && text) into.lines.push(text)
  if (type === 'FactSet') into.facts.push(...(facts ?? []).map((fact) => [fact.title, fact.value] as const))
  const isReachable = url !== undefined && /^https?:/.test(url) && URL.canParse(url)
  if (type === 'Image' && isReachable) into.pictures.push({ url, alt: altText ?? '' })
  if (type === 'Action.OpenUrl' && isReachable) into.links.push({ title: title ?? url, url })
  if (type === 'Action.Submit' || type === 'Action.Execute') {
    const isText = typeof data === 'string'
    const action = actionOf({ type: isText ? 'imBack' : 'postBack', title: title ?? '', value: data ?? {} })
    if (action) into.actions.push(action)
  }
}
