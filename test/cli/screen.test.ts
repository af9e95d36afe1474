import { describe, expect, test } from '@jest/globals'
import { type Shown, screen } from '#cli/screen'
import { readConfig } from '#config/environment'
import { lineAdapter } from '#examples/your-own-channel/channel'
import { business } from '../support/business.ts'

const REDIS_URL = 'redis://user:hunter2@cache:6380'

const SHOWN: Shown = {
  url: 'http://localhost:3000',
  business,
  language: 'built-in',
  standIn: false,
  brought: { '/webhooks/line': lineAdapter({ secret: 's', token: 't', server: null }) },
  redis: null,
  takesEmulator: true,
  consoleToken: null,
}

const shown = (redis: { readonly cluster: boolean; readonly appendonly: boolean } | null): string =>
  screen(readConfig(redis === null ? {} : { REDIS_URL }), {
    ...SHOWN,
    redis: redis && { address: 'cache:6380', version: '7.2.4', ...redis },
  })

describe('what start prints of the memory', () => {
  test('is where it is, and no password', () => {
    expect(shown(null)).toMatch(/memory {8}embedded, on disk in .+\.throughline\n/)
    expect(shown({ cluster: false, appendonly: true })).toMatch(/memory {8}Redis at cache:6380\n/)
    expect(shown({ cluster: true, appendonly: true })).toMatch(/memory {8}Redis at cache:6380 \(cluster\)\n/)
    expect(shown({ cluster: true, appendonly: true })).not.toContain('hunter2')
  })

  test('warns of a Redis that forgets', () => {
    expect(shown({ cluster: false, appendonly: false })).toMatch(
      /Redis at cache:6380, which keeps nothing on disk:\n.+every conversation is forgotten/,
    )
  })
})

test('what start prints of the token for operators is the token only when it has just been made', () => {
  const made = { secret: 'hunter2-made', path: '.throughline/console-token' }
  const shownWith = (consoleToken: Shown['consoleToken']) =>
    screen(readConfig({}), { ...SHOWN, consoleToken })
  expect(shownWith({ ...made, isNew: true })).toMatch(
    /console token {1,3}hunter2-made {2}made now, and kept in \.throughline\/console-token\n/,
  )
  expect(shownWith({ ...made, isNew: false })).toMatch(
    /console token {1,3}kept in \.throughline\/console-token\n/,
  )
  expect(shownWith({ ...made, isNew: false })).not.toContain('hunter2')
  expect(shownWith(null)).toMatch(/console token {1,3}as CONSOLE_TOKEN says\n/)
})

test('what start prints of logins on the site is who signs them, and never with what', () => {
  const shownWith = (environment: Record<string, string>) => screen(readConfig(environment), SHOWN)
  expect(shownWith({})).toMatch(/site logins {3}lab {5}signed by the lab alone\n/)
  expect(shownWith({ THROUGHLINE_LAB: '0' })).toMatch(/site logins {3}off {5}set WEBCHAT_IDENTITY_SECRET\n/)
  const set = shownWith({ WEBCHAT_IDENTITY_SECRET: 'hunter2-hunter2,hunter3-hunter3' })
  expect(set).toMatch(
    /site logins {3}on {6}believed where your site signs them, with either of two secrets\n/,
  )
  expect(set).not.toContain('hunter')
})

test('what start prints of a channel that the business brought is where its platform finds it', () => {
  expect(shown(null)).toMatch(
    /\n {2}line {10}on {6}its platform calls http:\/\/localhost:3000\/webhooks\/line\n/,
  )
})

test('what start prints to do first is about coffee for the example business alone', () => {
  expect(shown(null)).toMatch(/\n\n {2}Open the lab and write: .*coffee machines.*\n {2}Stop with/)
  const own = screen(readConfig({ THROUGHLINE_BUSINESS: 'business.ts' }), { ...SHOWN, language: 'own' })
  expect(own).toMatch(/language {6}the business's own\n/)
  expect(own).toMatch(/Open the lab and write: Hello\n/)
  expect(screen(readConfig({ THROUGHLINE_LAB: '0' }), SHOWN)).toMatch(/lab {11}off\n\n {2}Stop with/)
})

test('what start prints of Teams is where an emulator of Bot Framework comes in, while one may', () => {
  expect(shown(null)).toMatch(/Teams {9}lab {5}.*http:\/\/localhost:3000\/api\/messages\n/)
  expect(screen(readConfig({}), { ...SHOWN, takesEmulator: false })).toMatch(
    /Teams {9}off {5}set MICROSOFT_APP_ID/,
  )
})
