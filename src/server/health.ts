import { Hono } from 'hono'
import type { Memory } from '#contracts/memory'

/** `/healthz`: the process lives. `/readyz`: its memory answers, so messages can be taken. */
export const health = (memory: Memory): Hono => {
  const routes = new Hono()
  routes.get('/healthz', (context) => context.text('ok'))
  routes.get('/readyz', async (context) => {
    try {
      await memory.directory.isSuppressed({ channel: 'none', id: 'none' })
      return context.text('ready')
    } catch {
      return context.text('The memory does not answer.', 503, { 'Retry-After': '5' })
    }
  })
  return routes
}
