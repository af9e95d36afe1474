import type { Attachment } from '#core/activity'
import type { FileLoss, KeptFile } from '#core/file'
import type { Milliseconds } from '#core/time'
import type { Located } from './adapter.ts'

/** Gets what people send into our own keeping (C9). */
export type FileKeeper = {
  /** Never throws: what cannot be had now may be had later. An end of `signal` is no fault of the file. */
  keep(wanted: WantedFile, signal: AbortSignal): Promise<Keeping>
  /** Where a kept file is handed out; whoever has the address may have the file. */
  addressOf(file: Pick<KeptFile, 'id' | 'name'>): string
}

/** A file that came with a message. */
export type WantedFile = {
  /** Its name for ever: kept again under it, it is the same file. */
  readonly name: string
  readonly attachment: Attachment
  /** Asked only for a file that is not ours already. */
  readonly locate: () => Promise<Located>
}

/** What became of it. */
export type Keeping =
  | { readonly kind: 'kept'; readonly file: KeptFile }
  | NotHad
  /** `afterMs`: when its server wants to be asked again; null leaves it to us. */
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMs: Milliseconds | null }

/** A file that is not kept, and will not be by trying again. */
export type NotHad = { readonly kind: 'lost'; readonly why: FileLoss; readonly reason: string }
