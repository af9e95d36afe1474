import type { Words } from '#core/sentences'

/** What is said from the recap to the receipt (A5, D7), in Spanish. */
export const SPANISH_ORDERS = {
  recap: 'Ha cambiado: {changed}. Por favor, revise este pedido.',
  'link-gone': 'El enlace que tenía ya no vale; recibirá otro cuando diga que sí.',
  'confirm-again': 'Todavía no hay nada pedido, y quiero estar seguro de haberle entendido.',
  acknowledge: '{opening}: {text}',
  'second-yes': '{opening}: {amount} se paga {when}.',
  identity:
    'Por el importe tengo que estar seguro de que es usted. Envié un código a {address}. Escríbalo aquí, por favor.',
  'identity-number':
    'Por el importe tengo que estar seguro de que es usted. ¿Cuál es su número de teléfono móvil? Al darlo acepta que {name} le escriba sobre esta conversación. Pueden aplicarse tarifas de msjs y datos, y puede darse de baja cuando quiera.',
  checkout:
    '{opening}. Puede pagar con el enlace seguro de abajo. Sirve durante {valid}. Cobra una vez lo que se paga ahora; {name} le factura lo que venga después.',
  'checkout-free':
    '{opening}. Ahora no se paga nada; confirme el pedido con el enlace seguro de abajo. Sirve durante {valid}.',
  paid: 'Su pago ha llegado, gracias.',
  confirmed:
    'Su pedido está confirmado, número {receipt}, y no había nada que pagar ahora. Si necesita algo, estamos aquí: {contact}.',
  'payment-failed': 'El pago no se pudo hacer, y no se cobró nada.',
  'payment-reversed':
    'El pago del recibo {receipt} fue {how}, así que he pedido a una persona de {name} que lo mire con usted. La encuentra aquí: {contact}.',
  'payment-restored':
    'La reclamación del pago del recibo {receipt} ha terminado, y el pago sigue en pie. Su pedido está como estaba.',
  'payment-unmatched':
    'Recibimos un pago, pero {why}, así que he pedido a una persona de {name} que lo aclare con usted. La encuentra aquí: {contact}.',
  complete: [
    'Su pedido está hecho y pagado, recibo {receipt}, {amount}. Si necesita algo, estamos aquí: {contact}.',
    'Todo listo con su pedido, hecho y pagado: recibo {receipt}, {amount}. Estamos aquí si necesita algo: {contact}.',
  ],
  'own-order': 'Este es el pedido tal como lo tengo.',
  'own-facts': 'Hasta ahora no hay nada pedido ni pagado. Lo que tengo de usted: {facts}.',
  'after-sale':
    'Lo he anotado, y una persona de {name} lo mirará con usted; todavía no ha cambiado nada. La encuentra aquí: {contact}.',
  ordered:
    'Su pedido está hecho, número {number}. Ahora no se cobra nada: {name} envía una factura de {amount}, a pagar en {days}.',
} as const satisfies Partial<Words>
