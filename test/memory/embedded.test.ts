import type { Memory } from '#contracts/memory'
import { openEmbedded } from '#memory/embedded/index'
import type { Opened } from '../contracts/memory/promise.ts'
import { memoryContract } from '../contracts/memory.ts'
import { copyOf, newFolder, removeAll } from '../support/folders.ts'

const openOn =
  (options: { readonly logLimit?: number; readonly cutOff: boolean }) => async (): Promise<Opened> => {
    const folders = [await newFolder()]
    const open: Memory[] = []
    const openLast = async (): Promise<Memory> => {
      const memory = await openEmbedded({ ...options, directory: folders.at(-1) ?? null })
      open.push(memory)
      return memory
    }
    return {
      memory: await openLast(),
      async reopen() {
        if (options.cutOff) folders.push(await copyOf(folders.at(-1) ?? ''))
        else await open.at(-1)?.close()
        return openLast()
      },
      async close() {
        for (const memory of open) await memory.close().catch(() => {})
        await removeAll(folders)
      },
    }
  }

memoryContract('Embedded, closed and opened again,', openOn({ cutOff: false }))
memoryContract('Embedded, cut off in the middle,', openOn({ cutOff: true }))
memoryContract('Embedded, with a snapshot for every write,', openOn({ cutOff: true, logLimit: 1 }))
