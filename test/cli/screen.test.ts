import { describe, expect, test } from '@jest/globals'
import { screen } from '#cli/screen'
import { readConfig } from '#config/environment'
import { lineAdapter } from '#examples/your-own-channel/channel'
import { business } from '../support/business.ts'

const REDIS_URL = 'redis://user:hunter2@cache:6380'

const shown = (redis: { readonly cluster: boolean; readonly appendonly: boolean } | null): string =>
  screen(readConfig(redis === null ? {} : { REDIS_URL }), {
    url: 'http://localhost:3000',
    business,
    brought: { '/webhooks/line': lineAdapter({ secret: 's', token: 't', server: null }) },
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

test('what start prints of a channel that the business brought is where its platform finds it', () => {
  expect(shown(null)).toMatch(
    /\n {2}line {10}on {6}its platform calls http:\/\/localhost:3000\/webhooks\/line\n/,
  )
})
