import { wordSet } from '../lexicon.ts'
import type { LanguageMarks } from '../marks.ts'

/** By which Spanish is told from other languages; articles and the like stand in names and in its sisters too, so they are weak. */
export const SPANISH_MARKS: LanguageMarks = {
  strong: wordSet(`
    el pero porque cuando donde cuanto cuanta cuantos cuantas cual cuales quien quienes estoy esta estan estamos soy somos
    es hay tengo tiene tienen tenemos tienes hace hacen hacer hago quiero quiere quieren queremos quisiera
    quisieramos necesito necesita necesitamos necesitan puedo puede pueden podemos podria podrian podriamos debo debe gustaria
    gusta gustan parece creo pienso digo digame dime dame deme denme envieme envie envia mandame mande manden hola buenos
    buenas dias tardes noches gracias claro vale bueno buena muy mucho mucha muchos muchas tambien ahora manana
    ayer siempre nunca algo alguien nadie ningun ninguna mis tus su sus nuestro nuestra nuestros nuestras ustedes
    usted vosotros nosotros ella ellos ellas les nos este estos estas ese esa eso esos esas aquello aqui ahi alli alla
    mas menos entonces pues asi aunque mientras hasta desde sobre entre hacia segun sino cada otro otra otros otras
    todo toda todos todas mismo misma aun todavia luego despues antes lunes martes miercoles jueves viernes sabado domingo
    enero febrero marzo abril junio julio agosto septiembre octubre noviembre diciembre precio precios cuesta cuestan costo
    oficina oficinas maquina maquinas cafe personas empleados correo telefono numero pedido compra comprar pagar pago
    presupuesto descuento contrato reunion cita semana meses ano anos hora horas acuerdo perfecto excelente
    correcto exacto adelante confirmo acepto confirmar aceptar listo lista ayuda hablar persona humano cliente empresa
    dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cuarenta cincuenta ciento cientos
    prefiero preferimos preferiria seguir sigamos hagamoslo vos tenes podes queres porfa porfis xq tmb orale ahorita
    seguro segura quien vamos dejame dejeme
    oye oiga saludos disculpe disculpa perdon esperar espere espera informacion
  `),
  weak: wordSet(
    'favor de la los las un una unos unas del al en con sin por para que como si se le lo me te no o a ni y ya yo mi tu nada hoy son solo era fue',
  ),
  characters: 'ñ¿¡',
  certain: '¿¡',
}
