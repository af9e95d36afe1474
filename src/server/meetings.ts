import type { Hono } from 'hono'
import type { CalendarHook, Stirred } from '#contracts/calendar'
import { type ProviderParts, providerWebhook } from './provider-webhook.ts'

/** No event of a calendar is larger. */
const LARGEST = 512 * 1024

/** A change at the calendar goes into the inbox of whose meeting it is (D3). */
export const meetings = (name: string, hook: CalendarHook, parts: ProviderParts): Hono => {
  const { memory, clock } = parts
  const take = async ({ person, booking, dedupe }: Extract<Stirred, { readonly kind: 'stirred' }>) => {
    const at = clock.now()
    const event = { kind: 'booking-stirred' as const, at, booking }
    await memory.mailbox.accept(person, { id: dedupe, event }, at)
  }
  return providerWebhook({ name, of: 'calendar', largest: LARGEST, hook, take }, parts)
}
