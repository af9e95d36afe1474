import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { newSalt } from '../shared/mark.ts'
import { RedisTrouble } from './connection/trouble.ts'
import type { Line } from './step.ts'

/** Goes up when keys change their meaning. */
const FORMAT = 1

/** What was settled when an installation began, and holds for all its nodes. */
export type Installation = {
  readonly shards: number
  /** Signs tokens, codes and links where SIGNING_SECRET is not set: all nodes must have the same. */
  readonly signingSecret: string
  /** What names of erased persons are marked with (M9). */
  readonly salt: string
}

const Secret = z.string().min(32)
const Kept = z.tuple([z.coerce.number().int(), z.coerce.number().int().positive(), Secret, Secret])

/** Begins the installation of this prefix, or reads what another node began. */
export const installationOf = async (line: Line, prefix: string, shards: number): Promise<Installation> => {
  const key = `${prefix}:installation`
  const beginnings = [
    ['format', String(FORMAT)],
    ['shards', String(shards)],
    ['secret', randomBytes(32).toString('base64url')],
    ['salt', newSalt()],
  ] as const
  for (const [field, value] of beginnings) await line.run(key, ['HSETNX', key, field, value])
  const kept = Kept.safeParse(await line.run(key, ['HMGET', key, 'format', 'shards', 'secret', 'salt']))
  if (!kept.success) {
    throw new RedisTrouble(
      `${key} is not what a node wrote there: it was edited by hand, or REDIS_PREFIX is somebody else's. Choose another REDIS_PREFIX, or restore the key.`,
    )
  }
  const [format, parts, signingSecret, salt] = kept.data
  if (format > FORMAT) {
    throw new RedisTrouble(
      `${key} has format ${format}, and this version knows up to ${FORMAT}: a newer version works here. Upgrade this node.`,
    )
  }
  return { shards: parts, signingSecret, salt }
}
