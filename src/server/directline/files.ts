import { createHmac } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { jsonOf } from './body.ts'
import { refuse } from './errors.ts'
import type { Door, Operation } from './options.ts'

/** A file that came with a message. */
export type KeptFile = {
  readonly name: string
  readonly contentType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What browsers may show in place; everything else is handed out as bytes, whatever it was said to be. */
const SHOWABLE = /^(image\/(png|jpeg|gif|webp)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/pdf)$/

const ABOUT = z.object({ name: z.string(), contentType: z.string() })

/**
 * Keeps a file (C9) and answers its address. The name of the file on disk is a keyed hash: nobody guesses it, and an
 * upload that is tried again writes the same file again.
 */
export const keep = async (
  door: Door,
  directory: string,
  identity: string,
  { name, contentType, bytes }: KeptFile,
): Promise<string> => {
  const id = createHmac('sha256', door.signingSecret)
    .update(`upload ${identity} `)
    .update(bytes)
    .digest('hex')
    .slice(0, 40)
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, id), bytes)
  await writeFile(join(directory, `${id}.json`), JSON.stringify({ name, contentType }))
  return `${door.publicUrl}/v3/directline/attachments/${id}/${encodeURIComponent(name)}`
}

/** GET /attachments/{id}/{name}: a kept file, never run and never guessed at by the browser. */
export const attachment =
  (door: Door): Operation =>
  async (c) => {
    const id = c.req.param('id') ?? ''
    const file = door.uploads === null || !/^[0-9a-f]{40}$/.test(id) ? null : await open(door.uploads, id)
    if (file === null) return refuse(c, 'NotFound', 'There is no such file.')
    return c.body(file.bytes, 200, {
      'Content-Type': SHOWABLE.test(file.contentType) ? file.contentType : 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'private, max-age=31536000, immutable',
    })
  }

const open = async (directory: string, id: string): Promise<KeptFile | null> => {
  try {
    const about = ABOUT.parse(jsonOf(await readFile(join(directory, `${id}.json`), 'utf8')))
    return { ...about, bytes: new Uint8Array(await readFile(join(directory, id))) }
  } catch {
    return null
  }
}

/** A file's name without paths and what would confuse a reader; it is shown, and never used on disk. */
export const safeName = (name: string | undefined): string =>
  (name ?? '')
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{C}"<>|:*?]/gu, '')
    .trim()
    .slice(-100) || 'file'
