import { afterEach, describe, expect, test } from '@jest/globals'
import { diagnoseTelegram } from '#channels/telegram/index'
import { eventually } from '../../support/eventually.ts'
import { openTelegram, SECRET, TOKEN, USERNAME } from './bench.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const openBench = async (more: Parameters<typeof openTelegram>[0] = {}) => {
  const telegram = await openTelegram(more)
  open.push(telegram)
  const account = {
    botToken: TOKEN,
    username: USERNAME,
    apiRoot: telegram.url,
    publicUrl: telegram.catcher.url,
  }
  const diagnose = (other: Partial<typeof account> = {}) => diagnoseTelegram({ ...account, ...other })
  const setWebhook = (webhook: object) =>
    fetch(`${telegram.url}/bot${TOKEN}/setWebhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(webhook),
    })
  return { ...telegram, diagnose, setWebhook, webhook: `${telegram.catcher.url}/webhooks/telegram` }
}

describe('what is wrong with a bot', () => {
  test('is nothing when everything is right', async () => {
    const findings = await (await openBench()).diagnose()
    expect(findings.map(({ state, mend }) => [state, mend])).toEqual(findings.map(() => ['ok', null]))
    expect(findings.length).toBe(6)
  })

  test.each([
    ['of another bot', `999:${'x'.repeat(30)}`],
    ['no token at all', 'nonsense'],
  ])('is the token: %s', async (_what, botToken) => {
    const [only, ...others] = await (await openBench()).diagnose({ botToken })
    expect(only).toMatchObject({ state: 'wrong', mend: expect.stringContaining('@BotFather') })
    expect(others).toEqual([])
    expect(JSON.stringify(only)).not.toContain(botToken)
  })

  test('is unknown when Telegram is not reached', async () => {
    const [only] = await (await openBench()).diagnose({ apiRoot: 'http://127.0.0.1:1' })
    expect(only).toMatchObject({ state: 'unknown', mend: expect.stringContaining('TELEGRAM_API_ROOT') })
  })

  test('is the username, told with the one to write', async () => {
    const findings = await (await openBench()).diagnose({ username: 'another_bot' })
    expect(findings).toContainEqual(
      expect.objectContaining({
        state: 'wrong',
        mend: expect.stringContaining(`TELEGRAM_BOT_USERNAME=${USERNAME}`),
      }),
    )
  })

  test('is a webhook elsewhere, told with the call that mends it, and that call mends it', async () => {
    const bench = await openBench()
    await bench.setWebhook({ url: 'https://elsewhere.example/', allowed_updates: ['message', 'poll'] })
    const findings = await bench.diagnose()
    const wrong = findings.filter(({ state }) => state === 'wrong')
    expect(wrong.map(({ what }) => what)).toEqual([
      expect.stringContaining('https://elsewhere.example/'),
      expect.stringContaining('edited_message, callback_query, my_chat_member'),
    ])
    const mend = wrong[0]?.mend ?? ''
    expect(mend).toContain('$TELEGRAM_SECRET_TOKEN')
    expect(mend).not.toContain(TOKEN)
    const said = [...mend.matchAll(/--data-urlencode (["'])(\w+)=(.*?)\1(?: |$)/g)]
    const form = new URLSearchParams(
      Object.fromEntries(
        said.map(([, , name = '', value = '']) => [name, value.replace('$TELEGRAM_SECRET_TOKEN', SECRET)]),
      ),
    )
    await fetch(`${bench.url}/bot${TOKEN}/setWebhook`, { method: 'POST', body: form })
    expect((await bench.diagnose()).map(({ state }) => state)).not.toContain('wrong')
  })

  test('is a webhook that fails, with what Telegram says of it and how much waits', async () => {
    const bench = await openBench({ webhookUrl: 'http://127.0.0.1:1/webhooks/telegram' })
    await bench.client.start()
    await eventually(async () => {
      const findings = await bench.diagnose({ publicUrl: 'http://127.0.0.1:1' })
      expect(findings).toContainEqual(
        expect.objectContaining({
          state: 'wrong',
          what: expect.stringMatching(/Connection refused.*1 updates wait/),
        }),
      )
    })
  })
})
