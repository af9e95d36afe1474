import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

type Props = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/**
 * A dialog over the desk's window alone, so that the buyer's devices stay usable meanwhile. Escape and the cross put it away,
 * and the keyboard goes back to where it was.
 */
export const Dialog = ({ title, onClose, children }: Props) => {
  const box = useRef<HTMLDivElement>(null)
  const before = useRef(document.activeElement)
  const id = useId()
  useEffect(() => {
    box.current
      ?.querySelector<HTMLElement>('input, textarea, select, [data-first]')
      ?.focus({ preventScroll: true })
    return () => {
      const back = before.current
      // What lies under the dialog can take the keyboard only once the dialog is gone.
      if (back instanceof HTMLElement) setTimeout(() => back.focus({ preventScroll: true }))
    }
  }, [])
  return (
    <div class="shade">
      <div
        ref={box}
        class="dialog"
        role="dialog"
        aria-labelledby={id}
        onKeyDown={({ key }) => key === 'Escape' && onClose()}
      >
        <div class="form-head">
          <h3 id={id}>{title}</h3>
          <button type="button" class="cross" aria-label="Close" onClick={onClose}>
            <span aria-hidden="true">×</span>
          </button>
        </div>
        {children}
      </div>
    </div>
  )
}
