import type { PageWords } from './page-words.ts'

/** Our pages in Spanish, as the conversation speaks it: "usted", and amounts as they are written in the Americas. */
export const SPANISH_PAGES: PageWords = {
  locale: 'es',
  tag: 'es-US',
  terms: {
    plan: 'Plan',
    people: 'Personas',
    price: 'Precio',
    start: 'Inicio',
    renewal: 'Renovación',
    cancellation: 'Cancelación',
    special: 'Acordado',
    net: 'Factura',
    dueNow: 'A pagar ahora',
    nothing: 'nada',
  },
  per: { month: '{amount} al mes' },
  within: 'a pagar en {days} días',
  pay: {
    title: 'Pagar a {name}',
    agreed: 'Usted aceptó estas condiciones en nuestro chat. No se cobra nada hasta que pulse el botón.',
    button: 'Pagar {amount}',
    once: 'Paga una sola vez, lo que corresponde ahora. No se guarda ninguna tarjeta ni se cobra nada de forma automática; {name} le factura lo que venga después.',
    test: 'Pago de prueba: no se pide ninguna tarjeta ni se mueve dinero.',
    confirmTitle: 'Confirme su pedido con {name}',
    confirmAgreed:
      'Usted aceptó estas condiciones en nuestro chat. Ahora no se paga nada ni se pide ninguna tarjeta.',
    confirmButton: 'Confirmar el pedido',
    later: '{name} le factura lo que venga después.',
  },
  paid: {
    title: 'Gracias',
    received: '{name} ha recibido su pago. Su recibo es el',
    ordered: '{name} tiene su pedido. Su número es el',
    inChat: 'También está en nuestro chat, donde recibió este enlace. Ya puede cerrar esta página.',
    bookingPayment:
      '{name} está registrando su pago. El recibo aparecerá en nuestro chat, donde recibió este enlace.',
    bookingOrder:
      '{name} está registrando su pedido. El recibo aparecerá en nuestro chat, donde recibió este enlace.',
  },
  back: {
    title: 'De vuelta a nuestro chat',
    paid: 'Si ha pagado, {name} lo sabrá en un momento, y el recibo aparecerá en nuestro chat, donde recibió este enlace.',
    again: 'Si no ha pagado, no se cobró nada y puede intentarlo otra vez:',
    link: 'ir al pago',
    write: 'Si no ha pagado, no se cobró nada, y puede escribirnos allí.',
  },
  closed: {
    title: 'Este enlace está cerrado',
    'not-ours': 'Este enlace no es nuestro, o llegó cortado. No se cobró nada por abrirlo.',
    changed: 'La oferta ha cambiado desde que se envió este enlace. No se cobró nada por abrirlo.',
    expired: 'El enlace ha caducado. No se cobró nada por abrirlo.',
    revoked: 'Lo que usted aceptó ya no es válido. No se cobró nada por abrirlo.',
    next: 'Vuelva a nuestro chat, donde recibió este enlace, y díganoslo: le enviamos uno nuevo. También puede hablar con una persona de {name}: {contact}.',
  },
  later: {
    title: 'Todavía no está pagado',
    text: 'El pago no se pudo hacer ahora, y no se cobró nada. Inténtelo otra vez en un momento.',
    button: 'Intentar otra vez',
    momentTitle: 'Un momento',
    moment: 'Ahora mismo no se puede mostrar esta página. Vuelva a cargarla en un momento.',
  },
  preview: {
    title: 'Enlace seguro de {name}',
    text: 'Este enlace es para quien lo recibió de {name}. Ábralo en un navegador.',
  },
}
