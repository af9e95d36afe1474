import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Memory } from '#contracts/memory'
import { instant } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { newFolder, removeAll } from '../support/folders.ts'
import { at } from '../support/mail.ts'
import { moves } from '../support/moves.ts'
import { everything, play, sideOf } from '../support/play-moves.ts'

const folders: string[] = []

afterAll(() => removeAll(folders))

describe('Random operations', () => {
  test('come to the same, whether or not the directory is closed and opened again between them (I1, I4, I11)', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (all) => {
        const directory = await newFolder()
        folders.push(directory)
        const open = (): Promise<Memory> => openEmbedded({ directory, logLimit: 20_000 })
        const steady = sideOf(await openEmbedded({ directory: null }))
        const restarted = sideOf(await open())
        let now = at(0)
        for (const move of all) {
          now = instant(now + move.pause)
          expect(await play(restarted, move, now)).toEqual(await play(steady, move, now))
          if (move.kind !== 'restart') continue
          await restarted.memory.close()
          restarted.memory = await open()
        }
        expect(await everything(restarted.memory, now)).toEqual(await everything(steady.memory, now))
        await restarted.memory.close()
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})
