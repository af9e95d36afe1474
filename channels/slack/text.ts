/** Slack's three control characters; nothing else is escaped (docs: "Formatting message text"). */
export const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_entity, name: string) =>
    name === 'amp' ? '&' : name === 'lt' ? '<' : '>',
  )

/** What stands between angle brackets, an entity, or an emoji by its name. */
const MARKS = /<([^<>|]*)(?:\|([^<>]*))?>|&(?:amp|lt|gt);|:[\w+'-]+:(?::skin-tone-\d:)?/g

/**
 * What somebody wrote, as they wrote it: mentions, channels and links by their names, entities as characters, emoji as
 * themselves, and without the words that only call us.
 */
export const plainOf = (text: string, botUser: string | null, emoji: Emoji): string =>
  withoutCalls(text, botUser)
    .replace(MARKS, (mark: string, target: string | undefined, label: string | undefined) => {
      if (target) return named(unescaped(target), unescaped(label ?? ''))
      return mark.startsWith('&') ? unescaped(mark) : (emoji.get(mark) ?? mark)
    })
    .replaceAll('\u0000', '')

/** Nobody is asked to answer to their own name. */
const withoutCalls = (text: string, botUser: string | null): string =>
  botUser === null
    ? text
    : text
        .replace(new RegExp(`^\\s*<@${botUser}(?:\\|[^<>]*)?>[,:]?\\s*`), '')
        .split(new RegExp(`<@${botUser}(?:\\|[^<>]*)?>`))
        .map((words, n, all) => (n < all.length - 1 ? words.trimEnd() : words))
        .join('')

/** `<@U1|ada>`, `<#C1|general>`, `<!here>`, `<!date^1^{time}|noon>`, `<https://a.example|label>`. */
const named = (target: string, label: string): string => {
  const [sign, name] = [target.charAt(0), target.slice(1)]
  if (sign === '@' || sign === '#') return `${sign}${label || name}`
  if (sign === '!') return label || `@${name.split('^')[0]}`
  const address = target.replace(/^(?:mailto|tel):/, '')
  return label === '' || label === address || `http://${label}` === address || `https://${label}` === address
    ? address
    : `${label} (${address})`
}

/** Emoji by the name that stands for them in a text: `:+1::skin-tone-2:`. */
export type Emoji = ReadonlyMap<string, string>

/** Slack writes emoji by name into the text; the rich text beside it says which characters they are. */
export const emojiIn = (blocks: unknown): Emoji => {
  const found = new Map<string, string>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('type' in value && value.type === 'emoji' && 'name' in value && 'unicode' in value) {
      const tone = 'skin_tone' in value ? `:skin-tone-${value.skin_tone}:` : ''
      const sign = characters(String(value.unicode))
      if (sign !== null) found.set(`:${value.name}:${tone}`, sign)
    }
    Object.values(value).forEach(look)
  }
  look(blocks)
  return found
}

/** `1f44d-1f3fb` is two code points. */
const characters = (unicode: string): string | null => {
  if (!/^[0-9a-f]{1,5}(?:-[0-9a-f]{1,5}){0,15}$/.test(unicode)) return null
  return String.fromCodePoint(...unicode.split('-').map((point) => Number.parseInt(point, 16)))
}
