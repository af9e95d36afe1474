import {
  closeSync,
  existsSync,
  fsync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { newSalt } from '../shared/mark.ts'
import { linesOf } from './lines.ts'
import { lockDirectory } from './lock.ts'
import type { LogFile } from './log.ts'
import { readRows, rowsOf } from './snapshot.ts'
import { emptyStore, type Store } from './store.ts'
import { restart } from './tick.ts'
import { replay } from './transitions.ts'

/*
 * On disk: `snapshot` (everything, as rows), `log.<n>` (operations since then), `lock`.
 * F1 the snapshot names the only log that follows it: a crash anywhere between the two cannot replay one twice
 * F2 the log exists before a snapshot names it: a missing log is damage, never an ordinary state
 * F3 a last line cut short was never acknowledged: it is dropped; anything else unreadable is damage, told in a letter
 */

const CHUNK = 1 << 20

/** A directory that has been opened: what it held, and its log to go on with. */
export type Folder = {
  readonly store: Store
  readonly file: LogFile
  /** Starts a new log after a new snapshot when the present one has grown enough, or `anew` in any case. */
  readonly rotate: (file: LogFile, anew: boolean) => Promise<LogFile> | null
  readonly letGo: (file: LogFile) => void
}

/** Locks the directory, remembers what it holds, voids all leases of its earlier life and begins a new log. */
export const openFolder = async (directory: string, logLimit: number): Promise<Folder> => {
  mkdirSync(directory, { recursive: true })
  const unlock = lockDirectory(directory)
  try {
    const [number, store] = await remember(directory)
    restart(store)
    const begin = (next: number): Promise<LogFile> => beginLog(directory, store, next, logLimit)
    const file = await begin(number + 1)
    return {
      store,
      file,
      rotate(old, anew) {
        if (!anew && old.bytes < old.limit) return null
        return begin(old.number + 1).then((next) => {
          closeSync(old.descriptor)
          return next
        })
      },
      letGo(last) {
        closeSync(last.descriptor)
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** All that a directory holds at this moment, and the number of its log. Nothing is locked, and nothing changed. */
export const remember = async (directory: string): Promise<readonly [number, Store]> => {
  const path = join(directory, 'snapshot')
  if (!existsSync(path)) return [0, nothingYet(directory)]
  const read = await readRows(linesOf(path)).catch((error) => {
    throw new Error(
      `${path} cannot be read (${String(error)}): without it the journal is not whole. Restore the directory from a backup.`,
    )
  })
  if (read.kind === 'other-format') throw new Error(otherFormat(directory, read))
  const { head, store } = read
  await replayLog(join(directory, `log.${head.log}`), store)
  return [head.log, store]
}

/** The log that the snapshot names is not there; to whoever only looks, it may have made room for the next one meanwhile. */
export class LogMissing extends Error {}

const otherFormat = (directory: string, { theirs, ours }: { theirs: number; ours: number }): string =>
  `${directory} was written in format ${theirs}, and this version reads format ${ours}: it cannot tell what is kept ` +
  `there. Start the version that wrote it, or move the directory away to begin anew.`

const nothingYet = (directory: string): Store => {
  const orphan = logsIn(directory).find((name) => statSync(join(directory, name)).size > 0)
  if (orphan === undefined) return emptyStore(newSalt())
  throw new Error(
    `${directory} holds ${orphan} but no snapshot: the log alone is not the whole journal (F1). Restore the snapshot ` +
      `from a backup, or move ${orphan} away to begin anew.`,
  )
}

const replayLog = async (path: string, store: Store): Promise<void> => {
  if (!existsSync(path)) {
    throw new LogMissing(
      `${path} is missing, and the snapshot names it (F2): the latest part of the journal is gone. Restore it from a backup.`,
    )
  }
  let bad = 0
  let number = 0
  for await (const { text, whole } of linesOf(path)) {
    number += 1
    if (!whole || !canReplay(store, text, bad > 0)) bad ||= number
    else if (bad > 0) throw new Error(damaged(path, bad))
  }
}

/** After an unreadable line, others are only looked at, to tell a write cut short from damage (F3). */
const canReplay = (store: Store, text: string, onlyLook: boolean): boolean => {
  try {
    if (onlyLook) JSON.parse(text)
    else replay(store, text)
    return true
  } catch {
    return false
  }
}

const damaged = (path: string, line: number): string =>
  `${path} is damaged at line ${line}, and more follows: going on would forget what was acknowledged (F3). Restore the ` +
  `directory from a backup, or delete everything from that line on to go on with what came before.`

/** The store is written down before this returns; the promise is about making it durable. */
const beginLog = (directory: string, store: Store, number: number, logLimit: number): Promise<LogFile> => {
  const descriptor = openSync(join(directory, `log.${number}`), 'w')
  const draft = openSync(join(directory, 'snapshot.draft'), 'w')
  const size = writeRows(draft, rowsOf(store, { log: number }))
  // A log as long as the snapshot, at least: so all the snapshots together cost no more than the log.
  const file = { number, descriptor, limit: Math.max(logLimit, size), bytes: 0 }
  return nameLog(directory, draft, number).then(() => file)
}

const nameLog = async (directory: string, draft: number, number: number): Promise<void> => {
  await promisify(fsync)(draft).finally(() => closeSync(draft))
  syncDirectory(directory)
  renameSync(join(directory, 'snapshot.draft'), join(directory, 'snapshot'))
  syncDirectory(directory)
  for (const name of logsIn(directory)) if (name !== `log.${number}`) rmSync(join(directory, name))
}

const writeRows = (descriptor: number, rows: Iterable<object>): number => {
  let size = 0
  let text = ''
  const write = (): void => {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at)
    size += bytes.length
    text = ''
  }
  for (const row of rows) {
    text += `${JSON.stringify(row)}\n`
    if (text.length > CHUNK) write()
  }
  write()
  return size
}

/** A new name in a directory is durable only when the directory is; Windows keeps names durable by itself and refuses. */
const syncDirectory = (directory: string): void => {
  if (process.platform === 'win32') return
  const descriptor = openSync(directory, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

const logsIn = (directory: string): readonly string[] =>
  readdirSync(directory).filter((name) => /^log\.\d+$/.test(name))
