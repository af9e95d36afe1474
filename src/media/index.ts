import type { Clock } from '#contracts/clock'
import type { FileKeeper } from '#contracts/files'
import type { Log } from '#contracts/log'
import type { Policy } from '#core/policy'
import { fileKeeper } from './keeper.ts'
import { type FileStore, fileStore } from './store.ts'
import { startSweep } from './sweep.ts'

/** What people send: where it is kept, how it gets there, and how it goes when its time is over (C9). */
export type Media = {
  readonly store: FileStore
  readonly keeper: FileKeeper
  /** Begins to remove what is over; returns the way to stop. */
  readonly startSweep: () => () => void
}

/** Opens all of it on one directory. */
export const openMedia = (options: {
  readonly directory: string
  readonly signingSecret: string
  readonly publicUrl: string
  readonly policy: Pick<Policy, 'fileSize' | 'filesKept'>
  readonly clock: Clock
  readonly log: Log
}): Media => {
  const { policy, directory, clock, log } = options
  const store = fileStore({ ...options, kept: policy.filesKept })
  return {
    store,
    keeper: fileKeeper({ store, most: policy.fileSize }),
    startSweep: () => startSweep({ directory, kept: policy.filesKept, clock, log }),
  }
}
