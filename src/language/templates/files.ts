import type { Brief, SentKind } from '#core/brief'
import type { Tongue } from '../words/tongue.ts'
import { fileSize, listed, theirWords } from './format.ts'
import { type Part, say, sentence, type Voice } from './part.ts'

type FileBrief = Extract<
  Brief,
  { readonly say: 'files' | 'place' | 'file-too-large' | 'file-not-taken' | 'file-out-of-reach' }
>

/** What is said of things that came along: by their kind, and several together in one sentence (C9). */
export const filesPart = (brief: FileBrief, voice: Voice): Part => {
  switch (brief.say) {
    case 'files': {
      const [first = 'other', ...more] = new Set(brief.kinds)
      return sentence(
        more.length === 0
          ? say(voice, `files-${first}`)
          : say(voice, 'files', { files: all(brief.kinds, [first, ...more], voice.tongue) }),
      )
    }
    case 'place':
      return sentence(say(voice, 'place', { place: theirWords(brief.place) }))
    case 'file-too-large':
      return sentence(say(voice, 'file-too-large', { most: fileSize(brief.most) }))
    case 'file-not-taken':
    case 'file-out-of-reach':
      return sentence(say(voice, brief.say))
    default:
      return brief satisfies never
  }
}

/** "2 pictures, a voice note and a document". */
const all = (sent: readonly SentKind[], each: readonly SentKind[], tongue: Tongue): string =>
  listed(
    each.map((kind) => {
      const [one, more] = tongue.sent[kind]
      const count = sent.filter((other) => other === kind).length
      return count === 1 ? one : `${count} ${more}`
    }),
    tongue,
  )
