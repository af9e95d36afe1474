/**
 * Looks, inside the page, at every text that is painted in an open shadow root, and lists those whose contrast with what
 * lies behind them is below 4.5:1 (WCAG 1.4.3). It runs in the browser, so it is a script and not a function.
 */
export const LOW_CONTRAST = `(() => {
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
  const root = document.querySelector('throughline-chat').shadowRoot
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

/** Everything that can be focused and has no name for a screen reader, and every picture without an alternative. */
export const NAMELESS = `(() => {
  const root = document.querySelector('throughline-chat').shadowRoot
  const name = (e) => e.getAttribute('aria-label') ?? (e.innerText ?? '').trim()
  return [
    ...[...root.querySelectorAll('button, a, textarea, input')].filter((e) => !name(e)),
    ...[...root.querySelectorAll('img:not([alt]), svg:not([aria-hidden])')],
  ].map((e) => e.outerHTML.slice(0, 120))
})()`
