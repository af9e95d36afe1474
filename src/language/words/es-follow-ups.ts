import type { FollowUpHow } from '#core/brief'
import type { Words } from '#core/sentences'

/** What is said to whoever has fallen silent (A7, D8), in Spanish: two ways for each occasion, as in English. */
export const SPANISH_FOLLOW_UPS: Pick<
  Words,
  'agreed-later' | `follow-${FollowUpHow}` | `follow-${FollowUpHow}-again`
> = {
  'agreed-later':
    'Con gusto, le escribo otra vez el {day}. Hasta entonces no hay nada pedido, y guardo todo lo que tenemos.',
  'follow-question': 'Estaba buscando {wish}, y queda una cosa pendiente. {question}',
  'follow-question-again': 'Sigo teniendo anotado {wish}. Para seguir me haría falta esto: {question}',
  'follow-recap':
    'Su pedido de {wish} todavía no está hecho, y no se cobró nada. Si quiere seguir, escríbame; si no, no tiene que hacer nada.',
  'follow-recap-again':
    'El pedido de {wish} está como lo dejamos: ni hecho ni cobrado. Puede quedarse así; con una línea suya seguimos.',
  'follow-terms':
    'Su pedido de {wish} todavía no está hecho, y no se cobró nada: lo último que pregunté espera respuesta. Si quiere seguir, escríbame; si no, no tiene que hacer nada.',
  'follow-terms-again':
    'Para {wish} falta una respuesta, así que no hay nada pedido ni cobrado. Con una línea suya seguimos.',
  'follow-link':
    'Su pedido de {wish} todavía no está hecho: el enlace no se abrió, y no se cobró nada. Si quiere seguir, escríbame; si no, no tiene que hacer nada.',
  'follow-link-again':
    'El enlace para {wish} no se usó, así que no hay nada pedido. Si quiere seguir, basta una línea suya.',
  'follow-link-opened':
    'Tenía abierto el enlace para {wish}, y no se cobró nada. Si algo no estaba claro o no funcionó, dígamelo; si quiere seguir, escríbame.',
  'follow-link-opened-again':
    'El pedido de {wish} se quedó en la página de pago, y no se cobró nada. Con una línea suya seguimos, y una persona también puede ayudar: {contact}.',
  'follow-link-failed':
    'El pago de {wish} no se pudo hacer, y no se cobró nada. Si quiere intentarlo otra vez, escríbame; si el problema es el pago, una persona puede ayudar: {contact}.',
  'follow-link-failed-again':
    'El pago de {wish} sigue pendiente después del intento fallido, y no se cobró nada. Con una línea suya seguimos.',
  'follow-deferral':
    'Quería pensar con calma lo de {wish}. Si quiere seguir, escríbame y preparo otra vez el pedido; si no, no tiene que hacer nada.',
  'follow-deferral-again':
    '¿Ha decidido algo sobre {wish}? Guardo lo que tenemos, y con una línea suya seguimos.',
  'follow-agreed':
    'Me pidió volver a {wish} a partir del {day}. Si quiere seguir, escríbame y preparo el pedido; si es pronto, dígame cuándo.',
  'follow-agreed-again':
    'Como me pidió, vuelvo a {wish}. Si quiere seguir, basta una línea suya; si todavía es pronto, dígame cuándo.',
  'follow-meeting':
    'Tenía {title}, {slot}. Habíamos hablado de {wish}. Si no pudo ser, dígame otra hora. {question}',
  'follow-meeting-again': 'Desde {title}, {slot}, no he sabido de usted. Se trataba de {wish}. {question}',
  'follow-cancellation':
    'Teníamos {title}, {slot}, y se canceló. Se trataba de {wish}. Si quiere otra hora, dígame cuándo le viene bien.',
  'follow-cancellation-again':
    'Todavía no hay otra hora para {title}, desde que se canceló la de {slot}. Dígame cuándo le viene bien, si aún lo quiere.',
  'follow-silence':
    'Hace un tiempo me habló de {wish}, y lo guardo todo. Si algo ha cambiado, dígamelo. {question}',
  'follow-silence-again':
    'Sigo guardando {wish}, y no hace falta repetir nada. Si ya no le interesa, no tiene que hacer nada. {question}',
  'follow-date': 'Quería {wish} {date}, y ese día se acerca. Si ha cambiado, dígame el nuevo. {question}',
  'follow-date-again': 'Se acerca su fecha para {wish}, {date}. Si ha cambiado, dígame la nueva. {question}',
}
