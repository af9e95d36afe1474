import { EMOJI } from '../emoji.ts'
import { lines } from '../lexicon.ts'

/*
 * How Spanish-speaking buyers accept a recap (spec L2), in the words of the Americas and of Spain. Accents are dropped but for
 * those that tell one word from another: "sí" says yes where "si" says if, "qué" asks where "que" does not.
 */

/** Named parts of the Spanish patterns; {VERB} and {NOUN} come with the pending action. */
export const parts = {
  YES: '(sí|si|sip)',
  ADV: '(todo|muy|totalmente|completamente|perfectamente|absolutamente|exactamente|justo)',
  DET: '(datos|detalles|pedido|orden|reserva|resumen|informacion|compra)',
  SUBJ: `(eso|esto|todo|todo eso|todo esto|todo lo (anterior|que dice)|[todos] (los|mis|sus|tus|esos|estos) (datos|detalles)|
    [toda] la (informacion|orden|reserva|compra)|el (pedido|resumen))`,
  IS: '(es|esta|son|estan|esta todo|esta muy)',
  STRONG: `(correcto|correcta|correctos|correctas|exacto|exacta|exactos|exactas|confirmado|confirmada|confirmados|aprobado|aprobada|en orden|
    tal como lo (pedi|pedimos|queria|queriamos|quiero|queremos)|como lo (pedi|pedimos|queria|queriamos|quiero|queremos))`,
  I_WANT:
    '([yo|nosotros] (quiero|queremos|queria|queriamos|pedi|pedimos|necesito|necesitamos|buscaba|buscabamos))',
  GOOD: '(bien|perfecto|perfecta|excelente|estupendo|genial|fenomenal|fantastico|de maravilla)',
  PERFECT: '(perfecto|excelente|estupendo|genial|fenomenal|fantastico|maravilloso|buenisimo)',
  FOR_ME: '((para|por|a) (mi|nosotros|mi parte|nuestra parte))',
  THANKS: `([muchas|muchisimas|mil|ok] gracias [a usted|a ti|a ustedes] [por (todo|su ayuda|tu ayuda|la ayuda|su atencion|su tiempo)]|
    muy amable|se lo agradezco|te lo agradezco|se agradece)`,
  OBJ: '((el|la|los|las|mi|nuestro|nuestra|ese|esa|este|esta) {NOUN}|eso|esto|todo)',
  TO_DO:
    '(enviar|enviarme|enviarnos|mandar|mandarme|mandarnos|reservar|comprar|pedir|hacer|tramitar|contratar|agendar|confirmar)',
  DO_IT: `({VERB} {OBJ}|hazlo|hagalo|haganlo|hagale|hagamoslo|(reservalo|reservala|reservelo|reservela|reservenlo|reservenla)|
    (confirmalo|confirmala|confirmelo|confirmela)|(envialo|envielo|enviamelo|enviemelo|enviaselo|envienmelo|envienoslo)|
    (mandalo|mandelo|mandamelo|mandemelo|mandenmelo|mandenoslo|pasamelo|pasemelo)|
    (compralo|comprelo|pidelo|pidalo|tramitalo|tramitelo|procesalo|proceselo|agendalo|agendelo|agendala|agendela)|
    (procede|proceda|procedan|procedamos) [con {OBJ}]|adelante [con {OBJ}]|
    (sigue|siga|sigan|sigamos|vamos|dale|dele|vaya) adelante [con {OBJ}]|(avanza|avance|avancen|avancemos) [con {OBJ}]|
    haga (el|la) {NOUN}|haz (el|la) {NOUN})`,
}

/** Spanish for a yes word, a go-ahead for the pending action, or a statement that the recap is correct. */
export const explicit = lines(`
  {YES}
  {YES} {YES}
  {YES} {YES} {YES}
  {YES} (senor|senora|senorita|por supuesto|claro)
  claro que {YES}
  (por supuesto|desde luego|seguro) [que {YES}]
  {YES} (quiero|queremos|acepto|aceptamos|confirmo|confirmamos|estoy de acuerdo|estamos de acuerdo)
  {SUBJ} {IS} [{ADV}] {STRONG}
  {SUBJ} {STRONG}
  {YES} {IS} [{ADV}] {STRONG}
  {IS} [{ADV}] {STRONG}
  [{ADV}] (correcto|exacto|exactamente|confirmado|aprobado|afirmativo|conforme|aceptado|efectivamente)
  asi es
  eso es
  (es|era) [justo|exactamente|precisamente] (eso|lo que {I_WANT})
  (exactamente|justo|precisamente) lo que {I_WANT}
  {SUBJ} es [justo|exactamente] lo que {I_WANT}
  tal (cual|como lo {I_WANT})
  [yo|nosotros] [lo|la|los] (acepto|aceptamos|confirmo|confirmamos|apruebo|aprobamos|autorizo|autorizamos)
  [yo|nosotros] (acepto|aceptamos|confirmo|confirmamos|apruebo|aprobamos|autorizo|autorizamos) ({OBJ}|{SUBJ}|[todos] (los|las) (terminos|condiciones|terminos y condiciones|datos|detalles)|que {SUBJ} {IS} [{ADV}] {STRONG})
  (estoy|estamos) [{ADV}] (de acuerdo|conforme|conformes) [con ({OBJ}|{SUBJ}|los (terminos|datos|detalles)|las condiciones)]
  (de acuerdo|conforme) con ({OBJ}|{SUBJ})
  [por favor] {DO_IT} [por favor] [ahora|ya|ahora mismo|de una vez]
  (puede|puedes|pueden) [ya] (proceder|seguir|continuar|avanzar|hacerlo|enviarlo|enviarmelo|mandarlo|mandarmelo|reservarlo|reservarla|confirmarlo|confirmarla|tramitarlo|procesarlo|seguir adelante|{TO_DO} {OBJ})
  (quiero|queremos|quisiera|me gustaria|nos gustaria) (comprarlo|pedirlo|reservarlo|reservarla|contratarlo|hacerlo|proceder|seguir adelante|hacer {OBJ}|{TO_DO} {OBJ})
  (me lo llevo|nos lo llevamos|lo compro|lo compramos|lo tomo|lo tomamos|me lo quedo|nos lo quedamos|lo contrato|lo contratamos|lo pedimos|lo pido)
  trato hecho
  cuenten conmigo
  (tiene|tienes|tienen) (mi|nuestra) (aprobacion|autorizacion|permiso|visto bueno)
  (vamos|vayamos) con (eso|esto|todo)
`)

/** Spanish that finds the recap good without a yes word or a go-ahead. */
export const assent = lines(`
  [{ADV}] {PERFECT} [{FOR_ME}]
  (me|nos) parece [{ADV}] {GOOD}
  {SUBJ} (me|nos) parece [{ADV}] {GOOD}
  (me|nos) (viene|va|queda|funciona|sirve|conviene|cuadra|encaja|vale) [{ADV}] [{GOOD}]
  {SUBJ} (me|nos) (viene|va|queda|funciona|sirve|conviene|cuadra|encaja|vale) [{ADV}] [{GOOD}]
  suena [{ADV}] {GOOD}
  {SUBJ} suena [{ADV}] {GOOD}
  [{SUBJ}] {IS} [{ADV}] {GOOD} [{FOR_ME}]
  todo (bien|en orden|perfecto|correcto) [{FOR_ME}]
  por (mi|mi parte|nosotros) [{IS}] [{ADV}] ({GOOD}|ok|vale|de acuerdo)
  de acuerdo
  (sin|ningun) (problema|problemas|objeciones|cambios|inconveniente|inconvenientes)
  no hay [ningun] (problema|inconveniente|problemas)
  sin duda [alguna]
  claro
  (lo|la) (quiero|queremos)
  (me|nos) interesa y lo (quiero|queremos)
  dale
  hecho
`)

/** Spanish that may mean yes and may mean "I have read it". */
export const ack = lines(`
  (ok|vale|va|sale|listo|entendido|seguro|orale|aja|bien|muy bien|de nada|k)
  (que bien|que bueno|esta bueno)
  [{SUBJ}] (es|esta) [{ADV}] (bonito|lindo|chevere|padre|guay)
  (confirma|confirme|confirmame|confirmeme) [por favor]
  (👍|✅|👌|💯|✔|🤝)
`)

/** Spanish that is accounted for and carries nothing by itself. */
export const filler = lines(`
  {THANKS}
  por favor
  ahora mismo
  (${[...EMOJI].join('|')})
  ya mismo
  saludos
  [que tenga] [un|muy] (buen dia|buenos dias|buenas tardes|buena tarde|buenas noches)
  (buen|gran) trabajo
`)
