import { lines } from './lexicon.ts'

/** How buyers in North America ask for no more texts in Spanish and French, accents dropped (C8). */
export const STOP_ELSEWHERE = {
  /** Said by themselves. */
  sentences: lines(`
    (alto|parar|pare|paren|detener|detente|detengase|eliminar|eliminarme|desuscribir|desuscribirme|desuscribirse)
    [quiero|quisiera|deseo] (darme|dar) de baja
    no molestar
    (basta|ya) [de] (mensajes|textos)
    (arret|arreter|arretez|desabonner|desabonnement|desinscrire|desinscription)
    [je veux|je voudrais|veuillez|merci de] me (desabonner|desinscrire)
    [plus|assez] de (messages|textos)
  `),
  /** Said anywhere. */
  phrases: lines(`
    no mas [mensajes|textos|sms] [por favor]
    no [me|nos] (envie|envien|envies|mande|manden|mandes|escriba|escriban|escribas|contacte|contacten|contactes|llame|llamen|llames) (mas|[mas] (mensajes|textos))
    stop a (ces|vos|les) (messages|textos)
    no [me|nos] (vuelva|vuelvan|vuelvas) a (enviar|mandar|escribir|contactar|llamar)
    (deje|dejen|deja|dejad|pare|paren|para) de (enviarme|mandarme|escribirme|contactarme|llamarme|molestarme|enviar|mandar|escribir|molestar)
    no (quiero|deseo) [recibir] [mas] [sus|tus|estos|los] (mensajes|textos|sms)
    no (quiero|deseo) recibir [nada] mas
    (quiteme|quitenme|quitame|borreme|borrenme|borrame|elimineme|eliminenme|eliminame|saqueme|saquenme|sacame) de [la|su|tu|esta|sus] (lista|listas)
    (deme|denme|dame|darme) de baja
    (dejeme|dejenme|dejame) en paz
    (cancelar|cancelen|parar|paren|detener|detengan) [mi|los|estos|sus|mis] (suscripcion|mensajes|textos)
    ne (m'envoyez|m'ecrivez|m'appelez|m'envoie|m'ecris) plus
    ne me (contactez|derangez|textez|contacte|texte) plus
    (arretez|arrete|cessez|cesse) (de|d') (m'envoyer|m'ecrire|m'appeler|me)
    je ne veux plus [recevoir] [de|vos] (messages|textos|sms)
    (retirez|supprimez|enlevez|effacez) (moi|mon numero) [de] [votre|la|cette] [liste]
    (desabonnez|desinscrivez) moi
    laissez moi tranquille
  `),
  /** What may stand beside them. */
  padding: ['por favor', 'gracias', 'ya', "(s'il (vous|te) plait|svp|stp)", 'merci'],
} as const
