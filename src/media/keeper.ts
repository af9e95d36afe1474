import type { Located } from '#contracts/adapter'
import type { FileKeeper, Keeping, WantedFile } from '#contracts/files'
import { fileKind } from '#core/file'
import { type FetchOptions, fetchFile } from './fetch.ts'
import { codeOf, TOO_LARGE } from './get.ts'
import { isRun, safeName } from './name.ts'
import { sniff } from './sniff.ts'
import type { FileStore } from './store.ts'

/** What keeping works with. */
export type KeeperParts = Omit<FetchOptions, 'signal'> & { readonly store: FileStore }

/** Fetches what people send and keeps it, in this order: is it ours already, may it be so large, where is it, what is it? */
export const fileKeeper = (parts: KeeperParts): FileKeeper => ({
  addressOf: parts.store.addressOf,
  keep: async (wanted, signal) => {
    const { attachment, locate } = wanted
    const ours = await parts.store.named(attachment.contentUrl)
    if (ours) return { kind: 'kept', file: ours }
    if ((attachment.size ?? 0) > parts.most) return TOO_LARGE
    const located = await locate()
    switch (located.kind) {
      case 'at':
        return fetched(wanted, located, signal, parts)
      case 'nowhere':
        return { kind: 'lost', why: located.why ?? 'out-of-reach', reason: located.reason }
      case 'retry':
        return { kind: 'retry', reason: located.reason, afterMs: null }
      default:
        return located satisfies never
    }
  },
})

const fetched = async (
  wanted: WantedFile,
  located: Extract<Located, { kind: 'at' }>,
  signal: AbortSignal,
  parts: KeeperParts,
): Promise<Keeping> => {
  const answer = await fetchFile(located, { ...parts, signal })
  return answer.kind === 'fetched' ? judged(wanted, answer.bytes, parts) : answer
}

/** What came is kept if its own bytes say that it is something we take; what it was said to be does not help it. */
const judged = async (
  { name, attachment }: WantedFile,
  bytes: Buffer,
  parts: KeeperParts,
): Promise<Keeping> => {
  const declared = attachment.contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  const seen = sniff(bytes, declared)
  if (seen.kind === 'page' && !/^text\/|html|svg|xml/.test(declared))
    return { kind: 'retry', reason: 'its server answered a web page in its place', afterMs: null }
  if (seen.kind !== 'taken') return notTaken('it is of a kind that is not kept')
  if (attachment.name !== undefined && isRun(attachment.name))
    return notTaken('its name is that of a program')
  const shown = attachment.name ?? `${fileKind(seen.contentType)}.${seen.ending}`
  const file = { name: safeName(shown), contentType: seen.contentType, bytes }
  try {
    return { kind: 'kept', file: await parts.store.keep(name, file) }
  } catch (error) {
    return { kind: 'retry', reason: `it could not be written to disk (${codeOf(error)})`, afterMs: null }
  }
}

const notTaken = (reason: string): Keeping => ({ kind: 'lost', why: 'not-taken', reason })
