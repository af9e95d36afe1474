import type { Context } from 'hono'
import { ulid } from 'ulid'
import { z } from 'zod'
import { type Json, jsonOf } from '#core/json'
import { safeName } from '#media/name'
import type { FileToKeep } from '#media/store'
import { receive } from './activities.ts'
import { refuse } from './errors.ts'
import type { Door, Env, Operation } from './options.ts'

/** Files of one message. */
const MOST_FILES = 10

const TEMPLATE_TYPE = 'application/vnd.microsoft.activity'

const TEMPLATE = z.looseObject({ channelData: z.looseObject({ clientActivityID: z.string() }).optional() })

type Upload = {
  readonly template: { readonly [key: string]: unknown }
  readonly files: readonly FileToKeep[]
}

/**
 * POST /conversations/{id}/upload: files, and the message they come with. One file is the body itself; several are
 * parts of a form, with the message in a part of its own type. The `userId` of the address is not believed.
 */
export const upload =
  (door: Door): Operation =>
  async (c) => {
    const store = door.files
    if (store === null)
      return refuse(c, 'NotFound', 'This server keeps no files: it has no directory for them.')
    const isForm = /^multipart\/form-data/i.test(c.req.header('content-type') ?? '')
    const sent = isForm ? await formOf(c) : await fileOf(c)
    if (sent === null) {
      return refuse(c, 'BadArgument', `Send 1 to ${MOST_FILES} files, as a body or as parts named "file".`)
    }
    const attempt = TEMPLATE.safeParse(sent.template).data?.channelData?.clientActivityID ?? ulid()
    const attachments: Json[] = []
    for (const [n, file] of sent.files.entries()) {
      const kept = await store.keep(`${c.req.param('id')} ${attempt} ${n}`, file)
      attachments.push({
        contentType: kept.contentType,
        contentUrl: store.addressOf(kept),
        name: kept.name,
      })
    }
    const activity = { type: 'message', ...sent.template, attachments }
    return receive(door, c, new TextEncoder().encode(JSON.stringify(activity)))
  }

const fileOf = async (c: Context<Env>): Promise<Upload | null> => {
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  if (bytes.length === 0) return null
  const name = /filename="?([^";]+)"?/i.exec(c.req.header('content-disposition') ?? '')?.[1]
  return {
    template: {},
    files: [{ name: safeName(name), contentType: plainType(c.req.header('content-type')), bytes }],
  }
}

const formOf = async (c: Context<Env>): Promise<Upload | null> => {
  const form = await c.req.formData().catch(() => null)
  if (form === null) return null
  const parts = [...form.values()].filter((part) => typeof part !== 'string')
  const files = parts.filter((part) => plainType(part.type) !== TEMPLATE_TYPE)
  const template = parts.find((part) => plainType(part.type) === TEMPLATE_TYPE)
  const read = TEMPLATE.safeParse(template === undefined ? {} : jsonOf(await template.text()))
  if (!read.success || files.length === 0 || files.length > MOST_FILES) return null
  return { template: read.data, files: await Promise.all(files.map(keptFile)) }
}

const keptFile = async (file: File): Promise<FileToKeep> => ({
  name: safeName(file.name),
  contentType: plainType(file.type),
  bytes: new Uint8Array(await file.arrayBuffer()),
})

const plainType = (type: string | undefined): string =>
  type?.split(';')[0]?.trim().toLowerCase() || 'application/octet-stream'
