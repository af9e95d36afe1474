import type { Contender, Name } from './contender.ts'
import { median } from './figures.ts'
import { pause, type Run } from './load.ts'
import type { Provider } from './provider.ts'
import { countingProxy } from './proxy.ts'
import { CROWD, IN_FLIGHT, type Rig, withRigs } from './rig.ts'

/** What a message asks of Redis: when it is alone, and when there are always others. */
export type Calls = {
  readonly name: Name
  readonly scripts: { readonly alone: number; readonly busy: number }
  /** Commands that Redis ran, those within scripts among them. */
  readonly commands: { readonly alone: number; readonly busy: number }
  /** Of a message that is alone: how often somebody waited for Redis, one wait after another, before the text left, and in all. */
  readonly waits: { readonly toSend: number; readonly all: number }
}

/** Counts on contenders of their own, since a proxy in between makes everything slower. */
export const measureCalls = async (names: readonly Name[], provider: Provider): Promise<readonly Calls[]> => {
  const proxy = countingProxy()
  const counted: Calls[] = []
  for (const name of names.filter((one) => one !== 'embedded')) {
    await withRigs(
      [name],
      provider,
      async ([rig]) => {
        if (rig) counted.push(await callsOf(rig, proxy))
      },
      { through: proxy.before },
    )
    proxy.close()
  }
  return counted
}

const callsOf = async (rig: Rig, proxy: ReturnType<typeof countingProxy>): Promise<Calls> => {
  const { contender, load } = rig
  const crowd = { group: CROWD, persons: 200 }
  await load.single(crowd, 200)
  await pause(SETTLED_MS)
  const alone = await counting(contender, () => load.single(crowd, 200))
  const waits = await waitsOf(rig, proxy)
  const busy = await counting(contender, () => load.closed(crowd, IN_FLIGHT, 1_500))
  return {
    name: contender.name,
    scripts: { alone: alone.scripts, busy: busy.scripts },
    commands: { alone: alone.commands, busy: busy.commands },
    waits,
  }
}

/**
 * Persons who have said one thing a while ago say another, each when all is quiet, and all before the first of them is
 * given the turn in which the news of its delivery is kept.
 */
const waitsOf = async ({ load }: Rig, proxy: ReturnType<typeof countingProxy>): Promise<Calls['waits']> => {
  const groups = Array.from({ length: 10 }, (_, n) => String(310 + n))
  for (const group of groups) await load.single({ group, persons: 1 }, 1)
  await pause(SETTLED_MS)
  const toSend: number[] = []
  const all: number[] = []
  for (const group of groups) {
    proxy.begin()
    await load.single({ group, persons: 1 }, 1)
    toSend.push(proxy.waits())
    await pause(QUIET_MS)
    all.push(proxy.waits())
  }
  return { toSend: median(toSend), all: median(all) }
}

/** What is put off, as the news of a delivery is, has been done by then. */
const SETTLED_MS = 4_000
/** Shorter than the beat of the timers, so that most messages have it to themselves. */
const QUIET_MS = 60

type Counted = { readonly scripts: number; readonly commands: number }

/** Per message; what goes on anyway, while nobody says anything, is taken off. */
const counting = async (contender: Contender, work: () => Promise<Run>): Promise<Counted> => {
  const idle = await difference(contender, () => pause(IDLE_MS))
  const began = performance.now()
  let messages = 0
  const during = await difference(contender, async () => {
    messages = (await work()).latencies.length
    await pause(SETTLED_MS)
  })
  const share = (performance.now() - began) / IDLE_MS
  return {
    scripts: (during.scripts - share * idle.scripts) / messages,
    commands: (during.commands - share * idle.commands) / messages,
  }
}

const IDLE_MS = 3_000

const difference = async (contender: Contender, work: () => Promise<unknown>): Promise<Counted> => {
  const before = await callsSoFar(contender)
  await work()
  const after = await callsSoFar(contender)
  return { scripts: after.scripts - before.scripts, commands: after.commands - before.commands }
}

const callsSoFar = async ({ redis }: Contender): Promise<Counted> => {
  const info = redis ? String(await redis.command('INFO', 'commandstats')) : ''
  const calls = [...info.matchAll(/^cmdstat_(\S+?):calls=(\d+)/gm)].map(([, name = '', n]) => ({
    name,
    n: Number(n),
  }))
  const sum = (some: readonly { readonly n: number }[]) => some.reduce((all, { n }) => all + n, 0)
  return {
    scripts: sum(calls.filter(({ name }) => /^(eval|fcall)/.test(name))),
    commands: sum(calls.filter(({ name }) => !/^(info|client|hello|auth|select)/.test(name))),
  }
}
