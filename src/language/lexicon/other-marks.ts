import { wordSet } from './lexicon.ts'

/**
 * Words by which the neighbours of Spanish are known (Portuguese, French, Italian, Catalan), so that they are taken for none of our languages.
 * Without accents, as all marks are.
 */
export const MARKS_OF_OTHERS: ReadonlySet<string> = wordSet(`
  nao voce voces eu uma com muito obrigado obrigada preciso quero gostaria quanto ola bom boa isso sim tem mais nos
  je vous nous oui est et pas avec pour les des une c'est j'ai merci bonjour voudrais combien besoin dans sont etes mais
  il che sono per grazie vorrei quanto ciao buongiorno gli della delle perche anche questo si' ho abbiamo avete
  ich und der die das ist nicht wir bitte danke ja nein
  jo amb gracies necessito molt bon dia
`)
