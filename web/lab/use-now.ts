import { useEffect, useState } from 'preact/hooks'
import { type Instant, instant } from '#core/time'

/** The time, moving: ages grow and evidence expires while somebody looks on. */
export const useNow = (every = 15_000): Instant => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return instant(Math.max(now, 0))
}
