import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** How much of a message is seen at first, in pixels, and what more is not worth folding. */
const MOST = 330
const SPARE = 60

/** What is long is folded, as Slack does it: its beginning, and a way to the rest. */
export const Fold = ({ children }: { readonly children: ComponentChildren }) => {
  const box = useRef<HTMLDivElement>(null)
  const [isLong, setLong] = useState(false)
  const [isOpen, setOpen] = useState(false)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = (): void => setLong(element.scrollHeight > MOST + SPARE)
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    return () => resized.disconnect()
  }, [children])
  const isFolded = isLong && !isOpen
  return (
    <div class={isFolded ? 'fold folded' : 'fold'}>
      <div ref={box} class="fold-body words" style={isFolded ? { maxHeight: `${MOST}px` } : {}}>
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
