import { setTimeout as pause } from 'node:timers/promises'
import { seconds } from '#core/time'
import { collect } from './collect.ts'
import type { Breach, Evidence } from './evidence.ts'
import type { Fall } from './fleet.ts'
import { type Harm, harmUntil } from './harm.ts'
import { judge } from './judge.ts'
import { type ChaosOptions, lengthOf } from './options.ts'
import { chaosAt } from './plan.ts'
import type { Record } from './record.ts'
import { type Rest, restOf } from './rest.ts'
import { openWorld, type World } from './world.ts'

/** What a run came to. */
export type Outcome = {
  readonly options: ChaosOptions
  readonly story: Story
  readonly evidence: Evidence
  readonly breaches: readonly Breach[]
  readonly record: Record
  /** What went wrong at the platforms, and how often. */
  readonly troubles: Readonly<{ [trouble: string]: number }>
}

/** How a run went. */
export type Story = Harm & {
  /** When the last message had been sent and everything was well again. */
  readonly sentIn: number
  readonly rest: Rest
  /** Nodes that ended although nobody had killed them. */
  readonly fallen: readonly Fall[]
}

/** One run: first all is well, then much is not, then it is seen what is left. */
export const runChaos = async (options: ChaosOptions): Promise<Outcome> => {
  const world = await openWorld(options)
  try {
    const story = await conduct(world, options)
    const evidence = await collect(world)
    const { record, platform, twilio } = world
    return {
      options,
      story,
      evidence,
      breaches: [...judgeStory(story), ...judge(evidence)],
      record,
      troubles: { ...platform.troubles(), ...twilio.troubles() },
    }
  } finally {
    await world.close()
  }
}

const conduct = async (world: World, options: ChaosOptions): Promise<Story> => {
  const { courier, fleet } = world
  const begun = Date.now()
  const sending = courier.sendAll()
  // What was said in quiet is answered in quiet.
  await pause(chaosAt(options) + (options.calm > 0 ? GRACE : 0))
  const harm = await harmUntil(begun + lengthOf(options), world, options)
  const sentIn = Date.now() - begun
  const rest = await restOf(world, options)
  courier.stop()
  await sending
  return { ...harm, sentIn, rest, fallen: fleet.fallen() }
}

/** While Redis is away, a node that starts may end by itself; whoever runs it starts it again. */
const judgeStory = ({ rest, fallen, outages }: Story): readonly Breach[] => {
  const isExcused = ({ since, at }: Fall): boolean =>
    outages.some(([from, to]) => at >= from && since <= to + RECOVERY_MS)
  return [
    ...fallen
      .filter((fall) => !isExcused(fall))
      .map(({ words }) => ({ kind: 'left over' as const, what: `a node ended by itself: ${words}` })),
    ...(rest.kind === 'restless'
      ? [{ kind: 'left over' as const, what: `not everything was dealt with in time: ${rest.standing}` }]
      : []),
  ]
}

const RECOVERY_MS = 5_000

const GRACE = seconds(2)
