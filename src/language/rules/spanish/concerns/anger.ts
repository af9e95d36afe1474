import { pattern, piece } from '#core/pattern'
import { type Found, find, type SpanishText } from '../text.ts'
import { isOfOthers } from './others.ts'

/**
 * Anger at us or at how this goes, in Spanish: "estoy harto de este robot", "ya se lo dije tres veces". "Estamos hartos de las
 * cápsulas", "está de puta madre" and "me da vergüenza preguntar" are none (D4).
 */
export const readSpanishAnger = (text: SpanishText): Found | null =>
  find(text, AT_US, false, isOurs) ??
  find(text, AT_IT, false, isOurs) ??
  find(text, SWEARING, false, (plain, at) => isOurs(plain, at) && !PRAISE.test(plain))

const isOurs = (plain: string, at: number): boolean => !isOfOthers(plain, at)

const VERY =
  '(?:(?:muy|tan|ya|bien|super|realmente|completamente|totalmente|mas que|un poco|bastante|re|todos?|todas?) )*'

/** What may stand after "harto de": us and this talk; whoever is fed up with capsules is not fed up with us. */
const US = piece`
  (?:
    ustedes?|vosotr[oa]s|ti|vos|su|sus|tu|tus|vuestr[oa]s?|est[eoa]s?|es[eoa]s?|que|esperar|tener
    |repetir\w*|escribir|contestar|(?:el |la )?(?:bot|robot|chat|servicio|atencion|asistente|maquinita)
    |lo que|como|tant[oa]s?|la (?:espera|forma|manera)|tod[oa] est[oa]
  )\b
`
const FEELING = piece`
  (?:
    hart[oa]s?|enojad[oa]s?|enfadad[oa]s?|molest[oa]s?|furios[oa]s?|indignad[oa]s?|frustrad[oa]s?
    |cabread[oa]s?|encabronad[oa]s?|emputad[oa]s?|decepcionad[oa]s?|ofendid[oa]s?|cansad[oa]s? de
    |hasta (?:las narices|los huevos|el (?:gorro|mono|pelo|copete|tuetano|cono|punto)|la (?:madre|coronilla)|los cojones|aca|aqui)
    |a punto de perder la paciencia
  )
`
const FAULTY = piece`
  (?:
    inutil(?:es)?|incompetentes?|idiotas?|imbeciles?|tont[oa]s?|estupid[oa]s?|payas[oa]s
    |ladrones|mentiros[oa]s?|estafadores|sinverguenzas?|desastre|basura|porqueria|verguenza|mierda
    |asco|ridicul[oa]s?
  )
`
const DISGRACE = piece`
  (?:
    verguenza|porqueria|basura|mierda|burla|falta de (?:respeto|seriedad|educacion)
    |tomadura de pelo|desastre|asco|asquerosidad|mamada|chingadera|perdida de tiempo
  )
`
const TIMES = '(?:dos|tres|cuatro|cinco|seis|diez|veinte|cien|mil|varias|muchas|tantas|\\d+) (?:mil )?veces'

/** Said to us, in so many words. */
const AT_US = new RegExp(
  [
    `\\b(?:son|sois|sos|eres|es usted|ustedes son) ${VERY}(?:un[oa]?s? )?(?:de )?${FAULTY}\\b`,
    piece`
      \b(?:me|nos) (?:estan?|estas) (?:tomando el pelo|vacilando|viendo la cara|jodiendo)
      |\bse (?:estan )?burla(?:n|ndo) de (?:mi|nosotros|uno)
      |\bhas?n? (?:querido )?(?:engan|estaf|tim)\w+(?:me|nos)\b|\b(?:me|nos) (?:enganaron|estafaron)\b
    `,
    piece`
      \b(?:(?:te|se|les|os) )?(?:lo )?(?:
        he (?:dicho|contestado|explicado|repetido|preguntado)|dije|repeti|explique|pregunte
        |conteste|respondi|escribi
      )(?: ya)? ${TIMES}
      |\bcuantas veces (?:mas )?(?:\w+ ){0,2}?(?:tengo|tenemos|hay|debo|he|necesito)\b
      |\bpor (?:tercera|cuarta|quinta|enesima|ultima) vez\b
    `,
    piece`
      \bno (?:me |nos )?(?:lees?|leen|escuchas?|escuchan|entiendes?|entendes|entienden) (?:nada|lo que)\b
      |\bno me (?:escuchas?|escuchan|hacen? caso|haces caso|leen)\b
      |\b(?:nadie|no) (?:me |nos )?(?:contestan?|responden?|atienden?)(?: nada| nadie| nunca)?
        (?= *(?:$|[.,!;]))
      |\bsigo (?:sin|esperando una?) respuesta\b|\bni caso(?= *(?:$|[.,!;]))|\b(?:es|va) en serio\?
      |\b(?:ustedes |usted |vosotros )?no (?:tienen?|teneis|tienes) (?:verguenza|respeto|seriedad|ni idea)\b
    `,
    piece`
      \b(?:me|nos) (?:hacen?|haces|estan? haciendo|estas haciendo) perder\x20
        (?:el|mi|nuestro|la|toda la) (?:tiempo|tarde|manana|dia)\b
      |\b(?:como|lo mal que|asi) (?:me|nos) (?:estan?|estas|han) trat\w+|\b(?:me|nos) tratan (?:muy )?mal\b
      |\b(?:deja|deje|dejen|dejad) de (?:hacer(?:me|nos) perder|repetir|preguntar(?:me|nos)? lo mismo)\b
      |\bque (?:os|te|les) den\b|\bno (?:sirven?|sirves?) para nada\b
    `,
    piece`
      \b(?:vete|vayanse|vayase|vaya|anda|andate|andense|iros|idos|vayan) a(?: la|l)? (?:
        mierda|chingada|verga|carajo|diablo|infierno|tomar por culo|freir esparragos|porra
      )\b
      |\bchinga(?:n|te)? (?:a )?(?:tu|su) madre\b
      |\b(?:pinche|maldit[oa]|put[oa]|estupid[oa]|inutil de) (?:ro)?(?:bot|servicio|chat|empresa|sistema)\b
      |\b(?:bot|robot|chat|asistente|servicio|empresa|atencion) (?:es |tan |mas |muy )*
        (?:${FAULTY}|de (?:mierda|porqueria|cuarta))\b
    `,
    piece`
      \b(?:poner|presentar|hacer|interponer|levantar|dejar|meter|pongo|presento)(?:les|le|os|te)?\x20
        una (?:reclamacion|queja|denuncia)\b|\bun reclamo (?:formal|por)\b
      |\b(?:quiero|voy a|quisiera|vamos a) (?:quejarme|reclamar|quejarnos)\b
      |\b(?:mala|pesima|horrible) (?:resena|calificacion|valoracion)\b|\bcon una (?:sola )?estrella\b
      |\bhojas? de reclamaciones\b|\bprofeco\b|\bdefensa (?:del|al) consumidor\b
    `,
  ].join('|'),
  'g',
)

/** Said of it all: ours, unless the clause says whose. */
const AT_IT = new RegExp(
  [
    piece`
      \b(?:esto|eso|su \w+|este \w+|esta \w+|la atencion|el servicio|vuestr[oa] \w+) (?:ya )?
        (?:es|son|fue|ha sido|esta siendo|me parece|da) ${VERY}(?:un |una |de |pur[oa] |lo mas )?
        (?:${DISGRACE}|patetic[oa]|ridicul[oa]|indignante|el colmo)\b
      |(?:^|[.,!] ?)(?:ya )?es (?:un|una|el) (?:${DISGRACE}|colmo)\b
    `,
    piece`
      \b(?:vaya|menud[oa]|pur[oa]) (?:mas )?${DISGRACE}\b
      |\bque (?:porqueria|mierda|basura|asco|falta de \w+|mamada|chingadera)\b
      |\bque (?:verguenza|desastre) de (?!mi\b|nuestr)\w+|\bque (?:coraje|rabia|bronca|impotencia)\b
    `,
    piece`
      (?:^|[.,!] ?|\bes |\bparece |\besto |\btotalmente |\bsencillamente |\bfrancamente |\bque )
        (?:inaceptable|inadmisible|indignante|intolerable|vergonzos[oa]|lamentable|patetic[oa])
        (?= *(?:$|[.,!]|de verdad|que|el|la|su))
    `,
    piece`
      \b(?:estoy|estamos|me tienen?|me tienes|nos tienen|quedo|quede|ando) ${VERY}${FEELING}
        (?! (?:(?:con|por|del|de) )+(?!${US}))(?! (?:las|los|el|la) (?!${US}))
      |\bya (?:me )?(?:canse|harte)\b(?! (?:de|del) (?!${US}))
      |\b(?:se me (?:acaba|acabo|esta acabando|agota|agoto)|(?:ya )?perdi|estoy perdiendo) la paciencia\b
    `,
    piece`
      \b(?:pesim[oa]|horrible|terrible|mal[oa]?|malisim[oa]|peor|nefast[oa]|lamentable) (?:
        servicio|atencion|experiencia|trato|empresa
      )\b
      |\b(?:servicio|atencion|trato) (?:(?:es|fue|ha sido|me parece) )?${VERY}(?:
        pesim[oa]|horrible|terrible|mal[oa]|malisim[oa]|nefast[oa]|asqueros[oa]|lamentable
      )\b
    `,
    piece`
      \bllev(?:o|amos) (?:mas de |ya |casi )*(?:[a-z]+|\d+) (?:
        minutos|horas?|dias|semanas|rato
      ) (?:esperando|aqui esperando|y (?:nada|nadie|no)\b)
      |\b(?:tengo|llevo) (?:horas|dias|semanas|rato) esperando\b
    `,
  ].join('|'),
  'g',
)

const SWEARING = pattern('g')`
  \b(?:a la (?:mierda|chingada|verga)|me cago en|joder|mierda|carajo|puta (?:madre|mierda)|no me jodas
    |hij[oa]s? de (?:puta|su madre)|hdp|ctm|ptm|gilipollas|pelotud[oa]s?|pendej[oa]s?|cabrones)\b
  |(?:^|[,.!;] ?)(?:idiotas?|imbeciles?|estafadores|ladrones|inutil(?:es)?)[ .!]*$
`

/** Whoever swears for joy says so as well. */
const PRAISE = pattern('')`
  \b(?:
    buen(?:[oa]s?)?|buenisim[oa]s?|que bien|ric[oa]s?|riquisim[oa]|genial|barat[oa]s?|perfect[oa]|excelente
    |gracias|chid[oa]|padre|chevere|bacan|guay|de puta madre|increible|maravill\w+|encantan?|gustan?
    |me muero|ja(?:ja)+|jeje\w*|vale|listo
  )\b
`
