import { currencyNamed } from '../currency-names.ts'
import { rawWords } from './arguments.ts'
import { hear } from './lexicon.ts'
import { plainWord } from './plain-word.ts'
import { wordsFor } from './words.ts'

const CARD_WORDS = wordsFor('card')

/** `CARD NO 4512`: what may stand between. */
const NO = /^(?:NO|N|NUM|NUMBER|NUMERO|NAMBA)$/

/** Letters, a separator and digits: `MUT-2019/0456`. */
const LIKE_CARD = /^(\p{L}{2,})[-./_].*\d/u

/**
 * The older card that a message about money names, and the message without it; null where none is
 * named. Digits alone are never taken for one: they may be the amount.
 */
export function cardSaid(text: string): { readonly card: string; readonly rest: string } | null {
  if (text.includes('?')) return null
  const words = rawWords(text)
  const at = words.findIndex((word) => CARD_WORDS.has(plainWord(word)))
  const after = NO.test(plainWord(words[at + 1] ?? '')) ? at + 2 : at + 1
  const place = at < 0 ? words.findIndex(isLikeCard) : after
  const card = words[place]
  if (card === undefined || !/\d/.test(card)) return null
  const rest = words.filter((_, index) => index > place || index < (at < 0 ? place : at))
  return { card, rest: rest.join(' ') }
}

/** Not `PAY-500` or `KSH.500`. */
function isLikeCard(word: string): boolean {
  const [, letters] = LIKE_CARD.exec(word) ?? []
  if (letters === undefined || currencyNamed(letters, 'KES', 'after') !== 'unknown') return false
  return hear([letters]).every(({ entries }) => entries.length === 0)
}
