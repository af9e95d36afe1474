import type { Note } from './notes.ts'
import type { Place, Shown } from './shown.ts'

/** Where a conversation is told as it goes on: a terminal, a page of Markdown. */
export type Screen = {
  /** The buyer says something. */
  readonly said: (text: string) => void
  /** Something comes to the buyer. */
  readonly came: (shown: Shown) => void
  /** What stands behind it. */
  readonly noted: (notes: readonly Note[]) => void
  /** What is nobody's words: time passed, they went on from the phone. */
  readonly told: (text: string) => void
}

/** Screens that tell where something is said or comes, whenever that is elsewhere than before. */
export type Told = {
  readonly said: (text: string, at: Place) => void
  readonly came: (shown: Shown, at: Place) => void
} & Pick<Screen, 'noted' | 'told'>

/** Tells all the screens the same. */
export const telling = (screens: readonly Screen[], first: Place): Told => {
  let here = first
  const each = (tell: (screen: Screen) => void): void => {
    for (const screen of screens) tell(screen)
  }
  const goTo = (at: Place): void => {
    if (at !== here) each((screen) => screen.told(AT[at]))
    here = at
  }
  return {
    said: (text, at) => {
      goTo(at)
      each((screen) => screen.said(text))
    },
    came: (shown, at) => {
      goTo(at)
      each((screen) => screen.came(shown))
    },
    noted: (notes) => each((screen) => screen.noted(notes)),
    told: (text) => each((screen) => screen.told(text)),
  }
}

const AT: { readonly [place in Place]: string } = {
  webchat: "On the website's chat:",
  sms: 'On the phone, by text message:',
}
