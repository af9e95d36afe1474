import { join } from 'node:path'
import type { Policy } from '#core/policy'
import { instant } from '#core/time'
import { type FileStore, fileStore } from '#media/store'

/** Where a server keeps what people send. */
export const uploadsIn = (data: string): string => join(data, 'uploads')

/** What people sent, for a command that looks at it or removes it, and keeps nothing: so it needs no secret. */
export const filesIn = (
  data: string,
  { filesKept }: Pick<Policy, 'filesKept'>,
): Pick<FileStore, 'open' | 'forget'> =>
  fileStore({
    directory: uploadsIn(data),
    signingSecret: '',
    publicUrl: '',
    clock: { now: () => instant(Date.now()) },
    kept: filesKept,
  })
