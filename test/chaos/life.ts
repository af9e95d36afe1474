import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { News, type Order } from './news.ts'

/** One life of a node: a process that is killed sooner or later. */
export type Life = {
  /** Whether it is up, and neither stopped nor dead. */
  readonly isAwake: () => boolean
  /** True once it is up; false when it ended before. */
  readonly begun: Promise<boolean>
  /** Resolves when it is dead and all that it told has been heard; with when it was killed, null when it ended by itself. */
  readonly ended: Promise<number | null>
  readonly kill: () => void
  /** Stops it where it stands, and lets it go on. */
  readonly stop: () => void
  readonly go: () => void
  readonly order: (order: Order) => void
  /** What it said last on standard error. */
  readonly lastWords: () => string
}

const SCRIPT = fileURLToPath(new URL('./node.js', import.meta.url))

/** Characters of standard error that are kept. */
const LONGEST_WORDS = 2_000

/** Starts a node. */
export const live = (environment: NodeJS.ProcessEnv, hear: (news: News) => void): Life => {
  const child = fork(SCRIPT, {
    env: environment,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (said: string) => {
    words = (words + said).slice(-LONGEST_WORDS)
  })
  let state: 'coming' | 'up' | 'stopped' | 'dead' = 'coming'
  let killedAt: number | null = null
  const begun = new Promise<boolean>((resolve) => {
    child.on('message', (message) => {
      const news = News.parse(message)
      if (news.kind === 'ready') {
        if (state === 'coming') state = 'up'
        resolve(true)
      }
      hear(news)
    })
    child.once('exit', () => resolve(false))
  })
  const ended = endOf(child).then(() => killedAt)
  child.once('exit', () => {
    state = 'dead'
  })
  return {
    isAwake: () => state === 'up',
    begun,
    ended,
    kill: () => {
      killedAt ??= Date.now()
      state = 'dead'
      child.kill('SIGKILL')
    },
    stop: () => {
      state = 'stopped'
      child.kill('SIGSTOP')
    },
    go: () => {
      if (state === 'stopped') state = 'up'
      child.kill('SIGCONT')
    },
    order: (order) => {
      if (child.connected) child.send(order, () => {})
    },
    lastWords: () => words,
  }
}

/** The last words come through the channel, which closes by itself some time before or after the process is gone. */
const endOf = async (child: ChildProcess): Promise<void> => {
  await Promise.all([once(child, 'exit'), once(child, 'disconnect')])
}
