import type { Words } from '#core/sentences'

/** What is said of meetings (D3), in Spanish. */
export const SPANISH_MEETINGS = {
  'offer-slots': '{opening} La hora es {zone}. ¿Cuál le viene bien?',
  'offer-slot': 'Para {title} está libre {slot}. ¿La reservo?',
  'no-slots':
    'No encuentro un horario libre para {title} en las próximas semanas. Una persona de {name} puede arreglarlo: {contact}.',
  'slots-unavailable':
    'Ahora mismo no puedo ver el calendario, así que no puedo prometer un horario. Pregunte más tarde, o escriba a {contact}.',
  'will-remind': 'Si reserva, {name} le envía aquí un mensaje antes, como recordatorio.',
  booking: 'Un momento, estoy {doing}.',
  booked:
    'Reservado: {title}, {slot}. La invitación para su calendario va con este mensaje. Si la hora ya no le viene bien, dígame otra.',
  requested:
    'He pedido {title} para {slot}. Todavía no es seguro: falta que acepte el anfitrión, y le avisará por correo.',
  rebooked: 'Cambiado: {title} es ahora {slot}. La nueva invitación para su calendario va con este mensaje.',
  'called-off':
    'Cancelado: {title}, {slot}. La actualización para su calendario va con este mensaje. Si quiere otra hora, dígamelo.',
  'moved-there':
    '{title} se cambió en el calendario: ahora es {slot}. La nueva invitación va con este mensaje. Si no le viene bien, dígame otra hora.',
  'off-there': '{title}, {slot}, se canceló en el calendario. Lo siento. Si quiere otra hora, dígame cuándo.',
  'turned-down': 'Lo siento, {title} no puede ser {slot}: el anfitrión no aceptó esa hora. Dígame otra.',
  'booking-failed':
    'Perdone, no pude {deed}, porque el calendario no responde. Una persona de {name} sí puede: {contact}.',
  'slot-taken': 'Lo siento, {slot} se acaba de ocupar. Dígame otra hora, o escriba a {contact}.',
  reminder: '{name}: recordatorio de {title}, {slot}. Si no puede, dígame otra hora.',
  'already-booked':
    'Ya tiene {title}, {slot}. Dígame otra hora para cambiarla, o dígame si quiere cancelarla.',
  'which-meeting': 'Tiene {title} más de una vez. ¿De cuál hablamos?',
  moving: 'Se trata de {title}, {slot}.',
  'no-booking': 'No tiene nada reservado. Si quiere {title}, dígame cuándo.',
  'not-booked': 'De acuerdo, no se ha reservado nada. Dígame cuándo quiere una hora.',
  'meet-first': [
    'Con gusto. Antes, una o dos preguntas, para aprovechar bien el tiempo.',
    'No me olvido de la reunión. Antes solo esto, para que se pueda preparar bien.',
    'Ya casi estamos. Una cosa más antes de buscar una hora.',
  ],
  'meet-after':
    'Sobre {title}: busco una hora en cuanto este pedido esté resuelto. Dígamelo entonces otra vez.',
  'ask-email': '¿A qué correo electrónico envío la invitación?',
  'meet-instead': 'Si prefiere reunirse con alguien, dígame cuándo le vendría bien {title}.',
} as const satisfies Partial<Words>
