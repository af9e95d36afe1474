import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from '../support/eventually.ts'
import { newFolder } from '../support/folders.ts'
import { freePort } from '../support/free-port.ts'

const MAIN = new URL('../../src/cli/main.js', import.meta.url)

/** The paths that platforms call, before anything of what they say is looked at: in a process of its own, as it is run. */
describe('the paths of the platforms', () => {
  let url: string
  let port: number
  let told = ''
  let stop: () => Promise<unknown>

  beforeAll(async () => {
    port = await freePort()
    url = `http://localhost:${port}`
    const child = fork(MAIN, ['start'], {
      env: {
        PORT: String(port),
        THROUGHLINE_DATA: await newFolder(),
        THROUGHLINE_LAB: '1',
        LOG_LEVEL: 'info',
        STRIPE_SECRET_KEY: 'sk_test_0123456789',
        STRIPE_WEBHOOK_SECRET: 'whsec_0123456789',
      },
      execArgv: [],
      silent: true,
    })
    child.stderr?.on('data', (data) => {
      told += data
    })
    stop = () => {
      child.kill('SIGTERM')
      return once(child, 'exit')
    }
    // A whole program is loaded first, by a process that has to share the machine.
    await eventually(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), 100_000)
  }, 120_000)
  afterAll(() => stop())

  /** Says that more will come, and is gone. */
  const hangUp = (path: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500`
      const socket = connect(port, 'localhost', () => {
        socket.write(`${head}\r\n\r\n{"a"`)
        setTimeout(() => socket.destroy(), 100)
      })
      socket.once('error', reject)
      socket.once('close', () => resolve())
    })

  test.each(['/webhooks/sms', '/webhooks/stripe', '/v3/directline/tokens/generate'])(
    'whoever hangs up in the middle of what they say to %s calls no operator',
    async (path) => {
      told = ''
      await hangUp(path)
      await eventually(() => expect(told).toMatch(/hung up/))
      expect(told).toContain(path)
      expect(told).not.toMatch(/"level":[45]0/)
    },
  )

  test.each(['/webhooks/sms', '/webhooks/telegram', '/webhooks/slack/events', '/webhooks/stripe'])(
    'a platform that is set to get %s, and whoever looks there with a browser, hears that it is posted to',
    async (path) => {
      const answer = await fetch(`${url}${path}`)
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
      expect(await answer.text()).toMatch(/POST/)
    },
  )
})
