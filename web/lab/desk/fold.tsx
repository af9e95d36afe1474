import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** What is higher than this is folded, in pixels; how much is seen then stands in the styles. */
const MOST = 390

/** What is long is folded, as Slack does it: its beginning, and a way to the rest. */
export const Fold = ({ children }: { readonly children: ComponentChildren }) => {
  const box = useRef<HTMLDivElement>(null)
  const [isLong, setLong] = useState(false)
  const [isOpen, setOpen] = useState(false)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = (): void => setLong(element.scrollHeight > MOST)
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    return () => resized.disconnect()
  }, [children])
  const isFolded = isLong && !isOpen
  return (
    <div class={isFolded ? 'fold folded' : 'fold'}>
      <div ref={box} class="fold-body words">
        {children}
      </div>
      {isLong && (
        <button type="button" class="quiet more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Show less' : 'Show more'}
        </button>
      )}
    </div>
  )
}
