import type { LinkFound } from '#core/link-event'
import type { Locale } from '#core/locale'

/** Why a link to go on leads nowhere; that it is none of ours is said of every token that could be guessed. */
export type Gone = Exclude<LinkFound['found'], 'open'> | 'unknown'

/** What the page says from which one goes on, in one language; names in braces are filled in. */
export type ContinueWords = {
  readonly locale: Locale
  readonly title: string
  readonly begun: string
  readonly asked: string
  readonly notYours: string
  readonly here: string
  readonly noScript: string
  readonly telegram: string
  readonly byText: string
  /** Around a short code and a number, which stand as they are. */
  readonly text: { readonly [of in 'send' | 'to' | 'from']: string }
  readonly elsewhere: string
  readonly copy: string
  readonly gone: { readonly title: string; readonly next: string } & { readonly [why in Gone]: string }
  /** Where it was begun, by its channel; `other` for one of the business's own. */
  readonly where: { readonly [channel: string]: string; readonly other: string; readonly ending: string }
}

const ENGLISH: ContinueWords = {
  locale: 'en',
  title: 'Go on with our conversation',
  begun:
    'This link continues the conversation with {name} begun {where}. It works once, and only for a short while.',
  asked:
    'Nothing is connected by opening this page. Where you go on, you are asked first whether that conversation is yours.',
  notYours: 'If somebody else sent you this link, please close the page.',
  here: 'Go on in the chat here',
  noScript:
    'The chat on this page needs scripts, which this browser does not run. The other ways work without.',
  telegram: 'Go on in Telegram',
  byText: 'Or by text',
  text: { send: 'Text', to: 'to', from: 'from the phone that you want to go on with.' },
  elsewhere: 'Or in any other chat with {name}',
  copy: 'Copy the address of this page and send it there.',
  gone: {
    title: 'This link leads nowhere',
    expired: 'This link has run out. Nothing was connected.',
    used: 'This link was used already, and it works only once. Nothing was connected.',
    void: 'This link no longer works: a newer one was given, or the conversation it was for has changed. Nothing was connected.',
    unknown: 'This is not a link of ours, or it was cut short on the way. Nothing was connected.',
    next: '{name} gives you a new one where you got it: just ask there.',
  },
  where: {
    sms: 'by text message',
    whatsapp: 'on WhatsApp',
    webchat: 'in the chat on our website',
    slack: 'in Slack',
    telegram: 'in Telegram',
    msteams: 'in Microsoft Teams',
    other: 'on {channel}',
    ending: '{where} with the number ending {ending}',
  },
}

const SPANISH: ContinueWords = {
  locale: 'es',
  title: 'Seguir con nuestra conversación',
  begun:
    'Este enlace continúa la conversación con {name} que empezó {where}. Solo sirve una vez, y durante poco tiempo.',
  asked:
    'Abrir esta página todavía no une nada: donde siga, primero se le preguntará si esa conversación es suya.',
  notYours: 'Si otra persona le envió este enlace, cierre la página.',
  here: 'Seguir aquí, en este chat',
  noScript:
    'El chat de esta página necesita JavaScript, y este navegador no lo ejecuta. Las otras formas funcionan sin él.',
  telegram: 'Seguir en Telegram',
  byText: 'O por mensaje de texto',
  text: { send: 'Envíe', to: 'al', from: 'desde el teléfono con el que quiere seguir.' },
  elsewhere: 'O en cualquier otro chat con {name}',
  copy: 'Copie la dirección de esta página y envíela allí.',
  gone: {
    title: 'Este enlace no lleva a ninguna parte',
    expired: 'Este enlace ha caducado. No se ha unido nada.',
    used: 'Este enlace ya se usó, y solo sirve una vez. No se ha unido nada.',
    void: 'Este enlace ya no sirve: hay uno más nuevo, o la conversación ha cambiado. No se ha unido nada.',
    unknown: 'Este enlace no es nuestro, o llegó cortado. No se ha unido nada.',
    next: 'Pida uno nuevo donde recibió este, y {name} se lo dará.',
  },
  where: {
    sms: 'por mensaje de texto',
    whatsapp: 'en WhatsApp',
    webchat: 'en el chat de nuestro sitio web',
    slack: 'en Slack',
    telegram: 'en Telegram',
    msteams: 'en Microsoft Teams',
    other: 'en {channel}',
    ending: '{where} con el número que termina en {ending}',
  },
}

/** The words for a language. */
export const CONTINUE_WORDS: { readonly [L in Locale]: ContinueWords } = { en: ENGLISH, es: SPANISH }
