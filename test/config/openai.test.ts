import { describe, expect, test } from '@jest/globals'
import { openAiNamed } from '#app/model'
import { readConfig } from '#config/environment'

const problemsOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

describe('the model in the environment', () => {
  test('is none where nothing is said; a key is enough, or the address of a server without keys', () => {
    expect(readConfig({}).openAi).toBeNull()
    const byKey = readConfig({ OPENAI_API_KEY: 'sk-1' }).openAi
    expect(byKey && openAiNamed(byKey)).toEqual({
      apiKey: 'sk-1',
      baseUrl: 'https://api.openai.com/v1',
      model: 'gpt-4.1-mini',
    })
    const ours = readConfig({ OPENAI_BASE_URL: 'http://ollama:11434/v1/', OPENAI_MODEL: 'qwen3:8b' }).openAi
    expect(ours).toEqual({ apiKey: null, baseUrl: 'http://ollama:11434/v1', model: 'qwen3:8b' })
  })

  test.each([
    'http://localhost:1',
    'http://127.0.0.1:1/v1',
    'http://[::1]:1',
    'http://10.0.0.7',
    'http://172.20.1.1',
    'http://llm.internal/v1',
    'https://models.example.com/v1',
  ])('may be on a server of one’s own, and by https anywhere: %s', (url) => {
    expect(readConfig({ OPENAI_BASE_URL: url }).openAi?.baseUrl).toBe(url)
  })

  test.each([
    ['http://models.example.com/v1', /OPENAI_BASE_URL carries what buyers write over the open network/],
    ['http://172.32.1.1/', /over the open network/],
    ['http://127.0.0.1.example.com/', /over the open network/],
    ['ftp://models.example.com/', /OPENAI_BASE_URL is no http\(s\) address: write the https address/],
    ['models.example.com', /OPENAI_BASE_URL is no http\(s\) address/],
    ['https://u:secret@models.example.com/', /OPENAI_BASE_URL holds a login or a query/],
    ['https://models.example.com/?key=secret', /OPENAI_BASE_URL holds a login or a query/],
  ])('is refused, with what to write: %s', (url, problem) => {
    const told = problemsOf({ OPENAI_BASE_URL: url })
    expect(told).toMatch(problem)
    expect(told).not.toContain('secret')
  })

  test('all that is wrong is told at once, and no key with it', () => {
    const told = problemsOf({
      OPENAI_API_KEY: 'sk 1 2',
      OPENAI_BASE_URL: 'x',
      OPENAI_MODEL: 'no model at all',
    })
    expect(told.match(/^- OPENAI_/gm)).toHaveLength(3)
    expect(told).not.toContain('sk 1 2')
  })

  test('a model without a server is told to be of no use', () => {
    expect(problemsOf({ OPENAI_MODEL: 'gpt-4.1' })).toMatch(
      /OPENAI_MODEL is of no use without OPENAI_API_KEY/,
    )
  })
})
