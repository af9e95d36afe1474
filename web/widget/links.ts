import { webUrl } from './read.ts'

/** A stretch of message text: plain words, or an address that can be clicked. */
export type Part =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/gi

/** Cuts text at its web addresses. The parts joined are the text again: nothing is added, hidden or reordered. */
export const splitLinks = (text: string): readonly Part[] => {
  const parts: Part[] = []
  let from = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutPunctuation(match[0])
    const url = webUrl(address)
    if (url === null) continue
    if (match.index > from) parts.push({ kind: 'words', text: text.slice(from, match.index) })
    parts.push({ kind: 'link', text: address, url })
    from = match.index + address.length
  }
  if (from < text.length) parts.push({ kind: 'words', text: text.slice(from) })
  return parts
}

/** "see https://x.y/z)." ends at z; "https://x.y/(z)" keeps its bracket, because it opened inside. */
const withoutPunctuation = (address: string): string => {
  const trimmed = address.replace(/[.,;:!?]+$/, '')
  if (!trimmed.endsWith(')') || trimmed.includes('(')) return trimmed
  return withoutPunctuation(trimmed.slice(0, -1))
}
