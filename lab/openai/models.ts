/** The models there are, each with the snapshot that answers for it. */
export const MODELS: ReadonlyMap<string, string> = new Map([
  ['gpt-4.1', 'gpt-4.1-2025-04-14'],
  ['gpt-4.1-mini', 'gpt-4.1-mini-2025-04-14'],
  ['gpt-4.1-nano', 'gpt-4.1-nano-2025-04-14'],
  ['gpt-4o', 'gpt-4o-2024-08-06'],
  ['gpt-4o-mini', 'gpt-4o-mini-2024-07-18'],
  ['o4-mini', 'o4-mini-2025-04-16'],
])

/** The snapshot that a name asks for; null where there is none of it. */
export const snapshotOf = (name: string): string | null =>
  MODELS.get(name) ?? [...MODELS.values()].find((snapshot) => snapshot === name) ?? null

/** A model as it is listed. */
export const listed = (id: string) => ({ id, object: 'model', created: 1_744_316_542, owned_by: 'system' })
