import { z } from 'zod'
import type { Caller, Refusal } from '#channels/webchat/index'
import type { Streams } from '#contracts/memory'

/** A stream that says that a conversation was started, which is 201 the first time and 200 ever after; and whose it is by now. */
export const startOf = (conversation: string): string => `webchat-start:${conversation}`

const OWNED = z.object({ owner: z.string() })

const ownerOf = async (streams: Streams, conversation: string): Promise<string | null> => {
  const lines = await streams.read(startOf(conversation), 0)
  return lines.map(({ line }) => OWNED.safeParse(line).data?.owner).find(Boolean) ?? null
}

/**
 * A conversation in which somebody has logged in is theirs: from then on it opens to tokens that name them, and to no older
 * one. So whoever left it open in a browser that another logs in on reads nothing of theirs (session fixation, M6).
 */
export const toItsOwner = async <C extends Caller>(caller: C, streams: Streams): Promise<C | Refusal> => {
  if (caller.kind !== 'user') return caller
  const owner = await ownerOf(streams, caller.claims.conv)
  return owner === null || owner === caller.claims.login?.owner ? caller : CLOSED
}

const CLOSED: Refusal = {
  kind: 'refused',
  status: 403,
  code: 'Forbidden',
  why: 'another-users',
  reason: 'Somebody has logged in in this conversation since. Get a token for whoever is there now.',
}

/** Makes a conversation this user's; false when it is another's already, which it stays: the first who asks has it, on any node. */
export const own = async (streams: Streams, conversation: string, owner: string): Promise<boolean> => {
  await streams.append(startOf(conversation), 'owner', { owner })
  return (await ownerOf(streams, conversation)) === owner
}

/** Does something about a new owner, unless it was done before; whoever dies on the way does it again. */
export const onceOwned = async (
  streams: Streams,
  conversation: string,
  act: () => Promise<unknown>,
): Promise<void> => {
  const lines = await streams.read(startOf(conversation), 0)
  if (lines.some(({ line }) => TOLD.safeParse(line).success)) return
  await act()
  await streams.append(startOf(conversation), 'told', { told: true })
}

const TOLD = z.object({ told: z.literal(true) })
