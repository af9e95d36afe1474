import { expect, test } from '@jest/globals'
import { file } from '#server/files'

test('a browser that shows a page of ours finds its icon, which is an image and nothing else', async () => {
  const answer = await file('/favicon.ico', 'icon.svg').request('/favicon.ico')
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/svg+xml'])
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
  const text = await answer.text()
  expect(text).toMatch(/^<svg xmlns=/)
  expect(text).not.toMatch(/script|href/)
})
