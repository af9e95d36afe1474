import { z } from 'zod'
import type { Streams } from '#contracts/memory'
import type { Address } from '#core/address'
import { hash } from '#core/hash'
import type { Posted } from './posted.ts'

/** Where a conversation is answered, and who speaks to whom there (docs: "conversation reference"). */
export type Reference = z.infer<typeof Reference>

const Account = z.object({ id: z.string(), name: z.string().optional() })

const Reference = z.object({
  serviceUrl: z.string(),
  channelId: z.string(),
  conversation: z.string(),
  bot: Account,
  user: Account,
})

/** The latest reference of each conversation. It is Microsoft's to change, so it is kept beside the address, not in it. */
export type References = {
  /** Remembers it, durably if the memory lets it. Never throws. */
  keep(address: Address, posted: Posted): Promise<void>
  /** Null for a conversation that nobody has written in. Throws when the memory does not answer. */
  find(address: Address): Promise<Reference | null>
}

/** How many conversations a node remembers by itself. */
const REMEMBERED = 10_000

/** References in the memory that all nodes share: a stream for each conversation, whose last line counts. */
export const referencesIn = (streams: Streams): References => {
  // What this node has read or written: most messages come from where the last one came from.
  const known = new Map<string, string>()

  const remember = (id: string, reference: Reference): void => {
    known.delete(id)
    known.set(id, hash(reference))
    if (known.size <= REMEMBERED) return
    for (const oldest of known.keys()) {
      known.delete(oldest)
      return
    }
  }

  const find = async ({ id }: Address): Promise<Reference | null> => {
    const end = await streams.end(streamOf(id))
    const [last] = end === 0 ? [] : await streams.read(streamOf(id), end - 1, 1)
    return Reference.safeParse(last?.line).data ?? null
  }

  const write = async (address: Address, reference: Reference): Promise<void> => {
    const stream = streamOf(address.id)
    const last = await find(address)
    if (hash(last) !== hash(reference))
      await streams.append(stream, `${await streams.end(stream)}-${hash(reference)}`, reference)
    remember(address.id, reference)
  }

  return {
    find,
    keep: async (address, posted) => {
      const reference = referenceOf(posted)
      if (known.get(address.id) === hash(reference)) return
      // What cannot be written now is written with their next message: the one at hand is not kept either.
      await write(address, reference).catch(() => known.delete(address.id))
    },
  }
}

const streamOf = (id: string): string => `msteams:${id}`

const referenceOf = ({ serviceUrl, channelId, conversation, recipient, from }: Posted): Reference => ({
  serviceUrl,
  channelId,
  conversation: conversation.id,
  bot: accountOf(recipient),
  user: accountOf(from),
})

const accountOf = ({ id, name }: Posted['from']) => ({ id, ...(name ? { name } : {}) })
