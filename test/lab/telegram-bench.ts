import { afterEach, expect } from '@jest/globals'
import { Api } from 'grammy'
import type { TelegramEmulatorOptions } from '#lab/telegram/index'
import { openTelegram, TOKEN } from '../channels/telegram/bench.ts'

/** What a suite opens, closed after each test. */
const open: { close: () => Promise<void> }[] = []

/** Has something closed after the test. */
export const closing = (one: { close: () => Promise<void> }): void => void open.push(one)

afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** grammY's own client in front of the emulator, and one buyer who has started the bot. */
export const openBench = async (more: Partial<TelegramEmulatorOptions> = {}) => {
  const bench = await openTelegram(more)
  closing(bench)
  await bench.client.start()
  return { ...bench, api: new Api(TOKEN, { apiRoot: bench.url }) }
}

/** An error of the Bot API. */
export const refusal = (code: number, description: string | RegExp) => ({
  error_code: code,
  description: typeof description === 'string' ? description : expect.stringMatching(description),
})
