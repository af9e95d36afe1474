/** What is wrong with an address for a button or a link, in the words of the real server; null when it takes it. */
export const linkTrouble = (url: string): string | null => {
  const protocol = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (protocol === 'tg') return null
  if (protocol !== undefined && protocol !== 'http' && protocol !== 'https' && url.includes('://'))
    return 'Unsupported URL protocol'
  const whole = url.includes('://') ? url : `http://${url}`
  if (!URL.canParse(whole)) return 'URL host is empty'
  const { hostname } = new URL(whole)
  return hostname.includes('.') || hostname.startsWith('[') ? null : 'Wrong HTTP URL'
}
