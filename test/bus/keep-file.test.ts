import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { FileKeeper, Keeping, WantedFile } from '#contracts/files'
import type { Address } from '#core/address'
import { MEDIA } from '#core/effect'
import { messageId } from '#core/ids'
import { instant, minutes, seconds } from '#core/time'
import { beatsOf } from '../support/beats.ts'
import { eventually } from '../support/eventually.ts'
import { platform } from '../support/platform.ts'
import { openPost, type Post } from '../support/post.ts'

const PHONE = { channel: 'sms', id: '+14155550123' }
const FILE = { id: 'f1', contentType: 'image/png', size: 7, name: 'x.png', keptUntil: instant(9) }
const PHOTO = { contentType: 'image/png', contentUrl: 'https://api.example/1' }

/** A keeper that answers as it is told, then keeps; `hang` waits for the end of the signal. */
const keeping = () => {
  const answers: (Keeping | 'hang')[] = []
  const wanted: WantedFile[] = []
  const keeper: FileKeeper = {
    addressOf: ({ id }) => `http://localhost/${id}`,
    keep: async (file, signal) => {
      wanted.push(file)
      const answer = answers.shift() ?? { kind: 'kept', file: FILE }
      if (answer !== 'hang') return answer
      await new Promise((ended) => signal.addEventListener('abort', ended))
      return { kind: 'retry', reason: 'it took too long', afterMs: null }
    },
  }
  return { keeper, answers, wanted }
}

describe('keeping a file that came (C9)', () => {
  const wire = platform()
  let files: ReturnType<typeof keeping>
  let post: Post

  beforeEach(async () => {
    files = keeping()
    post = await openPost([wire.adapter], undefined, { files: files.keeper })
  })
  afterEach(() => post.close())

  const keep = (index = 0, from: Address = PHONE) =>
    post.do((id) => ({
      to: { channel: MEDIA, id },
      deed: { act: 'keep-file', message: messageId('m1'), index, from, attachment: PHOTO },
    }))

  test('a kept file is news for its person, under the name of its parcel', async () => {
    const id = await keep()
    await eventually(async () =>
      expect(await post.news()).toEqual([
        { kind: 'file-kept', at: post.now(), message: 'm1', index: 0, file: FILE },
      ]),
    )
    expect(files.wanted).toMatchObject([{ name: id, attachment: PHOTO }])
    expect(await files.wanted[0]?.locate()).toEqual(await wire.adapter.locate(PHOTO))
  })

  test('a lost file is news too, and no dead letter', async () => {
    files.answers.push({ kind: 'lost', why: 'too-large', reason: 'too large' })
    await keep()
    await eventually(async () =>
      expect(await post.news()).toMatchObject([{ kind: 'file-lost', why: 'too-large', reason: 'too large' }]),
    )
    expect(await post.memory.outbox.dead(9)).toEqual([])
  })

  test('trouble is tried again, no sooner than it was asked for', async () => {
    files.answers.push({ kind: 'retry', reason: 'busy', afterMs: seconds(60) })
    await keep()
    await eventually(() => expect(files.answers).toEqual([]))
    await post.later(seconds(59))
    await expect(eventually(() => expect(files.wanted).toHaveLength(2), 100)).rejects.toThrow()
    await post.later(seconds(2))
    await eventually(async () => expect(await post.news()).toMatchObject([{ kind: 'file-kept' }]))
  })

  test('after an hour of trouble it is a dead letter that says so, and revived it may be kept', async () => {
    files.answers.push(
      ...Array.from({ length: 40 }, () => ({ kind: 'retry' as const, reason: 'HTTP 500', afterMs: null })),
    )
    await keep()
    for (let tries = 1; tries < 40; tries++) {
      await eventually(() => expect(files.wanted).toHaveLength(tries))
      await eventually(() => expect(files.answers).toHaveLength(40 - tries))
      await settled()
      await post.later(minutes(2))
    }
    await eventually(async () =>
      expect(await post.memory.outbox.dead(9)).toMatchObject([{ reason: 'HTTP 500' }]),
    )
    expect(await post.news()).toMatchObject([{ kind: 'file-lost', why: 'out-of-reach', reason: 'HTTP 500' }])
    const [letter] = await post.memory.outbox.dead(9)
    if (letter) {
      const event = { kind: 'timer-fired' as const, at: post.now(), timer: 't' }
      await post.memory.outbox.revive(letter, { id: 'again', event }, post.now())
    }
    await eventually(async () =>
      expect(await post.news()).toContainEqual(expect.objectContaining({ kind: 'file-kept' })),
    )
  })

  test('a slow one holds up no words and no other file, and a node that stops does not wait for it', async () => {
    files.answers.push('hang')
    await keep(0)
    await eventually(() => expect(files.wanted).toHaveLength(1))
    await keep(1)
    await post.queue(['words'], PHONE)
    await eventually(() => expect(wire.sent).toContain('words'))
    await eventually(async () =>
      expect(await post.news()).toContainEqual(expect.objectContaining({ kind: 'file-kept', index: 1 })),
    )
    const { took } = await beatsOf(post.pump.stop)
    expect(took).toBeLessThan(1_000)
  })

  test('what came by a channel that is not set up here waits for it', async () => {
    await keep(0, { channel: 'telegram', id: '7' })
    await expect(eventually(() => expect(files.wanted).toHaveLength(1), 200)).rejects.toThrow()
    expect(await post.news()).toEqual([])
  })

  test('where no files are kept, it is lost, and says why', async () => {
    await post.close()
    post = await openPost([wire.adapter])
    await keep()
    await eventually(async () =>
      expect(await post.news()).toMatchObject([
        { kind: 'file-lost', reason: expect.stringMatching(/keeps no files/) },
      ]),
    )
  })
})

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))
