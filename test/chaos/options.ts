import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type Milliseconds, milliseconds, seconds } from '#core/time'

/** How bad a time the program is given. */
export type ChaosOptions = {
  /** What all chance comes from. */
  readonly seed: number
  /** One node on the embedded memory, instead of several on one Redis. */
  readonly embedded: boolean
  readonly nodes: number
  readonly persons: number
  readonly messages: number
  readonly perSecond: number
  /** How long each of the two quiet stretches at the beginning is, in which waiting times are compared. */
  readonly calm: Milliseconds
  /** The mean time between two kills. */
  readonly killEvery: Milliseconds
  /** How often a node is stopped for longer than a lease holds. */
  readonly freezes: number
  /** How often Redis is killed and started again. */
  readonly restarts: number
  /** How long all that was accepted may take to be dealt with after the last message. */
  readonly patience: Milliseconds
}

const Flags = z.object({
  seed: z.coerce.number().int().default(1),
  embedded: z.boolean().default(false),
  nodes: z.coerce.number().int().min(1).max(9).default(3),
  persons: z.coerce.number().int().min(20).default(300),
  messages: z.coerce.number().int().min(100).default(10_000),
  'per-second': z.coerce.number().positive().default(65),
  calm: z.coerce.number().min(0).default(12),
  'kill-every': z.coerce.number().positive().default(5),
  freezes: z.coerce.number().int().min(0).default(2),
  restarts: z.coerce.number().int().min(0).default(1),
  patience: z.coerce.number().positive().default(240),
})

const NAMES = Object.keys(Flags.shape)

/** Reads the flags of the command; times are in seconds. */
export const readFlags = (args: readonly string[]): ChaosOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      NAMES.map((name) => [name, { type: name === 'embedded' ? ('boolean' as const) : ('string' as const) }]),
    ),
  })
  return optionsOf(values)
}

/** The options with some of them given, as flags are; times are in seconds. */
export const optionsOf = (given: Readonly<Record<string, unknown>> = {}): ChaosOptions => {
  const read = Flags.parse(given)
  return {
    seed: read.seed,
    embedded: read.embedded,
    nodes: read.embedded ? 1 : read.nodes,
    persons: read.persons,
    messages: read.messages,
    perSecond: read['per-second'],
    calm: seconds(read.calm),
    killEvery: seconds(read['kill-every']),
    freezes: read.embedded ? 0 : read.freezes,
    restarts: read.embedded ? 0 : read.restarts,
    patience: seconds(read.patience),
  }
}

/** How long sending takes. */
export const lengthOf = ({ messages, perSecond }: ChaosOptions): Milliseconds =>
  milliseconds((messages / perSecond) * 1_000)
