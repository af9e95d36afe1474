import type { Words } from '#core/sentences'

/** What is said to words that bring no fact, in Spanish. */
export const SPANISH_REPLIES = {
  goodbye: [
    'Hasta pronto. Todo queda guardado aquí hasta que escriba.',
    'Adiós por ahora. Escriba cuando quiera y seguimos desde aquí.',
  ],
  here: ['Aquí estoy.', 'Sí, aquí sigo.'],
  served: ['Sí, en {place} damos servicio.', 'Sí, también llegamos a {place}.'],
  'which-figure': ['¿{figure} de qué, {people} o {money}?', 'Para estar seguro, ¿son {people} o {money}?'],
  customer:
    'Desde aquí no puedo ver lo que ya tiene con nosotros, así que lo tiene que mirar una persona de {name}. La encuentra aquí: {contact}.',
  'customer-called':
    'Desde aquí no puedo ver lo que ya tiene con nosotros, así que he avisado a una persona de {name}, que le responderá aquí. También la encuentra en {contact}.',
  'order-term': '{term}, tal como está en su pedido: {value}.',
  'paying-payment':
    'Cuando esté de acuerdo con el pedido, le envío aquí un enlace y paga en la página segura que abre. Antes no se cobra nada.',
  'paying-invoice':
    'En cuanto llegue su pago, le envío aquí un recibo con su número. Para cualquier otra factura, pregunte a una persona de {name}: {contact}.',
  'paying-link':
    'El enlace se hace solo para su pedido y lleva, por una conexión cifrada, a la página de pago de {name} o de su proveedor de pagos, que muestra el importe antes de pagar. En este chat nunca pido un número de tarjeta.',
} as const satisfies Partial<Words>
