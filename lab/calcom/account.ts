import { Hono } from 'hono'
import type { HookOptions } from './hook.ts'
import type { EventType } from './store.ts'

/** The version that the page of event types names (docs: "Event types"). */
const EVENT_TYPES_VERSION = '2024-06-14'

/** Whose account it is, its one event type, and its webhook. Assumed: of a webhook these fields, and `triggers` as a list. */
export const accountApi = (type: EventType, hook: HookOptions | null, triggers: readonly string[]): Hono =>
  new Hono()
    .get('/me', (c) => c.json({ status: 'success', data: { id: 1, username: 'fernhill' } }))
    .get('/event-types/:id', (c) => {
      if (c.req.header('cal-api-version') !== EVENT_TYPES_VERSION || c.req.param('id') !== String(type.id))
        return c.json({ status: 'error', error: { code: '404', message: 'Event type not found' } }, 404)
      const { id, lengthMinutes } = type
      return c.json({ status: 'success', data: { id, lengthInMinutes: lengthMinutes, title: 'A call' } })
    })
    .get('/webhooks', (c) =>
      c.json({
        status: 'success',
        data: hook ? [{ id: '1', subscriberUrl: hook.url, active: true, triggers }] : [],
      }),
    )
