import { EMOJI } from '../emoji.ts'
import { type AcceptanceLexicon, cueMap, lines, spellingMap, wordSet } from '../lexicon.ts'
import { leavings, unsures } from './moods.ts'
import { ack, assent, explicit, filler, parts } from './phrases.ts'

/** As typed in a hurry; words that an accent tells from others keep it. */
const spellings = spellingMap(`
  sí = sí; qué = qué; cómo = cómo; cuándo = cuándo; porfa porfis porfavor xfa xfavor pf = por favor; x = por; q k = que;
  okay okey okei oki = ok; grax grasias grcs = gracias; tb tmb tambn = tambien; xq pq = porque; d = de; esque = es que;
  deacuerdo = de acuerdo; sr = senor; sra = senora; tqm = te quiero; jajajaja jajajajaja jaj jajaj = jaja; seee sep = sip
`)

const cues = cueMap({
  negation: `no ni nunca jamas nada nadie ningun ninguno ninguna tampoco sin negativo incorrecto incorrecta equivocado
    equivocada mal mala error falta faltan`,
  condition: `si cuando cuándo siempre mientras hasta salvo excepto depende dependiendo caso condicion condicional pendiente
    apenas antes sujeto siquiera`,
  hedge: `quiza quizas vez acaso posiblemente probablemente supongo creo pienso parece pareceria casi medio mas menos bueno
    pues igual digamos diria podria podriamos podrian deberia deberiamos tendria ojala espero esperemos imagino seguramente
    luego despues todavia aun eh em mmm hmm mejor algo bastante ahorita veremos vemos ver dejame dejeme tentativo
    supuestamente aparentemente temporal provisional`,
  contrast: 'pero aunque sino embargo aparte solo solamente unicamente nomas ademas obstante',
  question: 'qué cómo cual cuales quien quienes cuanto cuanta cuantos cuantas donde porque',
  retraction: `espera espere esperen esperate espereme alto detente cancela cancele cancelar cancelo olvida olvidalo olvide
    olvidelo momento aguanta aguarda broma bromeo mentira`,
  humour: 'jaja jajaja jeje jejeje jiji lol xd',
})

/** "Si", if it is typed without its accent and without a comma, is a yes only before these. */
const harmlessPairs = lines(`
  desde luego; sin problema; sin problemas; sin objeciones; sin cambios; sin inconveniente; sin inconvenientes; sin duda; no hay;
  ningun problema; ningun inconveniente; hay ningun; me parece; nos parece; que si; visto bueno;
  si gracias; si por; si claro; si adelante; si acepto; si aceptamos; si confirmo; si confirmamos; si dale; si correcto; si exacto;
  si senor; si senora; si perfecto; si muchas; que bueno; esta bueno; hasta luego; hasta pronto; nos vemos
`)

const refusals = lines(`
  no
  no gracias
  (nunca|jamas|negativo|nel)
  (para nada|nada de eso|de ninguna (manera|forma)|ni (hablar|loco|loca|modo)|en absoluto)
  (claro|por supuesto|desde luego) que no
  no [lo|la|los|me|nos] (quiero|queremos|acepto|aceptamos|apruebo|autorizo|confirmo|necesito|necesitamos|interesa|convence|conviene|gusta)
  no (estoy|estamos) (de acuerdo|conforme|interesado|interesada|interesados|listo|lista|listos)
  (mejor|ya|todavia|aun|ahora|por ahora|por el momento|de momento|hoy) no
  (cancela|cancele|cancelen|cancelalo|cancelelo|olvida|olvidalo|olvidelo|dejalo|dejelo|borra|borralo|borrelo|anula|anulalo|anulelo) [eso|esto|todo|{OBJ}]
  paso
  (rechazo|rechazamos|rechazado|declino)
  [yo] (cambie|cambiamos) de (opinion|idea|parecer)
  [eso|esto] (esta mal|es incorrecto|es un error)
  (eso|esto) no (es|esta) [correcto|bien|lo que {I_WANT}]
  otro dia
  en otra ocasion
  gracias pero no [gracias]
`)

const notRefusals = lines(`
  no hay (problema|problemas|inconveniente|inconvenientes|prisa|duda|de que)
  no lo (se|sabemos|recuerdo)
  no (se|sabemos|importa|pasa nada|entiendo|entendi|comprendo|recuerdo|me acuerdo|me importa|te preocupes|se preocupe|se preocupen)
  no (estoy|estamos) (seguro|segura|seguros|segun)
  no (tengo|tenemos) (problema|problemas|inconveniente|prisa|dudas|duda|idea)
  [todavia|aun] no [lo|le|les] (se|sabemos|sabria|sabriamos|puedo decir|podria decir|podemos decir)
  [todavia|aun] no (puedo|podria|podemos) (decirte|decirle|decirles)
  (todavia|aun) no (tengo|tenemos) [ni] (idea|claro|presupuesto|fecha)
  (todavia|aun) no (estoy|estamos) (seguro|segura|seguros|seguras)
  (todavia|aun) no (lo|nos|me) [lo] (he|hemos) (decidido|pensado)
  no solo
`)

const deferrals = lines(`
  (dejame|dejeme|dejenme|dejanos|dejenos|deja|deje) [que] [lo|la] (preguntar|consultar|consultarlo|hablar|hablarlo|pensar|pensarlo|ver|verlo|revisar|revisarlo|checar|checarlo|pregunto|consulto|hablo|pienso|veo|reviso|checo|confirmar)
  [primero] (tengo|tenemos|necesito|necesitamos|debo|debemos|hay|tendria|tendriamos|quiero|queremos) [que|de] [primero] (preguntar|preguntarle|consultar|consultarlo|hablar|hablarlo|pensar|pensarlo|revisar|revisarlo|checar|checarlo|platicarlo|comentarlo)
  lo (voy|vamos) a (pensar|consultar|hablar|ver|revisar|checar|platicar|comentar)
  (voy|vamos) a (pensarlo|consultarlo|hablarlo|preguntar|pensar|ver|verlo|revisarlo|checarlo|platicarlo|comentarlo)
  [yo|luego|despues|ya] (te|le|les) (aviso|avisamos|digo|decimos|confirmo|confirmamos|escribo|comento|llamo)
  ya (veremos|vere|vemos)
  lo (pienso|pensare|consulto|consultare|hablo|hablare|reviso|checo|vemos|veo)
  (mas tarde|mas adelante|luego vemos|despues vemos)
  (tengo|tenemos) (dudas|una duda|mis dudas)
`)

const questions = lines(`
  (qué|cómo|cuándo|cual|cuales|quien|quienes|cuanto|cuanta|cuantos|cuantas|donde)
  por (qué|que)
  (me|nos) (puede|puedes|pueden|podria|podrias|podrian) (decir|dar|explicar|confirmar|aclarar|recordar|repetir)
  (puede|puedes|pueden|podria|podrias|podrian) (decirme|darme|explicarme|confirmarme|aclararme|recordarme|repetirme|decirnos)
  (dime|digame|diganme|dinos|diganos|explicame|expliqueme|recuerdame|recuerdeme)
  [tambien] (quisiera|quiero|queremos|me gustaria|nos gustaria|necesito|necesitamos) (saber|preguntar|conocer)
  [(tengo|tenemos)] una [ultima] (pregunta|consulta)
  (hay|tiene|tienen|incluye|incluyen) (algun|alguna|el|la|los|las|envio|garantia|estacionamiento)
`)

const requests = lines(`
  (puedo|podemos|puede|puedes|pueden|podria|podrias|podrian|podriamos|podras|podran) [me|nos]
  (se puede|es posible|seria posible|habria forma de)
  (que|qué) tal [si]
  y si
`)

const changes = lines(`
  (cambia|cambie|cambien|cambiar|cambialo|cambielo|cambiarlo|cambiala|cambiela|agrega|agregue|agreguen|agregar|agregale|anade|anada|anadir)
  (quita|quite|quiten|quitar|quitale|aumenta|aumente|aumentar|reduce|reduzca|reducir|sube|suba|baja|baje|modifica|modifique|modificar)
  (corrige|corrija|corregir|actualiza|actualice|actualizar|reemplaza|reemplace|mueve|mueva|mover|muevelo|muevalo|pasalo|paselo)
  (que (sea|sean)|ponle|pongale|ponme|pongame)
  (en (vez|lugar) de|otro|otra|otros|otras|barato|barata|baratos|chico|chica|grande|grandes|pequeno|temprano|tarde|descuento|rebaja)
  sin {DET}; sin (el|la|los|las); (solo|solamente|unicamente) (el|la|los|las|un|una)
  (dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|cuarenta|cincuenta|cien|mil|docena|mitad|doble)
  (lunes|martes|miercoles|jueves|viernes|sabado|domingo)
  (enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)
  (manana|hoy|noche|mediodia|semana|mes|quincena)
`)

/** What the acceptance grammar knows about Spanish (spec L2). */
export const SPANISH_ACCEPTANCE: AcceptanceLexicon = {
  spellings,
  letters: spellingMap('á = a; é = e; í = i; ó = o; ú = u; ü = u; ñ = n'),
  stretched: spellingMap('si = sí; sí = sí; claro = claro'),
  alone: spellingMap('si = sí'),
  emoji: EMOJI,
  cues,
  harmlessPairs: new Set(harmlessPairs),
  irony: {
    praise: wordSet(
      'perfecto excelente estupendo genial fenomenal fantastico maravilloso buenisimo bien claro correcto seguro',
    ),
    casualYes: wordSet('sip aja vale ok'),
  },
  yes: wordSet('sí si sip'),
  courtesies: wordSet('gracias por muchas mil'),
  parts,
  verbs: lines(`
    reserva; reserve; reservame; reserveme; reservanos; reservenos; envia; envie; enviame; envieme; envianos; envienos; envienme; manda; mande; mandame; mandeme; mandanos; mandenos; mandenme; pasame; paseme; pasanos; pasenos; compra; compre; pide; pida; prepara; prepare; tramita; tramite; procesa; procese; confirma; confirme; agenda; agende; genera; genere
  `),
  nouns: lines(`
    pedido; orden; reserva; reservacion; compra; pago; cita; reunion; enlace; link; enlace de pago; link de pago; factura; contrato
  `),
  phrases: [
    { tier: 'explicit', place: 'anywhere', patterns: explicit },
    { tier: 'explicit', place: 'echo', patterns: ['(asi|eso) es'] },
    { tier: 'assent', place: 'anywhere', patterns: assent },
    { tier: 'ack', place: 'anywhere', patterns: ack },
    { tier: 'none', place: 'anywhere', patterns: filler },
    {
      tier: 'none',
      place: 'greeting',
      patterns: ['hola', 'hola (buenas|buenos dias|buenas tardes|buenas noches)', 'buenas'],
    },
    { tier: 'none', place: 'joint', patterns: ['y', 'entonces'] },
  ],
  refusals,
  notRefusals,
  joints: wordSet('y mejor'),
  negator: 'no',
  refusalOpeners: wordSet(
    'hola perdon disculpe disculpa disculpen lo siento ay uy ah oh pues bueno ok gracias',
  ),
  deferrals,
  unsures,
  leavings,
  clauseOpeners: wordSet(
    'sí si ok vale claro perfecto bien genial gracias y pero entonces tambien hola perdon correcto bueno pues oye oiga',
  ),
  questions,
  requests,
  changes,
  corrections: ['[por favor] (corrige|corrija|corrijan|corregir)'],
  lookalikes: ['(ya|aja|ah) claro', '{YES} claro {YES}', 'claro claro'],
}
