import { plainSpanish } from '#core/draft/spanish/numbers'
import type { Term } from './terms.ts'

/** The terms of Spanish: without accents, articles and endings, so that "entregas", "entregan" and "la entrega" are one. */
export const spanishTerm: Term = (word) => {
  const plain = plainSpanish(word)
  return plain.length < 2 || STOP_WORDS.has(plain) ? null : sameAs(stem(plain))
}

/** Light on purpose, as in English: the endings of plurals, genders and the commonest forms of verbs. */
const stem = (word: string): string => {
  if (word.length < 5) return word.length === 4 ? word.replace(/s$/, '').replace(/[aoe]$/, '') : word
  const ending = ENDINGS.find((suffix) => word.endsWith(suffix) && word.length - suffix.length >= 3)
  return ending === undefined ? word : word.slice(0, -ending.length)
}

/** Longer ones first. */
const ENDINGS: readonly string[] = [
  ...'aciones amientos imientos amiento imiento iciones uciones'.split(' '),
  ...'acion icion ucion ciones adores adoras iendo ieron ables ibles'.split(' '),
  ...'cion ador idor ando aron amos emos imos aban able ible aria eria idad'.split(' '),
  ...'ados adas idos idas arla arlo erla erlo arme arse'.split(' '),
  ...'ado ada ido ida aba ian ara era ar er ir an en as es os'.split(' '),
  ...'a o e s'.split(' '),
].sort((a, b) => b.length - a.length)

/** What holds any question or any offer together. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `a al algo alguien algun alguna algunas algunos alla alli ante antes aqui asi aun aunque bien buen buena buenas bueno buenos cada como con cosa cosas cual
  cuales cualquier cuando cuanta cuantas cuanto cuantos da dan dar de debe deben debo decir del dentro desde dia digame dice dime donde dos durante el ella
  ellas ellos en entonces entre era eran es esa esas ese eso esos esta estaba estan estar estas este esto estos estoy favor fue gracias gustaria gusta
  ha haber hace hacen hacer hago han has hasta hay he hola hoy igual incluye incluyen ir la las le les lo los manera mas me mejor menos mi mis mismo momento mucha
  muchas mucho muchos muy nada necesita necesitamos necesito ni ningun ninguna no nos nosotros nuestra nuestras nuestro nuestros o ofrece ofrecen otra otras otro
  otros para parte pero persona personas poco poder podemos podria podrian por porque posible pregunta puede pueden puedo pues que quien quienes quiere quieren
  quiero quisiera saber se sea ser seria si sido sin sobre solo son soy su sus tal tambien tampoco tan tanto te tener tengo ti tiene tienen tienes todo
  todos todas toda tu tus u un una unas uno unos usa usan usar usted ustedes va vale van venden vende ver vez vosotros voy y ya yo empresa duda informacion info sirve sirven
  trabajan trabaja dispone disponen cuentan cuenta existe manejan maneja aceptan acepta viene vienen pasa incluido incluida incluidos incluidas adicional cuesta cuestan costo costos cobran precio`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Words by which people ask for one and the same: a word a group, the first stands for all. */
const SYNONYMS: readonly string[] = [
  'entrega reparto envio repartir enviar despacho mandan traen llevan',
  'averia reparacion reparar arreglar arreglo rompe romper rota descompone descompuesta falla fallar estropea estropear dana',
  'instalacion montaje montar colocar',
  'factura facturacion recibo',
  'cancelar cancelacion anular baja rescindir',
  'prueba probar degustacion cata muestra demostracion',
  'contrato compromiso permanencia plazo',
  'propiedad propia nuestra dueno comprar',
  'descafeinado descafeinada cafeina',
  'limpieza limpiar limpia lavar aseo',
  'telefono celular movil llamar',
  'alquiler renta alquilar rentar arriendo',
  'fin sabado domingo finde',
  'ecologico ambiental sostenible sustentable reciclable medioambiente',
  'alergia alergeno alergico alergica intolerancia gluten celiaco',
  'certificado seguro poliza',
  'garantia devolucion reembolso',
  'pago pagar tarjeta transferencia cobran',
  'vaso taza',
  'infusion te',
  'horario hora abierto abren atienden cierran',
]

const SAME: ReadonlyMap<string, string> = new Map(
  SYNONYMS.flatMap((group) => {
    const [first = '', ...others] = group.split(' ').map(stem)
    return others.map((other) => [other, first] as const)
  }),
)

const sameAs = (stemmed: string): string => SAME.get(stemmed) ?? stemmed
