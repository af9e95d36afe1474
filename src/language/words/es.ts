import type { Words } from '#core/sentences'
import { SPANISH_FILES } from './es-files.ts'
import { SPANISH_FOLLOW_UPS } from './es-follow-ups.ts'
import { SPANISH_LINKS } from './es-links.ts'
import { SPANISH_MEETINGS } from './es-meetings.ts'
import { SPANISH_ORDERS } from './es-orders.ts'
import { SPANISH_REPLIES } from './es-replies.ts'

/**
 * Every sentence in Spanish, under the second of the rules of `DEFAULT_WORDS`; the first is kept where texts are sent, which drop the
 * accents that GSM-7 lacks. STOP, START and HELP stay as they are: carriers know no others (C8).
 */
export const SPANISH_WORDS: Words = {
  introduce:
    'Hola, soy el asistente automático de {name}. Puede pedir hablar con una persona en cualquier momento.',
  automated: 'Soy un asistente automático, no una persona. Si prefiere hablar con alguien, dígamelo.',
  speaks: 'Sí, podemos hablar en español.',
  'speaks-only': 'Puedo escribir en {languages}, y en ningún otro idioma.',
  'introduce-sms':
    '{name}: este es nuestro asistente automático. Pueden aplicarse tarifas de msjs y datos. Responda STOP para darse de baja, HELP para ayuda.',
  'welcome-back': [
    'Me alegra leerle de nuevo. Todavía tengo esto: {facts}.',
    'Un gusto saludarle de nuevo. Habíamos llegado hasta aquí: {facts}.',
  ],
  noted: ['Entendido: {facts}.', 'Gracias, lo tengo: {facts}.', 'Anotado: {facts}.'],
  'noted-one': ['Gracias.', 'Entendido.', 'Muy bien.'],
  'noted-change': ['Entendido, {facts}.', 'Cambiado: {facts}.'],
  'confirm-noted': 'Nuestras notas del {day} dicen {noted}. ¿Es correcto?',
  'confirm-either': 'Nuestras notas del {day} dicen {noted}, y usted me dijo {theirs}. ¿Cuál es correcto?',
  'confirm-sides': 'Me dijo {earlier} por {one}, y {later} por {other}. ¿Cuál es correcto?',
  'confirm-sides-again': [
    'Todavía tengo las dos cosas, {earlier} y {later}, y prefiero no adivinar. ¿Cuál vale?',
    'Antes de preparar el pedido: ¿{earlier} o {later}?',
  ],
  ask: '{question}',
  'ask-again': ['Me falta saber una cosa. {question}', 'Volviendo a lo nuestro. {question}'],
  'ask-plans': '{question} Elija un plan, o dígalo con sus palabras.',
  'ask-need': ['¿Qué está buscando?', '¿Qué le gustaría encontrar?'],
  'ask-quantity': ['¿Para cuántas personas es?', '¿A cuántas personas debe servir, más o menos?'],
  'ask-timeline': ['¿Cuándo le gustaría empezar?', '¿Para cuándo lo necesita?'],
  'ask-budget': ['¿Qué presupuesto tiene en mente, más o menos?', '¿Cuánto debería costar como máximo?'],
  'ask-decision': ['¿Quién toma la decisión en su empresa?', '¿Decide usted, u otra persona?'],
  'ask-location': ['¿Dónde se encuentran?', '¿En qué ciudad están?'],
  answer: '{passage}',
  price: 'El plan {plan} cuesta {price}, {people}. Incluye {includes}.',
  suggest: [
    'Le conviene el plan {plan}: {price}, {people}. Incluye {includes}. Cuando quiera, diga "adelante" y preparo el pedido.',
    'Yo elegiría el plan {plan}: {price}, {people}. Diga "adelante" cuando quiera y preparo el pedido.',
  ],
  prices: 'Esto es lo que ofrecemos:\n{plans}',
  'price-concern':
    'Lo entiendo. El precio de la lista es el que puedo ofrecer. ¿Pregunto a una persona de {name} qué es posible?',
  'no-answer': [
    'Eso no lo sé, y prefiero no adivinar. Una persona de {name} puede decírselo: {contact}.',
    'No se lo puedo asegurar. Alguien de {name} sí: {contact}.',
  ],
  'no-answer-person': [
    'Eso no lo sé, y prefiero no adivinar. ¿Pido a una persona de {name} que venga a este chat?',
    'No se lo puedo asegurar, pero alguien de {name} sí. ¿Le pido que venga a este chat?',
  ],
  'not-understood': [
    'Perdone, no le he entendido. ¿Puede decirlo de otra manera?',
    'No estoy seguro de haber entendido. ¿Puede decirlo con otras palabras, o prefiere hablar con una persona?',
  ],
  thanks: ['De nada.', 'Con gusto.', 'Para eso estamos.'],
  ...SPANISH_REPLIES,
  ...SPANISH_FILES,
  'ask-number':
    'Con gusto. ¿Cuál es su número de teléfono móvil? Al darlo acepta que {name} le escriba sobre esta conversación. Pueden aplicarse tarifas de msjs y datos, y puede darse de baja cuando quiera.',
  ...SPANISH_LINKS,
  code: '{name}, automático: su código es {code}. Escríbalo en el chat donde lo pidió, en {valid}, y no se lo dé a nadie. Pueden aplicarse tarifas de msjs y datos. Responda STOP para darse de baja, HELP para ayuda.',
  'code-sent':
    'Envié un código a {address}, si ese teléfono recibe nuestros mensajes. Escríbalo aquí, por favor.',
  'code-wrong': 'Ese no es el código que envié. Le quedan {tries}.',
  'code-void': 'Ese código ya no sirve. Dígame otra vez el número y le envío uno nuevo.',
  joined:
    'También puede seguir desde {address}: es una sola conversación. Si no fue usted, escriba "no soy yo".',
  continued:
    'Podemos seguir aquí mismo: esto y nuestro chat son ahora una sola conversación. Si no fue usted, escriba "no soy yo". Lo que tengo hasta ahora: {facts}.',
  'logged-in':
    'Ha iniciado sesión, así que lo que nos dijo en otro lugar también vale aquí. Si no fue usted, escriba "no soy yo". Lo que tengo hasta ahora: {facts}.',
  'two-orders':
    'Ahora hay dos pedidos, {receipts}, y los dos siguen en pie. Un compañero le preguntará si quiere los dos.',
  ...SPANISH_ORDERS,
  deferred: [
    'Sin prisa. No hay nada pedido, y guardo todo lo que tenemos. Escriba cuando quiera.',
    'Tómese su tiempo. No hay nada pedido, y lo que tenemos queda guardado.',
  ],
  reverted: [
    'No hay problema, no se ha pedido nada. ¿Qué debería cambiar?',
    'De acuerdo, no se ha pedido nada. ¿Qué le gustaría cambiar?',
  ],
  'to-decider':
    'Claro, háblelo primero. No hay nada pedido, y lo que tenemos queda guardado. Escriba cuando lo sepa. Si no, le pregunto otra vez en {time}.',
  ...SPANISH_FOLLOW_UPS,
  apology:
    'Lo siento. Esto lo tiene que resolver con usted una persona de {name}. La encuentra aquí: {contact}.',
  lost: 'Perdone, no consigo entenderle, así que he pedido ayuda a una persona de {name}. La encuentra aquí: {contact}.',
  'not-served':
    'No estoy seguro de que podamos atenderle allí. Una persona de {name} puede decírselo: {contact}.',
  'as-listed': [
    'Nuestros precios son los de la lista, y no puedo cambiarlos.',
    'El precio de la lista es el que puedo ofrecer.',
  ],
  'by-quote':
    'El plan {plan}, {people}, tiene un precio a medida, que prepara con usted una persona de {name}: {contact}.',
  'beyond-me': 'Eso no lo decido yo, sino una persona de {name}. La encuentra aquí: {contact}.',
  'beyond-me-called':
    'Eso no lo decido yo, así que he pedido a una persona de {name} que le responda aquí. También la encuentra en {contact}.',
  'codes-spent':
    'Hoy no puedo enviar más códigos, así que pídalo mañana otra vez. Nada se pierde, y una persona de {name} puede ayudarle antes: {contact}.',
  'tries-spent':
    'Es un intento más de los que puedo aceptar en un día, así que no he mirado este código. Pida uno nuevo mañana. Nada se pierde, y una persona de {name} puede ayudarle antes: {contact}.',
  human: 'Por supuesto. Puede hablar con una persona de {name} aquí: {contact}.',
  'human-called':
    'Por supuesto. He pedido a una persona de {name} que venga aquí. Mientras tanto sigo respondiendo, o la encuentra en {contact}.',
  'human-called-again': [
    'He pedido a una persona de {name} que venga, y le responderá aquí. También la encuentra en {contact}.',
    'Ya he avisado a una persona de {name}, que le escribirá aquí. Antes la encuentra en {contact}.',
  ],
  help: '{name}: asistente automático. Para hablar con una persona: {contact}. Escriba STOP para no recibir nada más.',
  'help-sms':
    '{name}: asistente automático. Para hablar con una persona: {contact}. Pueden aplicarse tarifas de msjs y datos. Responda STOP para darse de baja.',
  stopped:
    '{name}: se ha dado de baja y no recibirá más mensajes aquí. Responda START si los quiere de nuevo.',
  started:
    '{name}: vuelve a recibir nuestros mensajes. Escriba STOP para no recibir nada más, HELP para ayuda.',
  'started-sms':
    '{name}: vuelve a recibir nuestros mensajes. Pueden aplicarse tarifas de msjs y datos. Responda STOP para darse de baja, HELP para ayuda.',
  'start-there': 'Para volver a recibir mensajes en {address}, escriba START desde allí.',
  'in-private':
    'Aquí leen otras personas, así que para eso escríbame en privado. Lo dicho aquí se queda aquí.',
  'not-yours': 'Esa pregunta era para otra persona de aquí, así que sigue abierta. ¿En qué puedo ayudarle?',
  ...SPANISH_MEETINGS,
  restarted: 'De acuerdo, empecemos de nuevo. ¿Qué está buscando?',
  'not-me': 'Gracias por avisarme, y disculpe la confusión. Esta conversación vuelve a ser solo suya.',
  'forget-here':
    'Si otra persona escribió aquí antes que usted, escriba "start over" y olvido lo que me dijo.',
  parted:
    'Me dijeron que esto y nuestro otro chat no son de la misma persona, así que vuelven a ser dos conversaciones. Lo dicho aquí se queda aquí.',
  'rep-here': 'Ahora está hablando con {rep}, de {name}.',
  'rep-gone': '{rep} me ha devuelto la conversación, a mí, el asistente.',
  'nobody-yet':
    'Disculpe la espera: ahora no hay nadie libre en {name}. Su petición sigue pendiente, y también encuentra a una persona aquí: {contact}.',
  resumed: 'Disculpe el silencio. El asistente está de vuelta, y lo que escribió queda guardado.',
  approved: '{rep}, de {name}, ha aprobado esto para usted: {what}. No aprobado: {besides}.',
  declined: '{rep}, de {name}, lo ha mirado, y esta vez no podemos ofrecer otras condiciones.',
  trouble: 'Perdone, algo falló de nuestro lado. Escríbanos a {contact} y lo arreglamos.',
}
