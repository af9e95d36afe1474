import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

const NEAR = 40

/** Keeps a list at its end as it grows or is resized, unless the reader has scrolled up to read. */
export const useStick = (content: unknown) => {
  const ref = useRef<HTMLDivElement>(null)
  const stuck = useRef(true)
  const toEnd = (): void => {
    if (ref.current && stuck.current) ref.current.scrollTop = ref.current.scrollHeight
  }
  useLayoutEffect(toEnd, [content])
  useEffect(() => {
    if (!ref.current) return
    const resized = new ResizeObserver(toEnd)
    resized.observe(ref.current)
    return () => resized.disconnect()
  }, [])
  const onScroll = (): void => {
    const box = ref.current
    if (box) stuck.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR
  }
  return { ref, onScroll }
}
