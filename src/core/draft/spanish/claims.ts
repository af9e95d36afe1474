import type { Breach } from '../../model.ts'
import { piece } from '../../pattern.ts'

type Claim = readonly [of: Breach['of'], words: RegExp]

const claim = (of: Breach['of'], words: string): Claim => [of, new RegExp(`(?<![a-z])(?:${words})`, 'g')]

/**
 * Spanish words by which something is promised, granted, done or given away, in lower case and without accents; each may be said only
 * where the template says it as well.
 */
const CLAIMS: readonly Claim[] = [
  claim(
    'discount',
    piece`
      (?:por ciento|porcentaje)|descuent\w*|rebaj\w*|oferta\w*|promoci\w*|cupon\w*|bono\b
      |regal\w*|obsequi\w*|cortesia
    `,
  ),
  claim(
    'discount',
    piece`
      barat\w*|economic\w*|ahorr\w*|mitad\b|precio especial|mejor precio|bonific\w*
      |reembols\w* parcial|a plazos|cuotas?\b|sin (?:costo|coste|cargo|pagar)|mes(?:es)? gratis
    `,
  ),
  claim('promise', 'gratis\\b|gratuit\\w*|libre de'),
  claim('promise', 'garant\\w*|reembols\\w*|devol\\w*|devuelv\\w*|compensa\\w*|indemniz\\w*'),
  claim(
    'promise',
    piece`
      prome\w*|asegur\w*|segur(?:o|a) que|sin duda|por supuesto que|cuente con|confie\w*
      |comprometemos|compromis\w*
    `,
  ),
  claim(
    'promise',
    piece`
      siempre\b|nunca\b|jamas\b|para siempre|de por vida|ilimitad\w*|permanente\w*
      |en cualquier momento|cuando quiera
      |sin (?:riesgo|compromiso|permanencia|limite|condiciones|ataduras)
    `,
  ),
  claim(
    'promise',
    piece`
      el mejor|la mejor|los mejores|lo mejor|mas (?:rapid|barat|competitiv|buen)\w*
      |insuperable\w*|inmejorable\w*|numero uno|lider\w*
    `,
  ),
  claim(
    'promise',
    piece`
      reserv\w*|agend\w*|confirm\w*|aprob\w*|acept\w*|autoriz\w*|activ\w*|contrat\w*|firm\w*
      |factur\w*|cobr\w*|pag(?:ad|ar|o|amos|ue)\w*|pagad\w*
    `,
  ),
  claim(
    'promise',
    piece`
      envi\w*|entreg\w*|instal\w*|llam(?:o|are|aremos|amos|ara)\b|escrib(?:o|ire|iremos|imos)\b
      |mand\w*|avis\w*|hecho\b|listo\b|ya esta\b
      |le (?:hago|consigo|doy|dejo|pongo|guardo|aparto|mantengo)
    `,
  ),
  claim(
    'promise',
    piece`
      cancel\w*|excepci\w*|exclusiv\w*|ultim[oa]s?\b|urgent\w*|solo (?:hoy|quedan)|aproveche\w*
      |dese prisa|antes de que|caduc\w*|congel\w*|no (?:subir|cambiar)\w*|fij[oa]\b
    `,
  ),
  claim(
    'secret',
    piece`
      contrasen\w*|clave\w*|tarjeta\w*|cvv|seguro social|numero de cuenta|pasaporte
      |otros? clientes?|token\w*|codigo\w*
    `,
  ),
  claim(
    'instruction',
    piece`
      instruccion\w*|prompt\w*|sistema\b|modelo de lenguaje|chatgpt|gpt\w*|openai|ignor\w*
      |plantilla\w*|reglas?\b|interno\w*|confidencial\w*
    `,
  ),
  claim(
    'disclosure',
    piece`
      (?:soy|esta hablando con|habla con) (?:un |una )?(?:
        persona|human\w*|vendedor\w*|agente|emplead\w*|hombre|mujer
      )
      |no soy (?:un |una )?(?:robot|bot|maquina|programa|asistente|automatic\w*)|me llamo
      |mi nombre es|carne y hueso
    `,
  ),
  claim(
    'question',
    piece`
      (?:
        responda|conteste|diga|escriba|envie|mande|pulse|toque|haga clic|visite|descargue
        |registre\w*|inicie sesion
      )(?! "adelante")
      |clic\b
    `,
  ),
  claim(
    'question',
    piece`
      (?:sigo|seguimos|procedo|procedemos) (?:adelante|con)|(?:esta|estas) de acuerdo
      |lo confirma|lo pido|hacemos el pedido|trato hecho
    `,
  ),
]

/** What a draft claims and its template does not, or denies where the template does not, and the other way round. */
export const spanishClaims = (draft: string, template: string): readonly Breach[] =>
  CLAIMS.flatMap(([of, words]) => {
    const due = senses(template, words)
    return senses(draft, words)
      .filter(({ stem, denied }) => !due.some((one) => one.stem === stem && one.denied === denied))
      .map((one): Breach => ({ of, words: one.words }))
  })

const senses = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(({ index, 0: words }) => ({
    words,
    stem: words.slice(0, 6),
    denied: isDenied(text.slice(0, index)),
  }))

const isDenied = (before: string): boolean =>
  /(?<![a-z])(?:no|ni|nunca|sin|tampoco|nada|nadie|ningun\w*)(?: \w+){0,3} $/.test(
    before.slice(Math.max(...['. ', ', ', '; ', '? '].map((end) => before.lastIndexOf(end))) + 1),
  )

/** Whether a text denies anything at all. */
export const isDenyingInSpanish = (text: string): boolean =>
  /(?<![a-z])(?:no|ni|nunca|jamas|sin|tampoco|nada|nadie|ningun\w*)(?![a-z])/.test(
    text.replace(/(?<![a-z])(?:de nada|sin prisa|no hay (?:problema|prisa)|no se preocupe|no dude)/g, ' '),
  )
