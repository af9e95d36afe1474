import { pattern } from '#core/pattern'
import type { Found } from './found.ts'

/** What is called a password in the same breath: "my password is …", "pw: …"; but not what is only said about one. */
export const passwordsIn = (text: string): readonly Found[] =>
  [...text.matchAll(NAMED)].flatMap(({ 0: whole, index, 1: sign = '', 2: word = '' }) => {
    const to = index + whole.length
    const isTold = sign.includes(':') || sign.includes('=') || !ABOUT.has(word.toLowerCase())
    return isTold ? [{ what: 'password' as const, from: to - word.length, to }] : []
  })

const NAMED = pattern('giu')`
  (?<!\p{L})(?:pass ?(?:word|code|phrase)|passwd|pwd|pw)(?:\s+for\s+\S+(?:\s+\S+)?)?
    (\s*[:=]\s*|\s+(?:is|was)\s*[:=]?\s+)["'“”‘’]?([^\s"'“”‘’]*[^\s"'“”‘’.,;!?)])
`

/** What follows "the password is" in talk of passwords. */
const ABOUT: ReadonlySet<string> = new Set(
  `a an the my our your his her their in on at by for from with not no never now still always already also only just too very so
  wrong incorrect invalid expired expiring lost missing gone forgotten required needed necessary mandatory optional secret safe
  secure insecure weak strong short long old new empty blank different same correct right fine ok okay good bad broken working
  being getting been reset changed set stored saved protected rejected refused accepted asked case what that this it unknown`.split(
    /\s+/,
  ),
)
