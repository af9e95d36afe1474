import { piece } from '#core/pattern'
/**
 * Words that say of the place after them that it is theirs. `strange`: they say so plainly enough that a name may be one that we do not
 * know; else what follows "we're in" may be Slack, a hurry, or January.
 */
export type Cue = { readonly pattern: RegExp; readonly confidence: number; readonly strange?: true }

const IF = piece`
  (?<!
    \b(?:
      if|when|while|once|whenever|until|unless|though|after|before|like|that time|as though
      |think|hope|wish|imagine|suppose|say|says|say that|pretend|assume|wonder|case
    )\x20
  )(?<!\b(?:if|when) (?:[a-z']+ ){1,2})
`
const WE = `${IF}\\b(?:we(?:'re| are)|i(?:'?m| am))`

const ADVERBS = piece`
  (?:
    \x20(?:
      all|both|just|still|currently|now|mostly|mainly|actually|here|right|over|out|down|up
      |basically|physically|really|also|located|based|headquartered|situated
    )
  )*?
`
const BASED = '(?:based|located|headquartered|situated)(?: (?:right|here|over|out|down|up|mostly|mainly))*'

/** What a business is, or is in. */
const SITE = piece`
  (?:
    offices?|company|firm|teams?|staff|crew|warehouses?|branch|sites?|stores?|shops?|studios?
    |building|clinic|practice|gym|salon|campus|plant|factory|lab|school|location|start-?up
    |agency|business|hq|headquarters|(?:co-?working |work ?)space|facility|showroom|bakery
    |brewery|nonprofit|non-profit
  )
`

/** What is somebody else's, was, or is one of several. */
const NOT_OURS = piece`
  (?!
    (?:
      other|second|third|sister|parent|old|former|last|next|previous|future|new|partner|client
      |customer|remote|dream|favou?rite
    )\b
  )
`
const OUR = `\\b(?:our|my)(?: ${NOT_OURS}[a-z-]+){0,2}? ${SITE}`

/** "40 people", "a small law firm", "a team of 12". */
const GROUP = piece`
  (?: (?:a|an|the|about|around|roughly|some|like|nearly|almost|only))*(?: [a-z\d,-]+){0,4}? (?:
    people|persons|employees|folks|of us|heads|staff|${SITE}
  )(?: of (?:about |around )?\d+)?(?: ?\([^()]{1,24}\))?
`

/** A sentence begins. */
const START = '(?:^|[.!?\\n] )(?:(?:hi|hey|hello|hiya|good morning|so|ok|well|we|currently)\\b[ ,.!]*)*'

const ENGLISH: readonly (readonly [pattern: string, confidence: number, strange?: 'strange'])[] = [
  [`${WE}${ADVERBS} (?:in|out of) `, 0.9],
  [
    `${WE}(?: (?:all|just|still|currently|now|mostly|mainly|actually|also))* ${BASED} (?:in|out of|at) `,
    0.9,
    'strange',
  ],
  [`${WE}${GROUP}(?:,? (?:who are |which is |that is |that's |that are ))?${ADVERBS} (?:in|out of) `, 0.9],
  [
    `${WE}${GROUP}(?:,? (?:who are |which is |that is |that's |that are ))? ${BASED} (?:in|out of|at) `,
    0.9,
    'strange',
  ],
  [
    piece`
      ${WE}(?:(?!look|need|want|search|find|book|reserv|going|trying)[^.!?\n]){0,60}
        (?:, |,? and | \(|: | - )${BASED} (?:in|out of)\x20
    `,
    0.85,
    'strange',
  ],
  [`${START}${BASED} (?:in|out of) `, 0.85, 'strange'],
  [
    piece`
      ${START}(?:(?:an?|the) )?(?:new )?(?:
        (?!(?:our|my|your|their|his|her|no|any)\b)${NOT_OURS}[a-z-]+\x20
      ){0,3}?${SITE}(?: of \d+)?,? (?:${BASED} )?(?:in|out of)\x20
    `,
    0.8,
  ],
  [`${START}(?:about |around |roughly )?\\d[\\d,]* (?:employees|staff|of us) (?:${BASED} )?in `, 0.8],
  [
    piece`
      \b(?:behalf of|i work (?:at|for|in)|i(?:'m| am) (?:with|at)) an? (?:[a-z-]+ ){0,3}?
        ${SITE}(?: (?:${BASED} )?in)\x20
    `,
    0.8,
  ],
  [
    piece`
      \b(?:we|i) (?:have|got|have got)(?: about| around| like)? \d[\d,]*\x20
        (?:people|employees|staff|folks|of us|heads) in\x20
    `,
    0.8,
  ],
  [`${IF}${OUR}(?: is| are|'s| sits| sit)${ADVERBS} (?:in|at|out of) `, 0.9, 'strange'],
  [`${OUR}(?: that's| which is)?(?: based| located)? in `, 0.8],
  [
    piece`
      \bthe (?:main |head |whole )?(?:
        office|company|hq|headquarters|team|warehouse|site|shop|store
      ) (?:is|are)${ADVERBS} in\x20
    `,
    0.8,
  ],
  [
    piece`
      (?<!\b(?:can|could|should|may|might|do|did|would|will|if|when|where|and|to) )\b(?:we|i)
        (?: (?:all|mostly|mainly|currently|only))* (?:live|work|operate|reside)
        (?: (?:here|over|out|down|up|together))* (?:in|out of|from)\x20
    `,
    0.8,
  ],
  [
    piece`
      (?<!\b(?:can|could|should|do|did|would|if) )\b(?:we|i)(?: also| currently)*\x20
        (?:run|own|manage|have|operate) (?:an?|the|our|one|two|three|four|five|\d+)\x20
        (?:${NOT_OURS}[a-z-]+ ){0,3}?${SITE}(?: that's| which is)?(?: based| located)? in\x20
    `,
    0.8,
  ],
  [
    piece`
      (?:
        \b(?:hi|hello|hey|hiya|greetings)(?: there| all| team)?,?\x20
        |\b(?:writing|texting|messaging|contacting|reaching out)(?: (?:to|you|in|here))*\x20
      )from\x20
    `,
    0.8,
  ],
  [`${WE}(?: all| both)? from `, 0.7],
  ['\\bhere in ', 0.8],
  [
    piece`
      (?:^|[.!?,;(\n] ?)(?:our |my )?(?:office |company |business )?
        (?:location|city|town|hq|headquarters|office)(?: is|:|=)(?: in| at)?\x20
    `,
    0.9,
    'strange',
  ],
]

const SI = '(?<![\\p{L}])(?<!(?<!\\p{L})(?:no|si|cuando|aunque) )'
const OFICINA = piece`
  (?:
    oficinas?|empresa|sede|local|tienda|negocio|compa[ñn][ií]a|despacho|estudio|equipo
    |f[aá]brica|almac[eé]n|agencia|taller
  )
`
const UBICADOS = '(?:ubicad|situad|localizad|basad)[oa]s?'

const SPANISH: typeof ENGLISH = [
  [`${SI}(?:estamos|estoy|nos encontramos|me encuentro)(?: todos| todas| aqu[ií]| ahora)* en `, 0.9],
  [
    `${SI}(?:estamos|nos encontramos|somos \\p{L}+(?: \\p{L}+){0,3})(?: aqu[ií])? ${UBICADOS} en `,
    0.9,
    'strange',
  ],
  [
    piece`
      ${SI}(?:somos|soy)(?: (?:un[ao]s?|como|casi))?(?: \d+)?
        (?: (?:personas|emplead[oa]s|trabajador[ea]s))?(?: ${OFICINA}(?: \p{L}+)?)? (?:de|en)\x20
    `,
    0.85,
  ],
  [
    piece`
      ${SI}(?:nuestr[oa]|mi|la|el) ${OFICINA}(?: principal| central)?\x20
        (?:est[aá]|se encuentra|queda)(?: ${UBICADOS})? en\x20
    `,
    0.9,
    'strange',
  ],
  [`(?<!\\p{L})(?:nuestr[oa]s?|mi) ${OFICINA}(?: principal| central)? (?:en|de) `, 0.8],
  [`(?:^|[.!?,;(\\n] ?|(?<!\\p{L})y |con )(?:${UBICADOS}|sede) en `, 0.85, 'strange'],
  [`${SI}(?:vivimos|vivo|trabajamos|trabajo|operamos) en `, 0.8],
  [`${SI}tenemos (?:una |la |dos |tres )?${OFICINA} en `, 0.8],
  ['(?<!\\p{L})(?:escribo|escribimos|hola|saludos|les escribo|le escribo|te escribo),? desde ', 0.8],
]

/** In the order of how plainly they say it. */
export const CUES: readonly Cue[] = [...ENGLISH, ...SPANISH].map(([pattern, confidence, strange]) => ({
  pattern: new RegExp(pattern, 'gu'),
  confidence,
  ...(strange && { strange: true as const }),
}))

/** How every cue ends, and much else. */
export const CUE_END = /(?:\b(?:in|of|at|from|en|de|desde|is)|[:=]) /g

/** What names the place before it as one of theirs: "our Austin office". */
export const OURS = /\b(?:our|my) (?=[a-z])/g
