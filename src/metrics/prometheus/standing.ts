import type { Depth, Waiting } from '#contracts/depth'
import type { ChannelId } from '#core/address'
import { type Milliseconds, milliseconds } from '#core/time'

/** What is so at the moment it is asked for. */
export type Standing = {
  readonly name: string
  readonly help: string
  readonly label?: string
  readonly read: () => readonly Reading[] | Promise<readonly Reading[]>
}

/** A number, and what the label says of it where there is one. */
export type Reading = { readonly value: number; readonly of?: string }

/** What there is to read: of this node, and of the memory that all nodes share. */
export type Readable = {
  readonly memoryAnswers: () => boolean
  /** Whether the model is kept from being asked, since it failed too often just now (L4). */
  readonly modelRests: () => boolean
  /** How much waits in the memory, in the outbox for these channels. */
  readonly depth: (channels: readonly ChannelId[]) => Promise<Depth>
}

/** All that is so at a moment. While the memory does not say how much waits, none of it is shown, and that is said (B6). */
export const standingsOf = (
  { memoryAnswers, modelRests, depth }: Readable,
  channels: readonly ChannelId[],
): readonly Standing[] => {
  const { seen, isRefused } = inTime(async () => depth(channels))
  const ofDepth = (name: string, help: string, read: (depth: Depth) => readonly Reading[]): Standing => ({
    ...named(name, help),
    read: async () => {
      const found = await seen()
      return found ? read(found) : []
    },
  })
  return [
    {
      ...named('memory_up', 'Whether the memory answers'),
      read: async () => {
        // Whoever takes turns and delivers waits for it patiently, and is long the last to say so.
        await seen()
        return [yes(memoryAnswers() && !isRefused())]
      },
    },
    { ...named('model_resting', 'Whether the model is not asked just now'), read: () => [yes(modelRests())] },
    {
      ...named('depth_known', 'Whether the memory said in time how much waits'),
      read: async () => [yes((await seen()) !== null)],
    },
    {
      ...ofDepth('turns_waiting', 'Persons whose mail waits for a turn, on all nodes', (all) =>
        both(all.turns),
      ),
      label: 'when',
    },
    {
      ...ofDepth('deliveries_waiting', 'Addresses to which something waits to be sent, on all nodes', (all) =>
        both(all.deliveries),
      ),
      label: 'when',
    },
    ofDepth('turn_wait_seconds', 'How long whoever is first in line for a turn has waited', ({ longest }) => [
      { value: longest / 1_000 },
    ]),
    ofDepth('dead_letters', 'What could not be delivered and was not brought back', ({ dead }) => [
      { value: dead },
    ]),
    ofDepth('persons_set_aside', 'Persons whose keep cannot be read', ({ aside }) => [{ value: aside }]),
  ]
}

const named = (name: string, help: string) => ({ name: `throughline_${name}`, help: `${help}.` })

const yes = (is: boolean): Reading => ({ value: is ? 1 : 0 })

const both = ({ due, later }: Waiting): readonly Reading[] => [
  { of: 'due', value: due },
  { of: 'later', value: later },
]

/** Prometheus waits ten seconds for all figures; a memory that is well counts within milliseconds. */
const PATIENCE: Milliseconds = milliseconds(500)

/** The answer, if it comes in time; null whatever kept it. One question is under way at a time, however many ask. */
const inTime = <T>(ask: () => Promise<T>) => {
  let asked: Promise<T | null> | null = null
  let isRefused = false
  const asking = async (): Promise<T | null> => {
    try {
      const answer = await ask()
      isRefused = false
      return answer
    } catch {
      isRefused = true
      return null
    } finally {
      asked = null
    }
  }
  return {
    seen: async (): Promise<T | null> => {
      asked ??= asking()
      let timer: NodeJS.Timeout | undefined
      const enough = new Promise<null>((resolve) => {
        timer = setTimeout(resolve, PATIENCE, null)
      })
      return Promise.race([asked, enough]).finally(() => clearTimeout(timer))
    },
    /** Whether the last question that has come to an end did so without an answer. */
    isRefused: (): boolean => isRefused,
  }
}
