import { z } from 'zod'
import type { Json } from '#core/json'

const Button = z.looseObject({ type: z.string(), title: z.string(), value: z.json() })

const Card = z.looseObject({
  title: z.string().default(''),
  text: z.string().default(''),
  images: z.array(z.object({ url: z.string(), alt: z.string() })).default([]),
  facts: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
  total: z.string().default(''),
  buttons: z.array(Button).default([]),
})

const Payload = z.looseObject({
  text: z.string().default(''),
  attachments: z.array(z.object({ contentType: z.string(), content: Card })).default([]),
})

/** What can be read and tapped of an Activity, with the markup of its cards undone. */
export const shown = (payload: Json): string => {
  const { text, attachments } = Payload.parse(payload)
  return [text, ...attachments.map(({ content }) => cardShown(content))].join('\n')
}

const cardShown = ({ title, text, images, facts, total, buttons }: z.infer<typeof Card>): string =>
  [
    title,
    text
      .replaceAll('<br>', '\n')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))),
    ...images.map(({ url, alt }) => `${alt}: ${url}`),
    ...facts.map(({ key, value }) => `${key}: ${value}`),
    total,
    ...buttons.map((button) =>
      button.type === 'openUrl' ? `${button.title} ${String(button.value)}` : button.title,
    ),
  ].join('\n')

/** Every button that says something, in order. */
export const buttonsIn = (payloads: readonly Json[]) =>
  payloads
    .flatMap((payload) => Payload.parse(payload).attachments)
    .flatMap(({ content }) => content.buttons)
    .filter(({ type }) => type === 'messageBack')
