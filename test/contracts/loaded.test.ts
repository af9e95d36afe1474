import { expect, test } from '@jest/globals'
import { loaded } from '#contracts/loaded'

test('what was made once is kept, also for those who ask meanwhile', async () => {
  let made = 0
  const get = loaded(async () => ++made)
  expect(await Promise.all([get(), get()])).toEqual([1, 1])
  expect(await get()).toBe(1)
})

test('what could not be made is tried again by the next who needs it', async () => {
  let tries = 0
  const get = loaded(async () => {
    tries += 1
    if (tries === 1) throw new Error('the disk is busy')
    return tries
  })
  await expect(get()).rejects.toThrow('the disk is busy')
  expect(await get()).toBe(2)
})
