import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

/** Another process has the directory, and is alive. */
export class DirectoryHeld extends Error {}

/** Who holds a directory. `life` tells apart two processes that were given the same number one after the other. */
const holder = z.object({ host: z.string(), pid: z.number(), life: z.string().nullable() })

type Holder = z.infer<typeof holder>

/** Takes the directory for this process alone; returns the way to give it back. A dead process's lock is taken over. */
export const lockDirectory = (directory: string): (() => void) => {
  const path = join(directory, 'lock')
  const mine = JSON.stringify({ host: hostname(), pid: process.pid, life: lifeOf(process.pid) })
  while (!claim(path, mine)) {
    const text = read(path)
    if (text === null) continue
    const other = parse(text)
    if (other && isAlive(other)) throw new DirectoryHeld(letter(directory, path, other))
    takeAway(path, text)
  }
  return () => {
    if (read(path) === mine) rmSync(path, { force: true })
  }
}

/** A link appears with its content or not at all, so nobody ever reads half a lock. */
const claim = (path: string, content: string): boolean => {
  const draft = `${path}.${process.pid}.draft`
  writeFileSync(draft, content)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Two may find the same dead lock; only one of them moves it away, and a living one moved by mistake is put back. */
const takeAway = (path: string, expected: string): void => {
  const aside = `${path}.${process.pid}.dead`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  if (read(aside) !== expected) linkSync(aside, path)
  unlinkSync(aside)
}

const isAlive = ({ host, pid, life }: Holder): boolean => {
  // What runs on another machine, or in another container, cannot be seen from here: it is taken to be alive.
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!isCode(error, 'EPERM')) return false
  }
  const present = lifeOf(pid)
  return life === null || present === null || life === present
}

/** When the process began, in a form that no other process of this number repeats; null where the system does not tell. */
const lifeOf = (pid: number): string | null => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    const [state, begun] = [fields[0], fields[19]]
    // A killed process keeps its number until its parent looks; it holds nothing any more.
    if (state === 'Z') return 'gone'
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${begun}`
  } catch {
    return null
  }
}

const letter = (directory: string, path: string, { host, pid }: Holder): string =>
  `${directory} is in use by process ${pid} on ${host}: two processes that write one journal would destroy it. ` +
  `Stop that process, or give this one a directory of its own (THROUGHLINE_DATA), or set REDIS_URL so that both can ` +
  `share. If you are sure that it runs no more, delete ${path}.`

const parse = (text: string): Holder | null => {
  try {
    return holder.parse(JSON.parse(text))
  } catch {
    return null
  }
}

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

const isCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code
