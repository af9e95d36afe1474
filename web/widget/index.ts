import type { Api } from './mount.tsx'
import { mount } from './mount.tsx'
import { readOptions } from './options.ts'

declare global {
  interface Window {
    /** The only name the widget leaves on the page. */
    Throughline?: Api
  }
}

const script = document.currentScript

if (!(script instanceof HTMLScriptElement))
  console.error(
    'The chat could not find its script tag. Load widget.js with a plain <script src> element, not as a module.',
  )
else if (window.Throughline === undefined) window.Throughline = mount(readOptions(script))
