import { distance } from './distance.ts'
import { entriesNamed, type Heard, type Sense, singleWords } from './lexicon.ts'

/** Letters of a word from which on one may be wrong. */
const LETTERS_MIN = 5

/** What may be guessed at: words of questions. No act is ever done on a guess. */
const GUESSED: readonly Sense[] = [
  ...(['balance', 'receipt', 'family', 'help', 'owe', 'cover', 'call', 'pay', 'paid'] as const),
  ...(['payment', 'how-much', 'join', 'price', 'clinic'] as const),
]

/** Longer words are no word of a message. */
const LETTERS_MAX = 20

/** A word that nobody knows, taken for one that differs in one letter, or in letters held down. */
export function guess(word: Heard): Heard {
  const { text } = word
  if (word.entries.length > 0 || text.length > LETTERS_MAX) return word
  for (const squeezed of [text.replace(/(.)\1{2,}/gu, '$1'), text.replace(/(.)\1+/gu, '$1')]) {
    const entries = entriesNamed(squeezed)
    if (squeezed !== text && entries.length > 0) return { ...word, entries }
  }
  if (text.length < LETTERS_MIN) return word
  const near = singleWords(GUESSED).find(
    (known) => known.length >= LETTERS_MIN && distance(text, known, 1) <= 1,
  )
  return near ? { ...word, entries: entriesNamed(near) } : word
}
