import { lines, spellingMap } from '../lexicon.ts'
import type { ServiceLexicon } from '../service-lexicon.ts'

/*
 * How Spanish-speaking buyers ask about the conversation itself, accents dropped (spec C8, D1). As in English, opt-out errs
 * towards stopping.
 */

const spellings = spellingMap(`
  porfa porfis porfavor xfa xfavor pf = por favor; q k = que; msj msjs msg msgs = mensajes; x = por; num nro = numero;
  desinscribirme = desuscribirme; dessuscribir = desuscribir
`)

const parts = {
  MESSAGES:
    '(mensaje|mensajes|texto|textos|sms|correos|llamadas|notificaciones|promociones|ofertas|publicidad|anuncios|spam)',
  YOUR: '(los|sus|tus|estos|esos|mis|mi|mas|tantos|las|estas|esas|de)',
  SEND: '(enviar|mandar|escribir|textear|contactar|llamar|molestar|hablar)',
  SEND_ME:
    '(enviarme|enviarnos|mandarme|mandarnos|escribirme|escribirnos|textearme|contactarme|contactarnos|llamarme|llamarnos|molestarme|molestarnos|molestar)',
  DO_SEND: `(envie|envies|envien|mande|mandes|manden|escriba|escribas|escriban|contacte|contactes|contacten|llame|llames|llamen|
    textee|textees|texteen|moleste|molestes|molesten)`,
  WANT: '(quiero|queremos|quisiera|quisieramos|deseo|deseamos|necesito|necesitamos|prefiero|preferimos|solicito|pido)',
  PERSON: `(persona|humano|humana|agente|asesor|asesora|representante|operador|operadora|ejecutivo|ejecutiva|vendedor|vendedora|
    encargado|encargada|gerente|supervisor|supervisora|empleado|empleada|jefe|jefa)`,
  A_PERSON: `([un|una|el|la|su|tu|algun|alguna|otro|otra] {PERSON} [real|humana|humano|de verdad|de carne y hueso|de ventas]|
    alguien [real|humano|mas|(de|en) (ventas|su (equipo|empresa|oficina)|tu (equipo|empresa|oficina)|carne y hueso|verdad)]|
    (su|tu) equipo|(servicio|atencion) al cliente|el departamento de ventas|ventas)`,
  CAN: '(puedo|podemos|podria|podriamos|se puede|es posible|quiero|queremos|quisiera|quisieramos|necesito|necesitamos|me gustaria|nos gustaria|prefiero|preferimos|preferiria|deseo)',
}

const stopSentences = lines(`
  (alto|parar|pare|paren|detener|detente|detengase|eliminar|eliminarme|desuscribir|desuscribirme|desuscribirse|desuscribanme)
  (basta|ya basta|ya paren|ya no mas|no mas)
  [{WANT}] (darme|dar) de baja
  no molestar
  (basta|ya) [de] {MESSAGES}
  (cancelar|cancelen|cancela) [la|mi] suscripcion
  (bloquear|borrar|borra|borre|borren) mi numero
  revoco [mi] consentimiento
  {WANT} salir de (la|esta|su|tu) lista
`)

const stopPhrases = lines(`
  no mas {MESSAGES} [por favor]
  no [me|nos] {DO_SEND} (mas|[mas] {MESSAGES}|nada [mas])
  (ya no|no) [me|nos] {DO_SEND} [mas] [{MESSAGES}] por favor
  ya no [me|nos] {DO_SEND}
  no [me|nos] (vuelva|vuelvas|vuelvan) a {SEND}
  no (vuelva|vuelvas|vuelvan) a {SEND_ME}
  (deje|dejen|deja|dejad|pare|paren|para) [ya] de ({SEND_ME}|{SEND})
  [ya] no (quiero|queremos|deseo|deseamos) [recibir] [mas] [{YOUR}] [mas] {MESSAGES}
  [ya] no (quiero|queremos|deseo|deseamos) recibir (nada|mas)
  (ya no|no) (quiero|queremos) (nada mas|saber mas|que me (escriban|llamen|contacten|manden|envien|molesten))
  (quiteme|quitenme|quitame|quitenos|quitennos|borreme|borrenme|borrame|elimineme|eliminenme|eliminame|saqueme|saquenme|sacame) de [la|su|tu|esta|sus] (lista|listas|base|sistema)
  (elimine|eliminen|elimina|borre|borren|borra|quite|quiten|quita) mi (numero|telefono|celular|contacto) [de [la|su|tu|esta|sus] (lista|listas|base|sistema)]
  (deme|denme|dame|darme|darnos) de baja
  (dejeme|dejenme|dejame|dejenos|dejennos) en paz
  (cancelar|cancelen|parar|paren|detener|detengan) [{YOUR}] (suscripcion|{MESSAGES})
  no (doy|di|he dado) [mi] (consentimiento|permiso|autorizacion)
`)

/** What the Spanish-speaking buyer may ask about the conversation itself (spec C8, D1). */
export const SPANISH_SERVICE: ServiceLexicon = {
  spellings,
  padding: lines(`
    (por favor|gracias|muchas gracias|ya|hola|si|no|oiga|oye|disculpe|disculpa|ok|buenos dias|buenas tardes|buenas|ahora|ahora mismo)
    (please|ok|hi|hey|just|now)
    (thanks|thank you)
    numero equivocado
    no (me|nos) interesa
  `),
  parts,
  groups: [
    { word: 'stop', extent: 'sentence', patterns: stopSentences },
    { word: 'stop', extent: 'message', onTexts: true, patterns: ['(cancelar|baja|para|salir|terminar|fin)'] },
    { word: 'stop', extent: 'anywhere', patterns: stopPhrases },
    {
      word: 'not-me',
      extent: 'anywhere',
      patterns: lines(`
        (numero|persona|telefono) (equivocado|equivocada|incorrecto|incorrecta)
        (se (equivoco|equivocaron)|te equivocaste|esta equivocado|estan equivocados) de (numero|persona|telefono)
        (este|ese) no es (el|mi) (numero|telefono) de
        no soy (la persona|quien) que (busca|buscan|buscas|cree|creen|crees)
        ya no (tiene|usa) este (numero|telefono)
      `),
    },
    {
      word: 'not-me',
      extent: 'sentence',
      patterns: lines(`
        [(ese|esa|este|esta|eso|esto)] no (soy|era|fui) yo
        [yo] no (escribi|mande|envie|pedi) (esto|eso|ese mensaje|este mensaje)
      `),
    },
    {
      word: 'human',
      extent: 'anywhere',
      patterns: lines(`
        {CAN} (hablar|platicar|conversar|chatear|comunicarme|comunicarnos) (con|a) {A_PERSON}
        (hablar|platicar|conversar|comunicarme) con [un|una] {PERSON} [real|humana|humano|de verdad]
        {CAN} [a] (una persona|un humano|un agente|un asesor|una asesora|un representante|un ser humano) [real|de verdad]
        (paseme|pasame|pasenme|comuniqueme|comunicame|comuniquenme|conecteme|conectame|transfierame|transfiereme|transfieranme|pongame|ponme|pongan me) (con|a) {A_PERSON}
        [me|nos] (puede|puedes|pueden|podes|podria|podrias|podrian) (llamar|contactar|atender|ayudar|pasar|comunicar|poner|conectar|transferir) [con|a] {A_PERSON}
        [me|nos] (comunicas|comunica|comunican|pasas|pasa|pasan|pones|pone|conectas|conecta) con {A_PERSON}
        (prefiero|preferimos|preferiria|quiero|queremos|quisiera) que [me|nos] (llamen|llame|atiendan|contacten|llames)
        [(dame|deme|denme|pasame|paseme|pasenme)] [el|un] (telefono|numero|contacto|celular|movil) de {A_PERSON}
        (hay|esta) (alguien|una persona) [ahi|aqui] que no sea [un|una] (bot|robot|maquina)
        (que|haga que) [me|nos] (llame|contacte|atienda) {A_PERSON}
        {A_PERSON} [que] (me|nos) (puede|podria|pueda) (llamar|contactar|atender|ayudar)
        (puede|pueden|podria|podrian) (llamarme|llamarnos|contactarme|atenderme) {A_PERSON}
        no quiero hablar con (un|una) (bot|robot|maquina|computadora|contestadora)
      `),
    },
    {
      word: 'human',
      extent: 'message',
      patterns: [
        '[un|una] (agente|asesor|asesora|humano|persona|representante|operador|operadora|vendedor|ejecutivo) [real|humano|humana]',
        '(servicio|atencion) al cliente',
      ],
    },
    {
      word: 'restart',
      extent: 'ending',
      patterns: lines(`
        (empezar|comenzar|empecemos|comencemos|empieza|empiece|volver a empezar|volvamos a empezar) (de nuevo|otra vez|desde cero|de cero|desde el principio)
        (reiniciar|reinicia|reinicie) [la|esta] (conversacion|charla)
      `),
    },
    {
      word: 'restart',
      extent: 'sentence',
      patterns: ['(reiniciar|reinicia|reinicie|volver a empezar|volvamos a empezar)'],
    },
    {
      word: 'start',
      extent: 'alone',
      patterns: lines(`
        [por favor] (reanudar|reanuden|suscribir|suscribirme|suscribanme|alta|reactivar|reactiven) [por favor|de nuevo|otra vez]
        [por favor] (denme|deme|dame|darme) de alta [por favor|de nuevo|otra vez]
        [por favor] (reanudar|reanuden|reactivar|reactiven) [los] mensajes [por favor|de nuevo|otra vez]
      `),
    },
    {
      word: 'help',
      extent: 'message',
      patterns: ['(ayuda|informacion)', '(ayudame|ayudeme|ayudenme|auxilio)'],
    },
  ],
  exceptions: lines(`
    no (dejen|deje|dejes|dejeis) de ({SEND}|{SEND_ME})
    (no|sin) [quiero|queremos|necesito|necesitamos|hace falta|hay que|tengo que|prefiero] (hablar|platicar) con {A_PERSON}
    (es|eres|estoy hablando con|hablo con) (usted|tu|una|un) {PERSON} [real]
    (numero|persona) (equivocado|equivocada|incorrecto) de (sillas|personas|asientos|maquinas|tazas)
    no [me|nos] {DO_SEND} (antes|despues|hasta|si|cuando|al|a las|por correo|hoy|manana|en la)
    (mi|nuestro|nuestra) (agente|asesor|asesora|gerente|supervisor|supervisora|encargado|encargada)
    (cancelar|cancela|cancelen) [mi|el|la|nuestro|nuestra] (pedido|cita|reserva|orden|compra|reunion)
  `),
}
