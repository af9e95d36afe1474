import { type Instant, instant } from '#core/time'

/** How far the lab's clock is ahead of this browser's, in milliseconds. */
let ahead = 0
const listeners = new Set<() => void>()

/** What counts as a leap: anything less is how long an answer took. */
const LEAP_MS = 2_000

/** What time it is in the lab: ages and expiry are shown by its clock, which may have been pushed. */
export const labNow = (): Instant => instant(Math.max(0, Date.now() + ahead))

/** Every answer of the lab says what time it is there. */
export const hearTime = ({ headers }: Response): void => {
  const now = Number(headers.get('X-Lab-Now') ?? Number.NaN)
  if (!Number.isNaN(now)) setTime(now)
}

/** Hears when the lab's clock was pushed; answers the way to stop. */
export const onLeap = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Lets time pass at the server. Null when it has; else why not. */
export const letPass = async (ms: number): Promise<string | null> => {
  try {
    const response = await fetch('/lab/time', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ pass: ms }),
    })
    hearTime(response)
    return response.ok ? null : await response.text()
  } catch {
    return 'The server does not answer. Start it, and try again.'
  }
}

const setTime = (now: number): void => {
  const next = now - Date.now()
  if (Math.abs(next - ahead) < LEAP_MS) return
  ahead = next
  for (const listener of listeners) listener()
}
