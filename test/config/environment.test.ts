import { describe, expect, test } from '@jest/globals'
import { readConfig } from '#config/environment'

const TWILIO = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token',
  TWILIO_FROM: '+14155550100',
  PUBLIC_URL: 'https://bot.example.com/',
}

const problemsOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

describe('the environment', () => {
  test('empty, it is the lab on this machine alone', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      lab: true,
      twilio: null,
      data: '.throughline',
    })
  })

  test('with an account it is no lab, unless one is asked for', () => {
    expect(readConfig(TWILIO)).toMatchObject({
      lab: false,
      host: '0.0.0.0',
      publicUrl: 'https://bot.example.com',
    })
    expect(readConfig({ ...TWILIO, THROUGHLINE_LAB: '1' }).lab).toBe(true)
  })

  test('all problems are told at once, each with its name and what to write', () => {
    const told = problemsOf({
      PORT: 'http',
      PUBLIC_URL: 'bot.example.com',
      SIGNING_SECRET: 'short',
      TWILIO_ACCOUNT_SID: 'XX1',
      REDIS_URL: 'redis://localhost',
      LOG_LEVEL: 'loud',
    })
    for (const name of [
      'PORT',
      'PUBLIC_URL',
      'SIGNING_SECRET',
      'TWILIO_ACCOUNT_SID',
      'TWILIO_AUTH_TOKEN',
      'TWILIO_FROM',
      'REDIS_URL',
      'LOG_LEVEL',
    ]) {
      expect(told).toMatch(new RegExp(`- ${name} .+[.:].+`))
    }
    expect(told).toContain('(CONFIG)')
  })

  test('a secret is never told back', () => {
    expect(problemsOf({ SIGNING_SECRET: 'hunter2', WEBCHAT_SECRET: 'hunter3' })).not.toMatch(/hunter/)
  })

  test('an empty variable is none', () => {
    expect(readConfig({ PORT: '', TWILIO_FROM: '' })).toMatchObject({ port: 3000, twilio: null })
  })
})
