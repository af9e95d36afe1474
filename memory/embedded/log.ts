import { fdatasync, writeSync } from 'node:fs'
import { promisify } from 'node:util'
import type { News } from './step.ts'

const sync = promisify(fdatasync)

/** Where operations go before anybody is told that they happened. */
export type Log = {
  /** Notes an operation; its news goes out once it is durable. */
  append(line: () => string, news: readonly News[]): void
  /** The next writing is a new snapshot: what was forgotten is then in no file of ours any more (M9). */
  anew(): void
  /** Resolves when everything noted so far is durable; rejects when it could not be made so (I1). */
  durable(): Promise<void>
  /** Throws the letter when nothing can be noted any more. */
  check(): void
  close(): Promise<void>
}

/** A file being written: past `limit` bytes it is time for a new one. */
export type LogFile = {
  readonly number: number
  readonly descriptor: number
  readonly limit: number
  bytes: number
}

type Batch = { text: string; news: News[]; wanted: boolean; anew: boolean; readonly done: Promised }

type Promised = {
  readonly promise: Promise<void>
  readonly resolve: () => void
  readonly reject: (reason: Error) => void
}

/**
 * Group commit: all operations of one event-loop pass are one write and one fdatasync, and whoever waits for one of
 * them waits for that. A batch that nobody waits for (leases, renewals) is written, which outlives the process, but
 * not synced. After the first failure nothing is written any more: the file may end in half a line.
 */
export const openLog = (options: {
  readonly file: LogFile
  /** Gives a new file when the old one has grown enough; the snapshot before it then holds what `batch` holds. */
  readonly rotate: (file: LogFile, anew: boolean) => Promise<LogFile> | null
  readonly publish: (news: readonly News[]) => void
  readonly letGo: (file: LogFile) => void
  readonly directory: string
}): Log => {
  let file = options.file
  let batch = emptyBatch()
  let writing: Promise<void> | null = null
  let broken: Error | null = null
  let shut = false

  const write = async ({ text, wanted, anew }: Batch): Promise<void> => {
    const rotated = options.rotate(file, anew)
    if (rotated) {
      file = await rotated
      return
    }
    writeAll(file, text)
    if (wanted) await sync(file.descriptor)
  }

  const flush = async (): Promise<void> => {
    const current = batch
    batch = emptyBatch()
    writing = current.done.promise
    try {
      if (broken) throw broken
      await write(current)
      options.publish(current.news)
      current.done.resolve()
    } catch (error) {
      broken ??= unwritable(options.directory, error)
      current.done.reject(broken)
    }
    writing = null
    if (batch.text !== '') setImmediate(flush)
  }

  return {
    append(line, news) {
      if (batch.text === '' && !writing) setImmediate(flush)
      batch.text += line()
      batch.news.push(...news)
    },
    anew() {
      batch.anew = true
    },
    durable() {
      if (batch.text === '') return writing ?? Promise.resolve()
      batch.wanted = true
      return batch.done.promise
    },
    check() {
      if (broken) throw broken
    },
    async close() {
      if (shut) return
      shut = true
      while (batch.text !== '' || writing) {
        if (batch.text !== '') batch.wanted = true
        await (writing ?? batch.done.promise).catch(() => {})
      }
      broken ??= closed()
      options.letGo(file)
    },
  }
}

/** A log for a memory that ends with its process: everything is as durable as it will ever be. */
export const noLog = (publish: (news: readonly News[]) => void): Log => {
  let broken: Error | null = null
  return {
    append: (_, news) => queueMicrotask(() => publish(news)),
    anew() {},
    durable: () => Promise.resolve(),
    check() {
      if (broken) throw broken
    },
    async close() {
      broken = closed()
    },
  }
}

const emptyBatch = (): Batch => {
  const done = promised()
  // Nobody may be waiting for this one; whoever is, hears of a failure all the same.
  done.promise.catch(() => {})
  return { text: '', news: [], wanted: false, anew: false, done }
}

const promised = (): Promised => {
  let resolve = (): void => {}
  let reject = (_: Error): void => {}
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}

const writeAll = (file: LogFile, text: string): void => {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSync(file.descriptor, bytes, at)
  file.bytes += bytes.length
}

const closed = (): Error =>
  new Error(
    'This memory has been closed: nothing can be kept or read any more. Open it again before you use it.',
  )

const unwritable = (directory: string, error: unknown): Error =>
  new Error(
    `${directory} could not be written (${String(error)}): what was not acknowledged may be lost, and ` +
      `nothing more is accepted. Make room or mend the disk, then start again; everything acknowledged is there.`,
    { cause: error },
  )
