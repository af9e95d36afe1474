import { describe, expect, test } from '@jest/globals'
import { readConfig } from '#config/environment'

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
const OTHER = `whsec_${Buffer.alloc(24, 2).toString('base64')}`
const URL = 'https://hooks.example.com/crm'

const problemsOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

describe('the CRM in the environment', () => {
  test('is an address and a secret; two secrets while one takes the place of the other', () => {
    expect(readConfig({}).crm).toBeNull()
    expect(readConfig({ CRM_WEBHOOK_URL: URL, CRM_WEBHOOK_SECRET: SECRET }).crm).toEqual({
      url: URL,
      secrets: [SECRET],
    })
    const both = { CRM_WEBHOOK_URL: URL, CRM_WEBHOOK_SECRET: `${OTHER}, ${SECRET}` }
    expect(readConfig(both).crm?.secrets).toEqual([OTHER, SECRET])
  })

  test.each(['http://localhost:9/x', 'http://127.0.0.1:9', 'http://[::1]:9/'])(
    'may be plain http on this machine: %s',
    (url) => {
      expect(readConfig({ CRM_WEBHOOK_URL: url, CRM_WEBHOOK_SECRET: SECRET }).crm?.url).toBe(url)
    },
  )

  test.each([
    ['http://hooks.example.com/', /CRM_WEBHOOK_URL goes over the open network: write the https address/],
    ['http://127.0.0.1.example.com/', /CRM_WEBHOOK_URL goes over the open network/],
    ['ftp://hooks.example.com/', /CRM_WEBHOOK_URL is no https address/],
    ['hooks.example.com', /CRM_WEBHOOK_URL is no https address/],
    ['https://user:secret@hooks.example.com/', /CRM_WEBHOOK_URL holds a login/],
  ])('elsewhere it must be https, and without a login: %s', (url, problem) => {
    const told = problemsOf({ CRM_WEBHOOK_URL: url, CRM_WEBHOOK_SECRET: SECRET })
    expect(told).toMatch(problem)
    expect(told).not.toContain('secret@')
  })

  test.each([
    'secret',
    'whsec_',
    'whsec_c2hvcnQ=',
    `${SECRET}!`,
    `whsec_${Buffer.alloc(65).toString('base64')}`,
  ])('has a secret of 24 to 64 bytes, which no complaint repeats: %s', (secret) => {
    const told = problemsOf({ CRM_WEBHOOK_URL: URL, CRM_WEBHOOK_SECRET: secret })
    expect(told).toMatch(/CRM_WEBHOOK_SECRET is no signing secret: write whsec_/)
    if (secret.length > 6) expect(told).not.toContain(secret)
  })

  test('is nothing by halves', () => {
    expect(problemsOf({ CRM_WEBHOOK_URL: URL })).toMatch(/CRM_WEBHOOK_SECRET is missing: telling a CRM needs/)
    expect(problemsOf({ CRM_WEBHOOK_SECRET: SECRET })).toMatch(/CRM_WEBHOOK_URL is missing/)
  })
})
