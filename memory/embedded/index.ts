import { randomUUID } from 'node:crypto'
import type { Feed, Memory } from '#contracts/memory'
import { inProcessFeed } from '../shared/feed.ts'
import { newSalt } from '../shared/mark.ts'
import { deadLetters } from './dead.ts'
import { depthOf } from './depth.ts'
import { tombstonesOf } from './erase.ts'
import { type Folder, openFolder } from './folder.ts'
import { type Log, noLog, openLog } from './log.ts'
import { type Answers, type Args, type Name, writeOperation } from './operation.ts'
import { directoryBy, erasureBy, journalBy, recordsBy, streamsBy } from './recall.ts'
import { type News, WORK } from './step.ts'
import { emptyStore, type Store } from './store.ts'
import { apply } from './transitions.ts'

export { DirectoryHeld } from './lock.ts'
export { readEmbedded } from './read.ts'

/** A log of this size is replayed in a few seconds at most. */
const LOG_LIMIT = 32 << 20

/**
 * The memory of one process: everything in RAM, every change in a log on disk before anybody is told of it (I1, I4).
 * `directory` null keeps nothing beyond the process. All leases of an earlier life are void from the start (I3).
 */
export const openEmbedded = async (options: {
  readonly directory: string | null
  /** Bytes of log after which a new snapshot is written. */
  readonly logLimit?: number
}): Promise<Memory> => {
  const { directory, logLimit = LOG_LIMIT } = options
  const feed = inProcessFeed()
  const publish = publishTo(feed)
  if (directory === null) return memoryOf(emptyStore(newSalt()), noLog(publish), feed)
  const folder: Folder = await openFolder(directory, logLimit)
  return memoryOf(folder.store, openLog({ ...folder, publish, directory }), feed)
}

/** That there is work needs to be said only once, however many things there are to do. */
const publishTo =
  (feed: Feed) =>
  (news: readonly News[]): void => {
    if (news.includes(WORK)) feed.publish(WORK.topic, WORK.news)
    for (const piece of news) if (piece !== WORK) feed.publish(piece.topic, piece.news)
  }

const memoryOf = (store: Store, log: Log, feed: Feed): Memory => {
  /** Done in memory and on its way to disk. */
  const quick = async <N extends Name>(name: N, args: Args[N]): Promise<Answers[N]> => {
    log.check()
    const { answer, changed, news } = apply(store, name, args)
    if (changed) log.append(() => writeOperation(name, args), news)
    return answer
  }
  /** Durable before it resolves; so is what an unchanged answer rests on: a duplicate's first, for one (I1). */
  const durable = async <N extends Name>(name: N, args: Args[N]): Promise<Answers[N]> => {
    const answer = await quick(name, args)
    await log.durable()
    return answer
  }
  const look = async <T>(view: (store: Store) => T): Promise<T> => {
    log.check()
    return view(store)
  }
  return {
    mailbox: {
      accept: (to, envelope, now) => durable('accept', { to, envelope, now }),
      // A lease that is forgotten in a crash is void anyway, so nobody waits for the disk here.
      lease: (options) => quick('lease', options),
      renew: ({ person, fence }, now, hold) => quick('renew', { person, fence, now, hold }),
      release: ({ person, fence }, at, now, why = 'failed') =>
        durable('release', { person, fence, at, now, why }),
      commit: ({ person, fence }, commit, now) => durable('commit', { person, fence, commit, now }),
      tick: (now) => durable('tick', { now }),
      // All that is kept was read when the directory was opened: what cannot be read keeps it from opening.
      setAside: () => look(() => []),
      readmit: () => look(() => false),
    },
    outbox: {
      take: (options) => durable('take', options),
      settle: ({ person, to, fence }, outcome, now) => durable('settle', { person, to, fence, outcome, now }),
      // After a crash a platform may be asked a burst too soon, which it tells us itself: nobody waits for the disk.
      pace: (account, rate, most, now) => quick('pace', { account, rate, most, now }),
      dead: (most) => look((store) => deadLetters(store, most)),
      revive: (letter, notice, now) => durable('revive', { letter, notice, now }),
    },
    journal: journalBy(look),
    directory: {
      ...directoryBy(look),
      join: (address, person) => durable('join', { address, person }),
      suppress: (address) => durable('suppress', { address }),
      allow: (address) => durable('allow', { address }),
    },
    streams: {
      append: (stream, key, line) => durable('append', { stream, key, line }),
      ...streamsBy(look),
    },
    records: {
      ...recordsBy(look),
      write: (shelf, changes) => durable('write', { shelf, changes, tag: randomUUID() }),
    },
    erasure: {
      ...erasureBy(look),
      begin: (person, now) => durable('begin', { person, now }),
      erase: (belongings, now) => {
        const done = quick('erase', { belongings, now })
        log.anew()
        return done.then(() => log.durable())
      },
      tombstones: () => look(tombstonesOf),
      honour: (tombstones) => durable('honour', { tombstones }),
    },
    feed,
    depth: (_, now) => look((store) => depthOf(store, now)),
    close: () => log.close(),
  }
}
