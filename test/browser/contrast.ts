/** Where the widget is drawn, as a script says it. */
const WIDGET = "document.querySelector('throughline-chat').shadowRoot"

/**
 * Looks, inside the page, at every text that is painted under a root, and lists those whose contrast with what lies behind
 * them is below 4.5:1 (WCAG 1.4.3). It runs in the browser, so it is a script and not a function.
 */
export const lowContrastIn = (root: string): string => `(() => {
  const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number)
  const luminance = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement ?? each.getRootNode().host) {
      const rgba = numbers(getComputedStyle(each).backgroundColor)
      if (rgba.length === 3 || rgba[3] === 1) return rgba
    }
    return [255, 255, 255]
  }
  const low = []
  const root = ${root}
  for (const element of root.querySelectorAll('*')) {
    const words = element.placeholder ?? [...element.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join('').trim()
    if (!words || element.closest('.unseen') || !element.checkVisibility()) continue
    const ink = luminance(numbers(getComputedStyle(element, element.placeholder && '::placeholder').color))
    const ground = luminance(behind(element))
    const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)
    if (ratio < 4.5) low.push(words + ': ' + ratio.toFixed(2))
  }
  return low
})()`

/** The widget's texts of low contrast. */
export const LOW_CONTRAST = lowContrastIn(WIDGET)

/** Everything that can be focused and has no name for a screen reader, and every picture without an alternative. */
export const namelessIn = (root: string): string => `(() => {
  const root = ${root}
  const labels = (e) => [e.innerText, e.labels?.[0]?.innerText, e.querySelector('img')?.alt]
  const name = (e) => e.getAttribute('aria-label') ?? labels(e).find((words) => words?.trim())
  return [
    ...[...root.querySelectorAll('button, a, textarea, input')].filter((e) => e.checkVisibility() && !name(e)),
    ...[...root.querySelectorAll('img:not([alt]), svg:not([aria-hidden])')],
  ].map((e) => e.outerHTML.slice(0, 120))
})()`

/** What of the widget has no name. */
export const NAMELESS = namelessIn(WIDGET)
