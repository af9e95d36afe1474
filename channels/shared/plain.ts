import type { Locale } from '#core/locale'
import type { Card, Choice, Fact, Message } from '#core/message'

/**
 * The parts of a message as plain text, for what a channel cannot show as such (C4, I14): nothing of it is left out, and
 * everything stands in the order in which the message has it.
 */

/** A card's lines without its title and links: text, picture, facts, total. */
export const cardLines = ({ text, image, facts, total }: Card): readonly string[] =>
  [
    text,
    ...(image ? [named(image.alt, image.url)] : []),
    ...facts.map(factLine),
    ...(total ? [factLine(total)] : []),
  ].filter((line) => line !== '')

/** "Label: value". */
export const factLine = ([label, value]: Fact): string => `${label}: ${value}`

/** A whole card: its title, its lines, its links with their addresses. */
export const cardText = (card: Card): string =>
  [card.title, ...cardLines(card), ...card.links.map(({ title, url }) => named(title, url))]
    .filter((line) => line !== '')
    .join('\n')

/** The files that go along, by name and address. */
export const filesText = ({ files = [] }: Message): string =>
  files.map(({ name, url }) => named(name, url)).join('\n')

/** As much of a choice as is shown. */
type Shown = Pick<Choice, 'title'> & { readonly detail?: string | undefined }

/** What a choice is about, where it says more than its title. */
export const choiceLine = ({ title, detail }: Shown): string => (detail ? `${title}: ${detail}` : title)

/** Choices as numbers to reply with, asked for in the language of their message. */
export const numberedChoices = (choices: readonly Shown[], locale: Locale = 'en'): string =>
  choices.length === 0
    ? ''
    : [
        invitation(choices.length, locale),
        ...choices.map((choice, n) => `${n + 1}. ${choiceLine(choice)}`),
      ].join('\n')

const invitation = (count: number, locale: Locale): string => {
  const { reply, or, number } = INVITING[locale]
  if (count <= 2) return `${reply} ${count === 1 ? '1' : `1 ${or} 2`}:`
  return `${reply} ${number} ${count}:`
}

const INVITING: {
  readonly [locale in Locale]: { readonly [part in 'reply' | 'or' | 'number']: string }
} = {
  en: { reply: 'Reply', or: 'or', number: 'with a number from 1 to' },
  es: { reply: 'Responda', or: 'o', number: 'con un número del 1 al' },
}

/** Something by its name and address. */
export const named = (name: string, url: string): string => `${name}: ${url}`
