import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const HELP =
  'The tests need a real Redis 7.0 or newer. Run "apt-get install -y redis-server", or put a redis-server or valkey-server on the PATH.'

/** Where a Redis unpacked without root stands. */
const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'throughline', 'redis')

/** Where redis-server is: on the PATH, unpacked before, installed now as root, or unpacked now without. */
export const findRedis = async (): Promise<string> => present() ?? (await obtain())

/** Its version, as `7.0.15`. */
export const versionOf = async (binary: string): Promise<string> => {
  const { stdout } = await run(binary, ['--version'])
  return /\bv=([\d.]+)/.exec(stdout)?.[1] ?? stdout.trim()
}

const present = (): string | undefined =>
  ['redis-server', 'valkey-server']
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
    .concat(join(CACHE, 'redis-server'))
    .find(isExecutable)

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const obtain = async (): Promise<string> => {
  if (!existsSync('/usr/bin/apt-get')) throw new Error(HELP)
  try {
    await (process.getuid?.() === 0 ? install() : unpack())
  } catch (cause) {
    throw new Error(`${HELP} Getting it with apt-get failed.`, { cause })
  }
  const found = present()
  if (found === undefined) throw new Error(HELP)
  return found
}

const apt = (...command: readonly string[]): Promise<unknown> =>
  run('apt-get', command, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  })

const install = async (): Promise<void> => {
  await apt('update')
  await apt('install', '-y', 'redis-server')
}

/** Of what redis-tools depends on, these are on every system that has apt. */
const EVERYWHERE = ['adduser', 'libc6']

/** Unpacked aside and moved into place, it is there whole or not at all. */
const unpack = async (): Promise<void> => {
  const draft = `${CACHE}.${process.pid}`
  try {
    await unpackInto(draft)
    await rm(CACHE, { recursive: true, force: true })
    await rename(draft, CACHE)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** With lists of our own: the system's belong to root. */
const unpackInto = async (draft: string): Promise<void> => {
  const lists = join(draft, 'lists')
  await mkdir(join(lists, 'partial'), { recursive: true })
  const options = ['-o', `Dir::State::lists=${lists}`, '-o', 'Dir::Cache=', '-o', 'Debug::NoLocking=1']
  await apt(...options, 'update')
  const { stdout } = await run('apt-cache', [...options, 'depends', 'redis-tools'])
  const named = [...stdout.matchAll(/Depends: ([\w.+-]+)/g)].flatMap(([, name = '']) =>
    EVERYWHERE.includes(name) ? [] : [name],
  )
  await run('apt-get', [...options, 'download', 'redis-server', 'redis-tools', ...named], { cwd: draft })
  for (const file of await readdir(draft)) {
    if (file.endsWith('.deb')) await run('dpkg', ['-x', join(draft, file), draft])
  }
  await rm(lists, { recursive: true })
  await writeFile(join(draft, 'redis-server'), wrapper)
  await chmod(join(draft, 'redis-server'), 0o755)
}

/** Runs the unpacked server with the libraries beside it, as the same process: signals reach it. */
const wrapper = `#!/bin/sh
here=$(dirname "$0")
LD_LIBRARY_PATH=$(echo "$here"/usr/lib/* | tr ' ' ':') exec "$here/usr/bin/redis-server" "$@"
`
