import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'

const TYPES = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
} as const
type Ending = keyof typeof TYPES
const ENDINGS: readonly Ending[] = ['js', 'css', 'html', 'png', 'svg']

/** One built file of `dist/web` under one path. */
export const file = (path: string, name: `${string}.${Ending}`): Hono => {
  const routes = new Hono()
  const type = TYPES[ENDINGS.find((ending) => name.endsWith(ending)) ?? 'html']
  routes.get(path, async (context) => {
    const body = await readFile(new URL(`../../web/${name}`, import.meta.url))
    return context.body(new Uint8Array(body), 200, {
      'Content-Type': type,
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    })
  })
  return routes
}
