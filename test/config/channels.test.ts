import { describe, expect, test } from '@jest/globals'
import { readWebhooks } from '#config/business/channels'
import type { Adapter } from '#contracts/adapter'
import { OUR_LINES } from '#core/effect'
import { instant } from '#core/time'
import { lineAdapter } from '#examples/your-own-channel/channel'
import { loadingAcorn } from './acorn.ts'

const load = loadingAcorn()

const HOST = { publicUrl: 'https://bot.example.com', clock: { now: () => instant(0) } }

const LINE = lineAdapter({ secret: 's', token: 't', server: null })
const SMS: Adapter = { ...LINE, channel: 'sms' }
const TAKEN = { '/webhooks/sms': SMS }

const lettersOf = (answered: unknown): readonly string[] =>
  readWebhooks(answered, TAKEN).problems.map(({ path, letter }) => `${path} ${letter}`)

describe('the channels of a business file', () => {
  test('are none where it brings none', async () => {
    const { channels } = await load('')
    expect(await channels(HOST, TAKEN)).toEqual({})
  })

  test('are set up with the public address and the clock of the server', async () => {
    const { channels } = await load(`
      export const channels = async (host) => { throw new Error(host.publicUrl + ' at ' + host.clock.now()) }
    `)
    await expect(channels(HOST, TAKEN)).rejects.toThrow(
      /business\.ts: channels could not be set up\. https:\/\/bot\.example\.com at 0\n.*\(BUSINESS\)$/s,
    )
  })

  test('have their problems told all at once, by the file', async () => {
    const { channels } = await load(`
      class Mine { channel = 'sms'; can = { choices: 'taps' } }
      export const channels = () => ({ '/line': new Mine() })
    `)
    await expect(channels(HOST, TAKEN)).rejects.toThrow(
      /business\.ts: The business cannot be used: it has \d+ problems\..*can\.choices is "taps".*locate is missing.*no path/s,
    )
  })

  test('must be a function', async () => {
    await expect(load('export const channels = {}')).rejects.toThrow(
      /channels is an object, not a function\. Write a function from the site to paths and adapters/,
    )
  })
})

describe('what a channel of a business’s own must be', () => {
  test('an adapter under a path and a name of its own; two paths may share it', () => {
    const mine = { '/webhooks/line': LINE, '/webhooks/line-news': LINE }
    expect(readWebhooks(mine, TAKEN)).toEqual({ webhooks: mine, problems: [] })
    expect(readWebhooks(mine, TAKEN).webhooks?.['/webhooks/line']).toBe(LINE)
  })

  test.each<readonly [string, unknown, string]>([
    ['nothing', undefined, "channels is missing. Answer an object such as { '/webhooks/mine': mine }."],
    [
      'no adapter',
      { '/webhooks/line': 'line' },
      'channels[\'/webhooks/line\'] is "line", not an adapter. Write what defineChannel answers.',
    ],
    [
      'a name with a colon',
      { '/webhooks/line': { ...LINE, channel: 'line:jp' } },
      'channels[\'/webhooks/line\'].channel is "line:jp", not the name of a channel. Write one without a colon or a space, such as "line".',
    ],
    [
      'a limit that is none',
      { '/webhooks/line': { ...LINE, can: { ...LINE.can, textLimit: 0 } } },
      "channels['/webhooks/line'].can.textLimit is 0, not a number of characters. Write how many one platform call takes.",
    ],
    [
      'a member that is missing',
      { '/webhooks/line': { ...LINE, gesture: undefined } },
      "channels['/webhooks/line'].gesture is missing. Write a function; async () => {} where the platform shows nothing of the kind.",
    ],
    [
      'a path elsewhere',
      { '/pay/line': LINE },
      "channels['/pay/line'] is no path that can be taken. Write /webhooks/ and one name, such as /webhooks/line.",
    ],
    [
      'a path below a path',
      { '/webhooks/line/news': LINE },
      "channels['/webhooks/line/news'] is no path that can be taken. Write /webhooks/ and one name, such as /webhooks/line.",
    ],
    [
      'a path of ours',
      { '/webhooks/sms': LINE },
      "channels['/webhooks/sms'] is a path that the server has already. Write another one.",
    ],
    [
      'a name of ours',
      { '/webhooks/texts': { ...LINE, channel: 'sms' } },
      'channels[\'/webhooks/texts\'] is a second channel named "sms". Give it a name of its own.',
    ],
    [
      'the path of a payment provider',
      { '/webhooks/stripe': LINE },
      "channels['/webhooks/stripe'] is a path that the server has already. Write another one.",
    ],
    [
      'the path of a payment provider',
      { '/webhooks/calcom': LINE },
      "channels['/webhooks/calcom'] is a path that the server has already. Write another one.",
    ],
    ...OUR_LINES.map(
      (channel) =>
        [
          `the name of a line of our own, ${channel}`,
          { '/webhooks/line': { ...LINE, channel } },
          `channels['/webhooks/line'] is named "${channel}", as a line of our own is. Give it another name.`,
        ] as const,
    ),
  ])('%s is told', (_, answered, letter) => {
    expect(lettersOf(answered)).toEqual([letter])
  })

  test('two adapters of one name are told at both places', () => {
    expect(lettersOf({ '/webhooks/a': LINE, '/webhooks/b': { ...LINE } })).toEqual([
      'channels[\'/webhooks/a\'] is a second channel named "line". Give it a name of its own.',
      'channels[\'/webhooks/b\'] is a second channel named "line". Give it a name of its own.',
    ])
  })
})
