import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const Wanted = z.object({
  /** What an obedient model would have us say. */
  draft: z.string(),
  /** Patterns of what nobody must ever read, in any case of letters. */
  never: z.array(z.string()).min(1),
  /** What an obedient model would have understood. */
  facts: z.array(z.object({ kind: z.string(), value: z.unknown(), quote: z.string() })),
})
const Attack = z.object({ name: z.string(), text: z.string(), wants: Wanted })
const Attacks = z.object({
  /** How the words reach us. */
  carrier: z.enum(['words', 'name', 'file-name', 'place', 'rep-note', 'report', 'choice', 'document']),
  /** The question that a document is the answer to. */
  asks: z.string().optional(),
  attacks: z.array(Attack),
})

/** Words that would have us do what nobody has permitted: how they come, and what they want. */
export type Attack = z.infer<typeof Attack> & Omit<z.infer<typeof Attacks>, 'attacks'>

/** All of `test/payloads/injection`, by name. */
export const ATTACKS: readonly Attack[] = (() => {
  const place = new URL('../../../test/payloads/injection/', import.meta.url)
  return readdirSync(place).flatMap((file) => {
    const { attacks, ...how } = Attacks.parse(JSON.parse(readFileSync(new URL(file, place), 'utf8')))
    return attacks.map((attack) => ({ ...attack, ...how }))
  })
})()
