/** Names of months in English, French and Swahili, without accents. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'janvier', 'januari'],
  ['february', 'fevrier', 'februari'],
  ['march', 'mars', 'machi'],
  ['april', 'avril', 'aprili'],
  ['may', 'mai', 'mei'],
  ['june', 'juin', 'juni'],
  ['july', 'juillet', 'julai'],
  ['august', 'aout', 'agosti'],
  ['september', 'septembre', 'septemba'],
  ['october', 'octobre', 'oktoba'],
  ['november', 'novembre', 'novemba'],
  ['december', 'decembre', 'desemba'],
]

/** Fewer letters are no month. */
const LETTERS_MIN = 3

/**
 * The month, 1 to 12, that a word names, in full or by its first letters as spreadsheets shorten it
 * (`Mar`, `févr.`, `Sept`); null when it names none or several (`jui`, `ma`).
 */
export function monthNamed(word: string): number | null {
  const plain = word
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
  if (plain.length < LETTERS_MIN) return null
  const found = MONTHS.flatMap((names, at) =>
    names.some((name) => name.startsWith(plain)) ? [at + 1] : [],
  )
  return found.length === 1 ? (found[0] as number) : null
}
