import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { RedisClient } from 'redis'
import { newFolder } from './folders.ts'
import { freePort } from './free-port.ts'
import { findRedis } from './redis-binary.ts'

/** A real Redis of its own, on 127.0.0.1, which ends with the process that started it. */
export type RedisServer = {
  readonly url: string
  readonly port: number
  /** Sends one command on a connection of its own. */
  readonly command: (...args: readonly string[]) => Promise<unknown>
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>
  /** Freezes it: connections stay, and nothing is answered. */
  readonly pause: () => void
  readonly resume: () => void
  /** Starts it again on the same data and port; one that still runs is told to finish first. */
  readonly restart: () => Promise<void>
  readonly close: () => Promise<void>
}

/** How a server is to be. */
export type RedisServerOptions = {
  /**
   * Whether what it acknowledged outlives it: it is synchronous then, since with `appendfsync everysec` Redis puts off
   * writing for up to two seconds while the disk is busy, and a kill loses that.
   */
  readonly appendonly?: boolean
  /** Further settings, such as `['maxmemory 2mb', 'requirepass secret']`. */
  readonly config?: readonly string[]
  /** What `command` logs in with, where one is required. */
  readonly password?: string
}

/** All are of one class: `createClient` builds one for each server, which takes longer than most commands. */
const clientOf = RedisClient.factory({})

/** Starts a server on a free port, with a folder of its own. */
export const startRedis = async (options: RedisServerOptions = {}): Promise<RedisServer> => {
  const binary = await findRedis()
  const folder = await newFolder()
  const port = await freePort()
  const live = (): Promise<Life> => begin(binary, folder, settings(options, port))
  let life = await live()

  const command: RedisServer['command'] = async (...args) => {
    const client = clientOf({
      socket: { host: '127.0.0.1', port, reconnectStrategy: false },
      ...password(options),
    })
    await client.on('error', () => {}).connect()
    try {
      return await client.sendCommand(args)
    } finally {
      client.destroy()
    }
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    command,
    kill: () => end(life, 'SIGKILL'),
    pause: () => life.child.kill('SIGSTOP'),
    resume: () => life.child.kill('SIGCONT'),
    restart: async () => {
      await end(life, 'SIGTERM')
      life = await live()
    },
    close: async () => {
      await end(life, 'SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const password = ({ password }: RedisServerOptions): { readonly password?: string } =>
  password === undefined ? {} : { password }

const settings = ({ appendonly = false, config = [] }: RedisServerOptions, port: number): string =>
  [
    `port ${port}`,
    'bind 127.0.0.1',
    'save ""',
    `appendonly ${appendonly ? 'yes' : 'no'}`,
    'appendfsync always',
    'repl-diskless-sync-delay 0',
    ...config,
  ].join('\n')

/** One run of the program, and the watcher that ends it when this process is gone. */
type Life = { readonly child: ChildProcess; readonly watcher: ChildProcess }

const PATIENCE_MS = 20_000

const begin = async (binary: string, folder: string, config: string): Promise<Life> => {
  const log = join(folder, 'log')
  await rm(log, { force: true })
  const child = spawn(binary, ['-'], { cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] })
  child.stdin?.end(`${config}\ndir ${folder}\nlogfile ${log}\n`)
  const life = { child, watcher: watch(child) }
  for (const until = Date.now() + PATIENCE_MS; ; await pause(10)) {
    const said = await readFile(log, 'utf8').catch(() => '')
    if (said.includes('Ready to accept connections')) return life
    if (child.exitCode === null && Date.now() < until) continue
    await end(life, 'SIGKILL')
    throw new Error(`${binary} did not start. Its last words:\n${said.split('\n').slice(-8).join('\n')}`)
  }
}

/** A shell that waits for the end of its input, which comes when this process ends, however it ends. */
const watch = (child: ChildProcess): ChildProcess => {
  const watcher = spawn('/bin/sh', ['-c', 'read _; kill -9 "$1"', 'watch', String(child.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  for (const process of [child, watcher]) process.unref()
  return watcher
}

const end = async ({ child, watcher }: Life, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) {
    child.ref()
    const gone = once(child, 'exit')
    child.kill(signal)
    child.kill('SIGCONT')
    await gone
  }
  watcher.kill('SIGKILL')
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
