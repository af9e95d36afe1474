import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { chat } from '#cli/chat'
import { typed } from '#cli/chat/typed'
import { seconds } from '#core/time'
import { newFolder, removeAll } from '../support/folders.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url))

/** A conversation typed into the built command, as by somebody who has nothing else. */
describe('throughline chat', () => {
  jest.setTimeout(Number(seconds(60)))
  let folder: string

  beforeEach(async () => {
    folder = await newFolder()
  })
  afterEach(() => removeAll([folder]))

  const begin = (...options: string[]): ChildProcess =>
    spawn(process.execPath, [MAIN, 'chat', '--at', '2026-11-23T10:00-05:00', ...options], {
      env: { PATH: process.env.PATH },
    })
  const ended = async (child: ChildProcess) => {
    const [said, wrong]: [string[], string[]] = [[], []]
    child.stdout?.on('data', (piece) => said.push(String(piece)))
    child.stderr?.on('data', (piece) => wrong.push(String(piece)))
    const code = await new Promise((resolve) => child.once('close', resolve))
    return { said: said.join(''), wrong: wrong.join(''), code }
  }
  const file = (name: string) => join(folder, name)
  const script = async (...lines: string[]) => {
    await writeFile(file('script.txt'), lines.join('\n'))
    return file('script.txt')
  }

  test('plays a script from the first word to the paid receipt, and saves it as Markdown', async () => {
    const lines = await script(
      '# the story, in short',
      "Hi, we're about 40 people and want coffee machines before Dec 1, maybe $300 a month.",
      '1',
      '/restart',
      "let's do it",
      'yes, go ahead',
      'I agree',
      '/pay',
      '/time +2d',
      '/quit',
      'never said',
    )
    const { said, wrong, code } = await ended(begin('--script', lines, '--transcript', file('a.md')))
    expect({ wrong, code }).toEqual({ wrong: '', code: 0 })
    expect(said).toMatch(/^you {3}I do$/m)
    expect(said).toMatch(/│ Price: \$249 a month\n[\s\S]*\[1\] Yes, go ahead\n/)
    const flat = said.replace(/\s+/g, ' ')
    expect(flat).toMatch(/noticed: .*quantity: 40, on "about 40 people", until Feb 21/)
    expect(flat).toMatch(/answer: a yes to recap \w{12} \(explicit\), on "yes, go ahead", until 10:30/)
    expect(flat).toMatch(/The server was stopped, and started again .* may close · commit lacks/)
    expect(flat).toMatch(/stands: won · closer · may commit/)
    expect(flat).toMatch(/2 days go by: it is Wednesday, November 25/)
    expect(flat).not.toMatch(/never said|the story/)
    expect(said).not.toContain('\u001b')
    expect(flat.split('Your payment has arrived')).toHaveLength(2)
    const page = await readFile(file('a.md'), 'utf8')
    expect(page).toMatch(/^# A conversation with Fernhill\n/)
    expect(page).toMatch(/\n\*\*Buyer:\*\* let's do it\n\n\*\*Assistant:\*\* Please check this order\./)
    expect(page).toMatch(/\n> \*\*Your order\*\*\\\n> Plan: Team\\\n/)
    expect(page).toMatch(/\n<sub>noticed: .*<br>stands: .*<\/sub>\n/)
    expect(page).toMatch(/\[Pay \$249\.00\]\(http:\/\/localhost\/pay\/…\)/)
    expect(page).not.toContain('never said')
  })

  test('as texts it looks as on a phone, and goes on the next day in the same folder', async () => {
    const options = ['--channel', 'sms', '--data', file('data')]
    const talk = (line: string) => {
      const child = spawn(process.execPath, [MAIN, 'chat', ...options], { env: { PATH: process.env.PATH } })
      child.stdin.end(`${line}\n`)
      return ended(child)
    }
    const first = await talk('Hi, 40 people, coffee machines before Jan 5, $300 a month')
    expect(first.said).toMatch(/Reply STOP to opt out[\s\S]*Reply with a number from 1 to 3:\n\s+1\. I do\n/)
    const second = await talk('1')
    expect(second.said).toMatch(/noticed: who decides: they themselves/)
    expect(second.said).not.toContain('Reply STOP to opt out')
  })

  test('what cannot be done is told before anybody says anything', async () => {
    const letters: readonly (readonly [object, RegExp])[] = [
      [{ at: 'soon' }, /^--at soon is no moment\. Write one such as/],
      [{ at: '2026-11-23T10:00Z', data: folder }, /^--at is for a conversation that begins anew/],
      [{ script: file('none.txt') }, /^The script cannot be read \(.*ENOENT.*\)\. Name a file/],
      [{ transcript: file('no/a.md') }, /^The transcript cannot be written \(.*ENOENT.*\)\. Name a file/],
    ]
    for (const [options, letter] of letters)
      await expect(chat({ channel: 'webchat', ...options })).rejects.toThrow(letter)
    const { wrong, code } = await ended(begin('--channel', 'fax'))
    expect([wrong, code]).toEqual(['--channel fax is no place to chat from. Write webchat or sms.\n', 1])
  })

  test('a line that asks for what there is not tells what there is', () => {
    for (const [line, why] of [
      ['/time long', /takes how long is to pass, as in \/time \+2d/],
      ['/time +400d', /no more than a year/],
      ['/on fax', /takes webchat or sms/],
      ['/dance', /There is no \/dance\. \/help lists/],
      ['/quit now', /stands alone/],
    ] as const)
      expect(typed(line)).toMatchObject({ kind: 'unclear', why: expect.stringMatching(why) })
    expect(typed('//slash')).toEqual({ kind: 'words', text: '/slash' })
    expect(typed('/time 3h')).toEqual({ kind: 'pass', length: 3 * 3_600_000 })
  })

  test('with the lab’s model it says who read; whoever leaves in the middle leaves cleanly, with the transcript written', async () => {
    const child = spawn(process.execPath, [MAIN, 'chat', '--transcript', file('a.md')], {
      env: { PATH: process.env.PATH, THROUGHLINE_LAB: '1' },
    })
    const end = ended(child)
    child.stdin?.write('Our outfit would rather have everything up and running by the holidays\n')
    await new Promise<void>((resolve) => {
      let said = ''
      child.stdout?.on('data', (piece) => {
        said += String(piece)
        if (said.replace(/\s+/g, ' ').includes('read by rules and the model')) resolve()
      })
    })
    child.kill('SIGINT')
    expect((await end).code).toBe(0)
    expect(await readFile(file('a.md'), 'utf8')).toMatch(
      /\*\*Buyer:\*\* Our outfit .*\n\n\*\*Assistant:\*\* Hi/,
    )
  })
})
