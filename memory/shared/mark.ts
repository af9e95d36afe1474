import { createHmac, randomBytes } from 'node:crypto'

/** What a mark is made of: whom it stands for, or what had come to them. */
export type Marked = 'person' | 'closed' | 'mail' | 'installation'

/** Stands for a name that must not be kept: whoever has the name and the salt finds it, and nobody else can try (Z2). */
export type Mark = (of: Marked, name: string) => string

/** Marks by one salt, which never changes: what was marked would not be found any more. */
export const marksBy =
  (salt: string): Mark =>
  (of, name) =>
    createHmac('sha256', salt).update(`${of} ${name}`).digest('base64url').slice(0, 32)

/** The salt of a new installation. */
export const newSalt = (): string => randomBytes(32).toString('base64url')
