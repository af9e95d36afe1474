/** Words that say nothing by themselves which could be relied on, in lower case and without accents: what a friendly Spanish reply is held together by. */
export const SPANISH_COMMON: ReadonlySet<string> = new Set(
  `a acerca adelante ademas ahi ahora al algo alguien algun alguna algunas algunos alli amable antes aproximadamente aqui asi aun aunque ayuda ayudar ayudarle ayudarlo ayudarla
  bien bienvenido bienvenida buen buena buenas bueno buenos busca buscando buscar cada camino caso casi cerca claro como con conocer contarme contar cosa cosas cual cuales cualquier
  cuando cuanta cuantas cuanto cuantos cuenta cuente cuenteme cuesta comentar comente comenteme da dar de decir decirme dicho del demas dentro desde despues detalle detalles dia diga
  digame dispuesto donde dudas durante e el elegir elija elegiria elegida encontrar dolares ella ellas ello ellos empezar empezamos en encaja encajar encanta encantado entendido entiendo entonces entre
  era es esa esas ese eso esos espera estan estar estaria este esta esto estos estas estoy estaba excelente favor fecha fin forma genial gracias gusta gustaria gusto ha habla hablar
  hace hacer haga hasta hay he hola idea ideal igual importa incluye incluido incluidas incluida indique indiqueme interesa ir la las le les lista listo llegado lo los luego
  manera mano mas mayor me mejor mente menos mi mientras mis mismo misma momento mucha muchas mucho muy nada necesita necesitan necesitamos necesitaria necesario necesidad ni no nos nosotros
  nuestra nuestras nuestro nuestros o ocasion opcion opciones otra otras otro otros para parece parte pedido pensado pensar perdon perdone perfecto pero persona personas piensa pienso placer plan planes poco
  podemos podria por porque pregunta preguntas precio presupuesto puede pueden puedo pues que queda querer quien quienes quiera quiere quieren quisiera recibir recuerda respuesta saber sabe se sea
  seguir segun ser seria servirle si sido siento sobre son soy su suena suficiente sus suya suyo tal tambien tan tanto tendria tener tengo tenga tenemos tenia tiempo tiene tienen tipo todavia todo toma tomar
  total tras trabajar tu un una unas uno unos usted ustedes va vale vamos van ve ver verdad vez viene vista vuelta y ya yo
  alegra anotado apuntado apunto anoto conviene corresponde decide decision decisiones equipo gente empresa oficina ofrece ofrecemos adapta ajusta recomiendo recomendaria sugiero sirve servicio
  solo solamente tratar dia tarde noche dias tardes noches estupendo maravilloso fantastico nombre palabras expresar explicar explicarmelo explicarme repetir repetirmelo repita
  prepara prepare preparo leerle leer verle agradezco agradecemos muchisimas disposicion ayudando
  entender entendi entendido comprender comprendo comprendido lamento disculpe disculpa`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
