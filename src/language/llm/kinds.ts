import type { NoticedKind } from '#core/signal'

/**
 * What a model may point at: what discovery asks for, and what speaks for haste or against the deal. Never what opens something:
 * readiness, an acceptance, a discount, a contact, a meeting, where to go on (I7).
 */
export const POINTED = [
  'need',
  'product',
  'quantity',
  'budget',
  'timeline',
  'decision',
  'location',
  'urgency',
  'objection',
] as const satisfies readonly NoticedKind[]

/** One of those. */
export type PointedKind = (typeof POINTED)[number]

/** Whether a question of ours is about one of those. */
export const isPointed = (about: string | null): about is PointedKind =>
  POINTED.some((kind) => kind === about)
