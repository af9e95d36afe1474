import { lines } from '../lexicon.ts'
import type { ServiceLexicon } from '../service-lexicon.ts'

/** How buyers in North America ask for no more texts in French, accents dropped (C8). */
export const FRENCH_SERVICE: ServiceLexicon = {
  spellings: new Map(),
  padding: ["(s'il (vous|te) plait|svp|stp)", 'merci', '(please|ok|hi|hey|just|now)', '(thanks|thank you)'],
  parts: {},
  groups: [
    {
      word: 'stop',
      extent: 'sentence',
      patterns: lines(`
        (arret|arreter|arretez|desabonner|desabonnement|desinscrire|desinscription)
        [je veux|je voudrais|veuillez|merci de] me (desabonner|desinscrire)
        [plus|assez] de (messages|textos)
      `),
    },
    {
      word: 'stop',
      extent: 'anywhere',
      patterns: lines(`
        stop a (ces|vos|les) (messages|textos)
        ne (m'envoyez|m'ecrivez|m'appelez|m'envoie|m'ecris) plus
        ne me (contactez|derangez|textez|contacte|texte) plus
        (arretez|arrete|cessez|cesse) (de|d') (m'envoyer|m'ecrire|m'appeler|me)
        je ne veux plus [recevoir] [de|vos] (messages|textos|sms)
        (retirez|supprimez|enlevez|effacez) (moi|mon numero) [de] [votre|la|cette] [liste]
        (desabonnez|desinscrivez) moi
        laissez moi tranquille
      `),
    },
  ],
  exceptions: [],
}
