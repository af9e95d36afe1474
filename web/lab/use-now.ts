import { useEffect, useState } from 'preact/hooks'
import type { Instant } from '#core/time'
import { labNow, onLeap } from './time.ts'

/** The time, moving: ages grow and evidence expires while somebody looks on. */
export const useNow = (every = 15_000): Instant => {
  const [now, setNow] = useState(labNow)
  useEffect(() => {
    const look = (): void => setNow(labNow())
    const timer = setInterval(look, every)
    const leave = onLeap(look)
    return () => {
      clearInterval(timer)
      leave()
    }
  }, [every])
  return now
}
