import type { Milliseconds } from '#core/time'
import type { Chance } from './chance.ts'
import { type Life, live } from './life.ts'
import type { News, Order } from './news.ts'

/** The nodes: processes on ports of their own, each started again on its port as soon as it has died. */
export type Fleet = {
  /** The address of some node, whether it lives or not. */
  readonly anyUrl: () => string
  /** Ends some node as a power cut would; resolves when it is up again. */
  readonly kill: () => Promise<void>
  /** Stops some node in the middle of whatever it does, and lets it go on later as if nothing had been. */
  readonly freeze: (length: Milliseconds) => Promise<void>
  readonly orderAll: (order: Order) => void
  /** Asks some node how it stands; null when none answers. */
  readonly standing: () => Promise<Standing | null>
  /** Nodes that ended although nobody had killed them. */
  readonly fallen: () => readonly Fall[]
  /** Kills all for good. */
  readonly close: () => Promise<void>
}

/** How a node says it stands. */
export type Standing = Extract<News, { kind: 'standing' }>

/** A node that ended by itself: when, and its last words; `since`: when it was started, if it never came up. */
export type Fall = { readonly since: number; readonly at: number; readonly words: string }

/** Who hears what the nodes tell. */
export type Listener = {
  readonly hear: (news: News, node: number) => void
  /** A node was killed at `at`, and all that it still told has been heard. */
  readonly died: (node: number, at: number) => void
}

/** How long a supervisor waits before it starts a program again that ended by itself, and how long we wait for an answer. */
const SUPERVISOR_MS = 500
const ANSWER_MS = 10_000

/** Starts one node for each port; `environmentOf` is asked anew for each life. */
export const openFleet = async (
  ports: readonly number[],
  environmentOf: (node: number) => NodeJS.ProcessEnv,
  listener: Listener,
  luck: Chance,
): Promise<Fleet> => {
  const fallen: Fall[] = []
  const waiting = new Set<(standing: Standing) => void>()
  let isOver = false

  const hear = (news: News, node: number): void => {
    if (news.kind === 'standing') for (const answer of waiting) answer(news)
    else listener.hear(news, node)
  }
  const begin = (node: number): Life => {
    const born = Date.now()
    const life = live(environmentOf(node), (news) => hear(news, node))
    let wasUp = false
    void life.begun.then((isUp) => {
      wasUp = isUp
    })
    void life.ended.then(async (killedAt) => {
      listener.died(node, killedAt ?? Date.now())
      if (isOver) return
      if (killedAt === null) {
        const at = Date.now()
        fallen.push({ since: wasUp ? at : born, at, words: life.lastWords() })
        await pause(SUPERVISOR_MS)
      }
      if (!isOver) lives[node] = begin(node)
    })
    return life
  }
  const lives: Life[] = ports.map((_, node) => begin(node))
  const begun = await Promise.all(lives.map((life) => life.begun))
  const stillborn = lives.filter((_, node) => !begun[node])
  if (stillborn.length > 0)
    throw new Error(`A node ended before it was up: ${stillborn.map((life) => life.lastWords()).join('\n')}`)

  const someone = (): Life | null => {
    const awake = lives.filter((life) => life.isAwake())
    return awake.length === 0 ? null : luck.oneOf(awake)
  }
  return {
    anyUrl: () => `http://127.0.0.1:${luck.oneOf(ports)}`,
    kill: async () => {
      const life = someone()
      if (!life) return
      const node = lives.indexOf(life)
      life.kill()
      await life.ended
      while (!isOver && !(lives[node] !== life && (await lives[node]?.begun))) await pause(20)
    },
    freeze: async (length) => {
      const life = someone()
      life?.stop()
      await pause(length)
      life?.go()
    },
    orderAll: (order) => {
      for (const life of lives) life.order(order)
    },
    standing: () =>
      new Promise((resolve) => {
        const answer = (standing: Standing | null): void => {
          clearTimeout(timer)
          waiting.delete(answer)
          resolve(standing)
        }
        const timer = setTimeout(() => answer(null), ANSWER_MS)
        waiting.add(answer)
        someone()?.order({ kind: 'standing' })
      }),
    fallen: () => fallen,
    close: async () => {
      isOver = true
      const all = [...lives]
      for (const life of all) life.kill()
      await Promise.all(all.map((life) => life.ended))
    },
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
