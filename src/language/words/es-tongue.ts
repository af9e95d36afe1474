import { pattern } from '#core/pattern'
import type { Tongue } from './tongue.ts'

/**
 * Spanish, but for its sentences. Buyers are addressed as "usted". Where only English words are read, a choice means these, whatever
 * its title says.
 */
export const SPANISH: Tongue = {
  locale: 'es',
  tag: 'es-US',
  questions: {
    recap: '¿Sigo adelante exactamente con esto?',
    acknowledge: '¿Está de acuerdo?',
    secondYes: '¿Lo confirma?',
    link: '¿Es suya esa conversación?',
  },
  link: {
    first:
      'Esto une este chat con la conversación de {origin}: lo dicho allí se ve aquí, y lo de aquí allí. Diga que sí solo si es suya. Si otra persona le envió el enlace, diga que no.',
    again: 'Necesito un sí o un no claro: esto une este chat con la conversación de {origin}.',
    open: 'Seguir en otro lugar',
    phone: 'el teléfono que termina en {ending}',
    website: 'un chat en nuestro sitio web',
    channel: 'un chat en {channel}',
  },
  meetings: {
    opening: {
      free: 'Estos horarios están libres para {title}.',
      near: 'A esa hora no hay nada libre. Estos son los más cercanos para {title}.',
      taken: 'Lo siento, {slot} se acaba de ocupar. Estos siguen libres.',
      more: 'Estos son otros horarios libres para {title}.',
      which: 'No estoy seguro de cuál prefiere.',
    },
    doing: {
      book: 'reservando {slot}',
      move: 'cambiándola a {slot}',
      cancel: 'quitándola del calendario',
    },
    deed: {
      book: 'reservar {title} para {slot}',
      move: 'cambiar {title} a {slot}',
      cancel: 'cancelar {title} de {slot}',
    },
    invitation: 'invitacion.ics',
    on: (day, time) => `${day} ${time.startsWith('1:') ? 'a la' : 'a las'} ${time}`,
  },
  choices: {
    recap: [
      { title: 'Sí, adelante', value: 'Sí, adelante' },
      { title: 'Cambiar algo', value: 'Wait, I want to change something' },
    ],
    acknowledge: [
      { title: 'Estoy de acuerdo', value: 'Estoy de acuerdo' },
      { title: 'No estoy de acuerdo', value: 'No estoy de acuerdo' },
    ],
    secondYes: [
      { title: 'Sí, confirmo', value: 'Sí, confirmo' },
      { title: 'No, todavía no', value: 'No, todavía no' },
    ],
    decision: [
      { title: 'Yo decido', value: 'I do' },
      { title: 'Otra persona', value: 'Someone else' },
      { title: 'Lo decidimos juntos', value: 'We decide together' },
    ],
    slot: [
      { title: 'Sí, resérvela', value: 'Yes, book it' },
      { title: 'Otros horarios', value: 'Other times' },
    ],
    confirm: [
      { title: 'Sí, es correcto', value: 'Yes, that is right' },
      { title: 'No, no lo es', value: 'No, it is not' },
    ],
    link: [
      { title: 'Sí, es mía', value: 'Yes, that is mine' },
      { title: 'No, no lo es', value: 'No, it is not' },
    ],
    suggest: [{ title: 'Adelante', value: "Let's do it" }],
  },
  openings: {
    acknowledge: {
      first: 'Una cosa que debe aceptar antes de hacer el pedido',
      again: 'Necesito una respuesta clara a esto antes de hacer el pedido',
    },
    secondYes: {
      first: 'Por el importe, le pregunto una segunda vez',
      again: 'Necesito un sí claro a este importe',
    },
    checkout: { first: 'Gracias, todo está listo', again: 'Aquí tiene el enlace otra vez' },
  },
  terms: {
    plan: 'Plan',
    name: 'Plan',
    quantity: 'Personas',
    price: 'Precio',
    per: 'Precio',
    currency: 'Precio',
    start: 'Inicio',
    renewal: 'Renovación',
    cancellation: 'Cancelación',
    dueNow: 'A pagar ahora',
    special: 'Acordado',
    net: 'Factura',
  },
  payments: {
    reversed: {
      refunded: 'devuelto',
      'partly-refunded': 'devuelto en parte, {refunded} de {amount}',
      disputed: 'reclamado ante el banco',
      lost: 'devuelto por el banco a quien pagó, después de la reclamación',
    },
    unmatched: {
      'other-terms': 'es de un pedido que ya no es válido',
      twice: 'su pedido ya estaba pagado',
      altered: 'no corresponde a su pedido',
      contradicts: 'no corresponde a su pedido',
      withdrawn: 'el pedido ya se había retirado',
      amount: 'no es el importe acordado',
      currency: 'no es la moneda acordada',
    },
  },
  cards: {
    order: 'Su pedido',
    receipt: 'Recibo',
    number: 'Número',
    amount: 'Importe',
    pay: 'Pagar {amount}',
    confirm: 'Confirmar el pedido',
    nothing: 'nada',
    now: 'ahora',
    ofInvoice: 'en un plazo de {days} desde la factura',
    dueWithin: '{amount}, a pagar en {days}',
    change: '{label} de {was} a {now}',
  },
  sent: {
    photo: ['una imagen', 'imágenes'],
    voice: ['una nota de voz', 'notas de voz'],
    video: ['un video', 'videos'],
    document: ['un documento', 'documentos'],
    other: ['un archivo', 'archivos'],
  },
  followUps: { ready: '¿Preparo el pedido?', meeting: '¿Cuándo le vendría bien {title}?' },
  nouns: {
    person: ['persona', 'personas'],
    minute: ['minuto', 'minutos'],
    hour: ['hora', 'horas'],
    day: ['día', 'días'],
    try: ['intento', 'intentos'],
  },
  facts: {
    plan: 'el plan {plan}',
    about: 'unas {what}',
    aboutMoney: 'unos {what}',
    hedge: pattern('iu')`
      (?<!\p{L})(
        un[ao]s|aproximad\p{L}*|m[aá]s o menos|alrededor|cerca de|como|casi|about|around|roughly
        |maybe
      )(?!\p{L})
      |~
    `,
    instead: '{now} en lugar de {was}',
    wish: '{what} para {people}',
    something: 'algo',
    order: 'el plan {plan} para {people}',
    budget: {
      none: 'sin presupuesto fijo',
      least: '{least} o más',
      most: 'hasta {most}',
      range: 'de {least} a {most}',
    },
    timeline: {
      before: 'antes del {day}',
      by: 'a más tardar el {day}',
      on: 'el {day}',
      from: 'a partir del {day}',
    },
    decision: { self: 'usted decide', other: 'decide otra persona', shared: 'lo deciden juntos' },
    location: 'en {place}',
    urgency: { high: 'es urgente', low: 'no hay prisa' },
    objection: {
      price: 'le preocupa el precio',
      timing: 'le preocupan los plazos',
      trust: 'quiere estar seguro de nosotros',
      competitor: 'nos está comparando con otros',
      need: 'no sabe si lo necesita',
      other: 'tiene una duda',
    },
    discount: 'pidió otras condiciones ({words})',
    meeting: 'le gustaría una reunión',
    callback: 'quiere que le preguntemos a partir del {day}',
    zone: 'usa la hora de {place}',
    preference: 'prefiere {channel}',
    readiness: 'quiere seguir adelante',
    granted: { listed: 'el pedido según la lista', off: '{percent} % de descuento', price: '{price} al mes' },
  },
  plans: {
    byQuote: 'precio a medida',
    upTo: 'hasta {people}',
    over: 'más de {people}',
    anybody: 'cualquier número de personas',
    line: '{plan}, {people}: {price}',
  },
  addresses: { ending: 'el número que termina en {ending}', number: 'su número', channel: 'su {channel}' },
  channels: {
    sms: 'mensajes de texto',
    whatsapp: 'WhatsApp',
    webchat: 'chat del sitio web',
    slack: 'Slack',
    telegram: 'Telegram',
    msteams: 'Microsoft Teams',
  },
  languages: { en: 'inglés', es: 'español' },
  and: ' y ',
  smooth: (text) =>
    text.replace(/(?<!\p{L})(de|a) el (?=[\p{L}\d])/gu, (_, word) => (word === 'a' ? 'al ' : 'del ')),
  per: { month: '{amount} al mes', year: '{amount} al año', once: '{amount}' },
  before: '{channel} antes',
  since: '{channel} después',
}
