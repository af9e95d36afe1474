import { useEffect, useState } from 'preact/hooks'
import { type Instant, instant } from '#core/time'

const EVERY_MS = 15_000

/** The time, moving: ages grow and evidence expires while somebody looks on. */
export const useNow = (): Instant => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return instant(Math.max(now, 0))
}
