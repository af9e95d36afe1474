import type { Name } from './contender.ts'
import { quantile, spending } from './figures.ts'
import { rehearse } from './past.ts'
import type { Rig } from './rig.ts'

/** What a message costs whoever has said so many before, one at a time. */
export type History = {
  readonly name: Name
  readonly messages: number
  readonly p50: number
  readonly serverMicros: number
  readonly redisMicros: number
}

/** The longer a history, the more costs each message? A snapshot should see to it that it does not. */
export const measureHistory = async (rig: Rig, lengths: readonly number[]): Promise<readonly History[]> => {
  const { contender, load } = rig
  const once = await rehearse(rig, '918', 1)
  const often = await rehearse(rig, '919', OFTEN)
  const measured: History[] = []
  for (const [n, messages] of lengths.entries()) {
    const isLong = messages >= OFTEN
    // Whoever has said one thing is somebody else after the second.
    const persons = isLong ? 1 : SAID
    const group = `30${n}`
    const past = isLong
      ? { template: often, repeat: Math.round(messages / OFTEN) }
      : { template: once, repeat: messages }
    await contender.seed({ ...past, group, from: 0, count: persons })
    const { run, spent } = await spending(contender, () => load.single({ group, persons }, SAID))
    measured.push({ name: contender.name, messages, p50: quantile(run.latencies, 0.5), ...spent })
  }
  return measured
}

/** Messages of the conversation that long histories are made of, and messages that are measured. */
const OFTEN = 50
const SAID = 300
