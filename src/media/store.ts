import { createHmac, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#contracts/clock'
import type { KeptFile } from '#core/file'
import { after, type Milliseconds } from '#core/time'
import { type About, aboutIn, ID } from './about.ts'

/** A file as it comes. */
export type FileToKeep = {
  readonly name: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** A file that is there. */
export type StoredFile = KeptFile & { readonly bytes: Uint8Array<ArrayBuffer> }

/** Where what people send is kept (C9): one directory, which the nodes of an installation share. */
export type FileStore = {
  /** Keeps a file. `identity` says which one it is: the same bytes under it again are the same file. */
  keep(identity: string, file: FileToKeep): Promise<KeptFile>
  /** Null for an id that was never given, and for a file whose time is over. */
  open(id: string): Promise<StoredFile | null>
  /** Nothing of it is here any more. */
  forget(id: string): Promise<void>
  /** What is known of the file that an address of our own names; null for any other address. */
  named(address: string): Promise<KeptFile | null>
  /** Where a client of the website chat gets a file back; whoever has the address may. */
  addressOf(file: Pick<KeptFile, 'id' | 'name'>): string
}

/** What a store is made of. */
export type StoreOptions = {
  readonly directory: string
  /** SIGNING_SECRET: nobody guesses an id. */
  readonly signingSecret: string
  /** PUBLIC_URL, which the addresses begin with. */
  readonly publicUrl: string
  readonly clock: Clock
  /** How long a file is kept, by the policy. */
  readonly kept: Milliseconds
}

/** Opens the store. Two files each: the bytes under the id, and what they are beside them; the latter comes last. */
export const fileStore = ({ directory, signingSecret, publicUrl, clock, kept }: StoreOptions): FileStore => {
  const attachments = `${publicUrl.replace(/\/$/, '')}/v3/directline/attachments/`

  const aboutOf = async (id: string): Promise<KeptFile | null> => {
    const about = ID.test(id) ? await aboutIn(directory, id, kept) : null
    return about && about.keptUntil > clock.now() ? about : null
  }

  return {
    keep: async (identity, { name, contentType, bytes }) => {
      const id = createHmac('sha256', signingSecret)
        .update(`upload ${identity} `)
        .update(bytes)
        .digest('hex')
        .slice(0, 40)
      const about: About = { name, contentType, size: bytes.length, keptUntil: after(clock.now(), kept) }
      await mkdir(directory, { recursive: true })
      await put(directory, id, bytes)
      await put(directory, `${id}.json`, JSON.stringify(about))
      return { id, ...about }
    },
    open: async (id) => {
      const about = await aboutOf(id)
      const bytes = about && (await readFile(join(directory, id)).catch(() => null))
      return bytes && { ...about, bytes: new Uint8Array(bytes) }
    },
    forget: async (id) => {
      if (!ID.test(id)) return
      // The bytes go last: they are what is found when this dies in between.
      for (const name of [`${id}.json`, id]) await rm(join(directory, name), { force: true })
    },
    named: async (address) =>
      address.startsWith(attachments) ? aboutOf(address.slice(attachments.length).split('/')[0] ?? '') : null,
    addressOf: ({ id, name }) => `${attachments}${id}/${encodeURIComponent(name)}`,
  }
}

/** A file is there whole or not at all, also to a node that reads it at this very moment. */
const put = async (directory: string, name: string, content: string | Uint8Array): Promise<void> => {
  const draft = join(directory, `${name}.${randomUUID()}.draft`)
  try {
    await writeFile(draft, content)
    await rename(draft, join(directory, name))
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
