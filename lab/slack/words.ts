import type { Posted } from './store.ts'

/** A few emoji as Slack names them: a client turns what is typed into names, and the blocks beside the text keep the signs. */
const EMOJI: ReadonlyMap<string, string> = new Map([
  ['👍', '+1'],
  ['👎', '-1'],
  ['🙂', 'slightly_smiling_face'],
  ['😀', 'grinning'],
  ['🎉', 'tada'],
  ['❤️', 'heart'],
  ['👋', 'wave'],
  ['🙏', 'pray'],
  ['✅', 'white_check_mark'],
  ['☕', 'coffee'],
])

/** What somebody typed, as Slack passes it on. */
export type Typed = { readonly text: string; readonly blocks: Posted['blocks'] }

const MARKS = /(@[a-z][\w.-]*|https?:\/\/[^\s<>]+|\p{Extended_Pictographic}\uFE0F?)/u

/** Escapes, mentions, links and emoji, in the text and in rich text (docs: "Formatting message text", "Rich text block"). */
export const typed = (words: string, bot: { readonly name: string; readonly userId: string }): Typed => {
  const parts = words.split(MARKS).map((part, n) => (n % 2 === 1 ? marked(part, bot) : plain(part)))
  const elements = parts.map(({ element }) => element).filter((element) => element.text !== '')
  return {
    text: parts.map(({ text }) => text).join(''),
    blocks:
      elements.length === 0
        ? null
        : [
            {
              type: 'rich_text',
              block_id: 'typed',
              elements: [{ type: 'rich_text_section', elements }],
            },
          ],
  }
}

type Part = { readonly text: string; readonly element: { [name: string]: string } }

const plain = (text: string): Part => ({ text: escaped(text), element: { type: 'text', text } })

const BROADCASTS: ReadonlySet<string> = new Set(['@here', '@channel', '@everyone'])

const marked = (part: string, bot: { readonly name: string; readonly userId: string }): Part => {
  if (part === `@${bot.name}`)
    return { text: `<@${bot.userId}>`, element: { type: 'user', user_id: bot.userId } }
  if (BROADCASTS.has(part))
    return { text: `<!${part.slice(1)}>`, element: { type: 'broadcast', range: part.slice(1) } }
  if (part.startsWith('http')) return { text: `<${escaped(part)}>`, element: { type: 'link', url: part } }
  const name = EMOJI.get(part)
  const points = [...part].map((sign) => sign.codePointAt(0)?.toString(16) ?? '')
  return name === undefined
    ? plain(part)
    : { text: `:${name}:`, element: { type: 'emoji', name, unicode: points.join('-') } }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const SIGNS = new Map([...EMOJI].map(([sign, name]) => [`:${name}:`, sign]))

/** A kept text as a screen shows it. */
export const onScreen = (text: string, botName: string, botUser: string): string =>
  text
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_mark, target: string, label: string | undefined) => {
      if (target === `@${botUser}`) return `@${botName}`
      return label ?? target.replace(/^[!@#]/, '@')
    })
    .replace(/:[\w+-]+:/g, (name) => SIGNS.get(name) ?? name)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
