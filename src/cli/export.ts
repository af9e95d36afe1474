import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EXAMPLE } from '#app/example'
import { filesIn } from '#app/files'
import { placesOf } from '#app/privacy'
import { maskingOf } from '#audit/secrets'
import { loadBusiness } from '#config/load-business'
import { presentOf } from '#contracts/present'
import { instant } from '#core/time'
import { exportOf, type FileWithBytes } from '#privacy/export'
import { personNamed } from './person.ts'
import { reading } from './reading.ts'

/** What `throughline export` was asked for beside a person. */
export type ExportOptions = { readonly out?: string }

/** `throughline export <person>`: all that is kept of them, for them to have (M9): one document, or a folder with their files beside it. */
export const exportPerson = (name: string, { out }: ExportOptions): Promise<void> =>
  reading(async (memory, config) => {
    const named = await personNamed(name, memory)
    const person = (await presentOf(named, memory.journal))?.person ?? named
    const { business, hosts } = await loadBusiness(config.business ?? EXAMPLE, config.data)
    const files = filesIn(config.data, business.policy)
    const document = await exportOf(person, {
      memory,
      clock: { now: () => instant(Date.now()) },
      places: placesOf(
        (hosts ?? []).map((host) => host.name),
        null,
      ),
      openFile: (id) => files.open(id),
      place: (file) => (out === undefined ? inside(file) : beside(file, out)),
      mask: maskingOf,
    })
    const text = JSON.stringify(document, null, 2)
    if (out === undefined) return console.log(text)
    await mkdir(out, { recursive: true })
    await writeFile(join(out, 'person.json'), `${text}\n`, { mode: 0o600 })
    const count = document.files.filter(({ content }) => content !== null).length
    console.log(
      `${join(out, 'person.json')} has all that is kept of ${person}; ${count} files are in ${join(out, 'files')}.`,
    )
  })

const inside = async ({ bytes }: FileWithBytes) => ({ base64: Buffer.from(bytes).toString('base64') })

const beside = async ({ id, name, bytes }: FileWithBytes, out: string) => {
  const path = join('files', `${id.slice(0, 8)}-${name}`)
  await mkdir(join(out, 'files'), { recursive: true })
  await writeFile(join(out, path), bytes, { mode: 0o600 })
  return { path }
}
