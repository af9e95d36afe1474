import { describe, expect, test } from '@jest/globals'
import { plainOf } from '#channels/slack/text'
import { cpuSince } from '../../support/cpu.ts'

const plain = (text: string): string => plainOf(text, 'U0BOT', new Map())

describe('what somebody wrote in Slack', () => {
  test.each([
    ['<@U0BOT> how much is it?', 'how much is it?'],
    ['<@U0BOT|coffee>, how much is it?', 'how much is it?'],
    ['how much is it, <@U0BOT>?', 'how much is it,?'],
    ['so   <@U0BOT>   how much?', 'so   how much?'],
    ['\n <@U0BOT>: hello\n\n<@U1|ada> said 3 &lt; 4', 'hello\n\n@ada said 3 < 4'],
  ])('%j is read as %j', (text, read) => {
    expect(plain(text)).toBe(read)
  })

  test.each([
    ['white space', ' '.repeat(100_000)],
    ['lines', '\n'.repeat(100_000)],
    ['white space before other names', `${' '.repeat(1_000)}<@U1>`.repeat(100)],
    ['open brackets', '<|'.repeat(50_000)],
  ])('100 kB of %s hold up nobody', (_, text) => {
    const begun = process.cpuUsage()
    plain(text)
    expect(cpuSince(begun)).toBeLessThan(500)
  })
})
