import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, copyFile, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import { days } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { newFolder, removeAll } from '../support/folders.ts'
import { at, fact, ids, mail, mustLease, oneTurn, somebody, turn } from '../support/mail.ts'

let directory = ''
const open: Memory[] = []

const openHere = async (logLimit?: number): Promise<Memory> => {
  const memory = await openEmbedded(logLimit === undefined ? { directory } : { directory, logLimit })
  open.push(memory)
  return memory
}

const logNames = async (): Promise<readonly string[]> =>
  (await readdir(directory)).filter((name) => name.startsWith('log.'))

const logPath = async (): Promise<string> => join(directory, (await logNames())[0] ?? 'no log')

/** A directory in which two letters to one person were accepted, and nobody is at work any more. */
const twoLetters = async () => {
  const [person, first, second] = [somebody(), mail(), mail()]
  const memory = await openHere()
  await memory.mailbox.accept(person, first, at(0))
  await memory.mailbox.accept(person, second, at(1))
  await memory.close()
  return { person, letters: [first.id, second.id] }
}

beforeEach(async () => {
  directory = await newFolder()
})

afterEach(async () => {
  for (const memory of open.splice(0)) await memory.close().catch(() => {})
  await removeAll([directory])
})

describe('The log of the embedded memory', () => {
  test('drops a last line that was cut short, and goes on after it (F3)', async () => {
    const { person, letters } = await twoLetters()
    await appendFile(await logPath(), '["accept",{"person":"p')
    const again = await openHere()
    const third = mail()
    await again.mailbox.accept(person, third, at(2))
    await again.close()
    expect(ids(await mustLease(await openHere(), at(3)))).toEqual([...letters, third.id])
  })

  test('drops whatever of a cut-off write cannot be read, when nothing readable follows (F3)', async () => {
    const { letters } = await twoLetters()
    await appendFile(await logPath(), `["accept",{"per\n\0\0\0\0\n\0\0`)
    expect(ids(await mustLease(await openHere(), at(3)))).toEqual(letters)
  })

  test('refuses a log that is damaged before its end, and says where (F3)', async () => {
    await twoLetters()
    const path = await logPath()
    await writeFile(path, `oops${await readFile(path, 'utf8')}`)
    await expect(openHere()).rejects.toThrow(/log\.1 is damaged at line 1.*Restore/)
    await expect(openHere()).rejects.toThrow(/damaged/)
  })

  test('never replays a log that a newer snapshot has taken in (F1)', async () => {
    const { person } = await twoLetters()
    const kept = join(directory, 'kept')
    await copyFile(join(directory, 'log.1'), kept)
    const second = await openHere()
    await second.mailbox.commit(
      await mustLease(second, at(2)),
      turn(person, { taken: 2, events: [fact('a')] }),
      at(3),
    )
    await second.close()
    await copyFile(kept, join(directory, 'log.1'))
    const third = await openHere()
    expect((await third.journal.recall(person))?.events).toEqual([fact('a')])
    expect(await third.mailbox.lease({ now: at(4), hold: days(1), most: 9 })).toEqual([])
    expect(await logNames()).toEqual(['log.3'])
  })

  test('starts anew after a snapshot when it has grown, and keeps one of each (F1)', async () => {
    const memory = await openHere(5_000)
    const person = somebody()
    for (let n = 0; n < 60; n += 1) await oneTurn(memory, person, at(n), { events: [fact(`event ${n}`)] })
    const [log, ...others] = await logNames()
    expect(Number(log?.slice(4))).toBeGreaterThan(2)
    expect(others).toEqual([])
    await memory.close()
    const events = (await (await openHere()).journal.recall(person))?.events
    expect(events).toEqual(Array.from({ length: 60 }, (_, n) => fact(`event ${n}`)))
  })

  test('does not begin anew where the snapshot or the log has been lost (F2)', async () => {
    await twoLetters()
    const snapshot = await readFile(join(directory, 'snapshot'), 'utf8')
    await rm(join(directory, 'snapshot'))
    await expect(openHere()).rejects.toThrow(/holds log\.1 but no snapshot/)
    await writeFile(join(directory, 'snapshot'), snapshot.slice(0, -5))
    await expect(openHere()).rejects.toThrow(/snapshot cannot be read/)
    await writeFile(join(directory, 'snapshot'), snapshot)
    await rm(join(directory, 'log.1'))
    await expect(openHere()).rejects.toThrow(/log\.1 is missing/)
  })

  test('refuses a directory of another format with a letter, and leaves it as it was', async () => {
    await twoLetters()
    const path = join(directory, 'snapshot')
    const older = (await readFile(path, 'utf8')).replace('"format":2', '"format":1')
    await writeFile(path, older)
    await expect(openHere()).rejects.toThrow(
      /written in format 1, and this version reads format 2.*Start the/,
    )
    expect(await readFile(path, 'utf8')).toBe(older)
  })

  const onLinux = existsSync('/dev/full') ? test : test.skip
  // Needs the device that is always full, which only Linux has.
  onLinux('acknowledges nothing once the disk is full, and says so to every later call (I1)', async () => {
    await symlink('/dev/full', join(directory, 'log.1'))
    const memory = await openHere()
    const person = somebody()
    const both = [memory.mailbox.accept(person, mail(), at(0)), memory.mailbox.accept(person, mail(), at(0))]
    for (const outcome of await Promise.allSettled(both)) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { message: expect.stringMatching(/ENOSPC.*Make room/) },
      })
    }
    await expect(memory.mailbox.accept(person, mail(), at(1))).rejects.toThrow(/could not be written/)
    await expect(memory.mailbox.lease({ now: at(1), hold: days(1), most: 1 })).rejects.toThrow(
      /could not be written/,
    )
    await expect(memory.journal.persons(9)).rejects.toThrow(/could not be written/)
  })
})

describe('The embedded memory', () => {
  test('is closed for good: later calls say so', async () => {
    const memory = await openHere()
    await memory.close()
    await memory.close()
    await expect(memory.mailbox.tick(at(0))).rejects.toThrow(/has been closed/)
  })

  test('makes durable what was on its way when it was closed (I1)', async () => {
    const memory = await openHere()
    const [person, letter] = [somebody(), mail()]
    const accepted = memory.mailbox.accept(person, letter, at(0))
    await memory.close()
    expect(await accepted).toBe('accepted')
    expect(ids(await mustLease(await openHere(), at(1)))).toEqual([letter.id])
  })

  test('forgets ids after more than a week', async () => {
    const memory = await openHere()
    const [person, letter] = [somebody(), mail()]
    await memory.mailbox.accept(person, letter, at(0))
    await memory.mailbox.accept(person, mail(), at(days(9)))
    expect(await memory.mailbox.accept(person, letter, at(days(9)))).toBe('accepted')
  })

  test('without a directory keeps its promises for as long as it lives', async () => {
    const memory = await openEmbedded({ directory: null })
    const person = somebody()
    await oneTurn(memory, person, at(0), { events: [fact('a')] })
    expect((await memory.journal.recall(person))?.events).toEqual([fact('a')])
    await memory.close()
    await expect(memory.journal.recall(person)).rejects.toThrow(/has been closed/)
  })
})

describe('The lock of the directory', () => {
  test('keeps a second one out, with a letter', async () => {
    const memory = await openHere()
    await expect(openHere()).rejects.toThrow(
      new RegExp(`is in use by process ${process.pid} .*Stop that process, or give this one`),
    )
    await memory.close()
    await openHere()
  })

  const locks = {
    'a process that is gone': { pid: spawnSync(process.execPath, ['-e', '']).pid, life: null },
    'an earlier process with the number of this one': { pid: process.pid, life: 'an earlier life' },
    'an earlier process with the number of another': { pid: process.ppid, life: 'an earlier life' },
  }
  for (const [whose, lock] of Object.entries(locks)) {
    test(`is taken over from ${whose}`, async () => {
      await writeFile(join(directory, 'lock'), JSON.stringify({ host: hostname(), ...lock }))
      await openHere()
    })
  }

  test('is taken over when it cannot be read', async () => {
    await writeFile(join(directory, 'lock'), '')
    await openHere()
  })

  test('is respected on behalf of another machine, which cannot be seen from here', async () => {
    await writeFile(join(directory, 'lock'), JSON.stringify({ host: 'elsewhere', pid: 1, life: null }))
    await expect(openHere()).rejects.toThrow(/process 1 on elsewhere.*delete/)
  })
})
