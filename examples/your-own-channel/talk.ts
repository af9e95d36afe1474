/**
 * The buyer's side, in a terminal: a server with this business, a LINE on this machine, and you. A line you type is a
 * message, `/2` taps the second quick reply, `/photo` sends a photo. Ctrl-C ends both.
 */

import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { eventOf, openLine, type Pushed, photo, wordsOf } from './emulator.ts'

const SECRETS = { secret: 'channel-secret', token: 'access-token' }
const PORT = process.env.PORT ?? '3000'

const line = await openLine(SECRETS)
const main = fileURLToPath(new URL('cli/main.js', import.meta.resolve('throughline')))
const server = spawn(process.execPath, [main, 'start'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    THROUGHLINE_BUSINESS: 'business.ts',
    THROUGHLINE_LAB: '0',
    HOST: '127.0.0.1',
    ...process.env,
    PORT,
    LINE_CHANNEL_SECRET: SECRETS.secret,
    LINE_ACCESS_TOKEN: SECRETS.token,
    LINE_SERVER: line.url,
  },
})
server.once('exit', (code) => process.exit(code ?? 0))

const show = (text: string): void => void process.stdout.write(`${text}\n`)

const linesOf = ({ text, quickReply }: Pushed): string =>
  [text, ...(quickReply?.items ?? []).map(({ action }, n) => `  /${n + 1} [${action.label}]`)].join('\n')

let shown = 0
setInterval(() => {
  for (const pushed of line.received().slice(shown)) show(`\n${linesOf(pushed)}\n`)
  shown = line.received().length
}, 200)

const eventFor = (said: string) => {
  if (said === '/photo') return photo()
  const items = line.received().at(-1)?.quickReply?.items ?? []
  const tapped = /^\/\d+$/.test(said) ? items[Number(said.slice(1)) - 1] : undefined
  return tapped ? eventOf('postback', { postback: { data: tapped.action.data } }) : wordsOf(said)
}

for await (const said of createInterface({ input: process.stdin })) {
  const posted = { method: 'POST', ...line.webhook([eventFor(said)]) }
  const answer = await fetch(`http://127.0.0.1:${PORT}/webhooks/line`, posted).catch(() => null)
  if (answer === null) show('The server is not up yet.')
  else if (!answer.ok) show(`The server answered ${answer.status}: ${await answer.text()}`)
}
server.kill()
