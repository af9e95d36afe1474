import { Hono } from 'hono'
import type { Memory } from '#contracts/memory'
import type { Address } from '#core/address'
import { seconds } from '#core/time'

/** `/healthz`: the process lives. `/readyz`: its memory answers, so messages can be taken. */
export const health = (memory: Memory): Hono => {
  const routes = new Hono()
  routes.get('/healthz', (context) => context.text('ok'))
  routes.get('/readyz', async (context) => {
    return (await answers(memory))
      ? context.text('ready')
      : context.text('The memory does not answer.', 503, { 'Retry-After': '5' })
  })
  return routes
}

const NOBODY: Address = { channel: 'none', id: 'none' }

/** Whoever asks wants to know now: no answer within a second is none. */
const answers = async ({ directory }: Memory): Promise<boolean> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), seconds(1))
  })
  // The one goes the way of what webhooks ask, the other that of turns: either may be back before the other.
  const asked = Promise.all([directory.personOf(NOBODY), directory.isSuppressed(NOBODY)]).then(
    () => true,
    () => false,
  )
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}
