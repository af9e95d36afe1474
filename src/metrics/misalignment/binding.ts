import { type StepOf, stepsWith, type Trail } from './trail.ts'

/** Where accepted terms come to bind: a link to pay, or an order that is paid on an invoice (A9). */
export type BindingStep = StepOf<'checkout-offered' | 'order-placed'>

/** The steps at which terms came to bind. */
export const bindingSteps = (trail: Trail): readonly BindingStep[] => [
  ...stepsWith(trail, 'checkout-offered'),
  ...stepsWith(trail, 'order-placed'),
]

/** Whether it is a link; else it is an order. */
export const isLink = ({ kind }: BindingStep['event']): boolean => kind === 'checkout-offered'

/** Which of them it is. */
export const nameOf = (event: BindingStep['event']): string =>
  event.kind === 'checkout-offered' ? `link ${event.checkout}` : `order ${event.number}`
