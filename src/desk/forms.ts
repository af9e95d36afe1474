import type { Exception } from '#core/exception'
import type { Json } from '#core/json'

/** From what a form was opened: for which hand-off and order, and by whom. Nobody else's answer counts. */
type Opened = { readonly handOff: string; readonly of: string; readonly opener: string }

/** What a form says of itself. */
export const openedFrom = (about: string): Opened => {
  const [handOff = '', of = '', opener = ''] = about.split(' ')
  return { handOff, of, opener }
}

/** What is granted: percent, a price for a month, terms in words (A9). */
export const approveForm = (opened: Opened, asked: string | null, granted: Exception | null): Json =>
  form('approve', [opened.handOff, opened.of, opened.opener].join(' '), 'Approve', [
    ...(asked === null ? [] : [{ type: 'section', text: plain(`They asked for: ${asked}`) }]),
    input('discount', 'Discount in percent', '10', granted?.discount),
    input(
      'price',
      'Price a month, where it is not the listed one',
      '1200',
      granted?.price == null ? null : granted.price / 100,
    ),
    input('terms', 'Other terms, as the order will say them', 'net-60', granted?.terms),
  ])

/** What the rep and the buyer have agreed, which the assistant is to know from now on (D6). */
export const returnForm = (handOff: string): Json =>
  form('return', handOff, 'Return to bot', [
    input('agreed', 'What you agreed, if anything', 'free installation'),
  ])

const form = (name: string, about: string, title: string, blocks: readonly Json[]): Json => ({
  type: 'modal',
  callback_id: `desk:${name}`,
  private_metadata: about,
  title: plain(title),
  submit: plain(title),
  close: plain('Not now'),
  blocks,
})

const input = (
  field: string,
  label: string,
  example: string,
  known: string | number | null = null,
): Json => ({
  type: 'input',
  block_id: field,
  optional: true,
  label: plain(label),
  element: {
    type: 'plain_text_input',
    action_id: field,
    max_length: 300,
    placeholder: plain(`for example ${example}`),
    ...(known !== null && { initial_value: String(known) }),
  },
})

const plain = (text: string): Json => ({ type: 'plain_text', text, emoji: false })

/** What was filled in, nothing where the amount alone is approved; or what is wrong with it, by field. */
export const exceptionIn = (
  fields: { readonly [field: string]: string },
  isForAmount: boolean,
): Exception | { readonly wrong: { readonly [field: string]: string } } => {
  const { discount = '', price = '', terms = '' } = fields
  const percent = numberIn(discount, '%')
  const amount = numberIn(price, '$')
  if (percent === undefined || (percent !== null && (percent <= 0 || percent > 100)))
    return { wrong: { discount: 'Write a number from 1 to 100, such as 10.' } }
  if (amount === undefined || (amount !== null && amount <= 0))
    return { wrong: { price: 'Write an amount, such as 1200.' } }
  const words = terms.trim() === '' ? null : terms.trim()
  if (percent === null && amount === null && words === null && !isForAmount)
    return { wrong: { discount: 'Write what you approve: a discount, a price, or terms.' } }
  return { discount: percent, price: amount === null ? null : Math.round(amount * 100), terms: words }
}

/** Null for nothing, undefined for what is no number. */
const numberIn = (text: string, sign: string): number | null | undefined => {
  const bare = text.replaceAll(sign, '').replaceAll(',', '').trim()
  if (bare === '') return null
  return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : undefined
}
