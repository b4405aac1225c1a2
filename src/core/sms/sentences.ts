import type { Sense } from './lexicon.ts'
import { guess } from './guess.ts'
import { type Said, saysAll } from './said.ts'
import type { Understood } from './understood.ts'

/**
 * What a sentence may mean that only asks or tells: the words that say so, and what they weigh. The
 * heaviest that is said wins; of equals the first. None of it moves money or stops anything.
 */
const MEANINGS: readonly (readonly [weight: number, meaning: Meaning, ...said: Sense[]])[] = [
  [9, 'complaint', 'complaint'],
  [9, 'complaint', 'turned-away', 'clinic'],
  [9, 'complaint', 'category', 'wrong'],
  [9, 'complaint', 'collector', 'paid', 'negation'],
  [8, 'covered', 'clinic', 'pay', 'question'],
  [8, 'paid', 'paid'],
  [8, 'paid', 'attribute'],
  [8, 'paid', 'pay-or-paid', 'arrive'],
  [8, 'paid', 'payment', 'arrive'],
  [8, 'paid', 'money', 'arrive'],
  [8, 'paid', 'negation', 'arrive', 'reminder'],
  [8, 'paid', 'negation', 'arrive', 'receipt'],
  [7, 'balance', 'why', 'pay'],
  [7, 'balance', 'when', 'pay'],
  [7, 'balance', 'when', 'payment'],
  [7, 'which-amount', 'how', 'pay'],
  [7, 'which-amount', 'part', 'pay'],
  [7, 'balance', 'how-much', 'pay'],
  [7, 'balance', 'how-much', 'owe'],
  [7, 'balance', 'how-much', 'payment', 'self'],
  [7, 'call-me', 'call', 'self'],
  [7, 'call-me', 'call', 'want'],
  [7, 'join', 'join', 'how'],
  [7, 'join', 'join', 'want'],
  [7, 'join', 'join', 'how-much'],
  [7, 'family', 'relative', 'cover'],
  [7, 'family', 'family', 'cover'],
  [6, 'receipt', 'receipt'],
  [6, 'covered', 'cover', 'self'],
  [6, 'covered', 'cover', 'question'],
  [6, 'covered', 'cover', 'when'],
  [6, 'balance', 'owe'],
  [6, 'balance', 'balance'],
  [6, 'family', 'family'],
  [5, 'covered', 'check', 'self'],
  [5, 'covered', 'clinic', 'question', 'self'],
  [5, 'covered', 'cover'],
  [5, 'covered', 'check'],
  [5, 'join', 'join'],
  [5, 'join', 'price'],
  [5, 'call-me', 'call'],
  [4, 'which-amount', 'pay'],
  [4, 'help', 'help'],
  [3, 'balance', 'how-much'],
  [2, 'help', 'how'],
]

type Meaning =
  | 'complaint'
  | 'paid'
  | 'which-amount'
  | 'balance'
  | 'covered'
  | 'call-me'
  | 'join'
  | 'family'
  | 'receipt'
  | 'help'

/** Words that no language of ours has, for each that says something: then it is about another thing. */
const STRANGE_MAX = 1

/** What a sentence asks or tells, a letter here and there guessed at; null when nothing is clear. */
export function readMeaning(said: Said): Understood | null {
  return meaningOf({ ...said, words: said.words.map(guess) })
}

/** The same without guessing. */
export function meaningOf(guessed: Said): Understood | null {
  const strange = guessed.words.filter(({ entries }) => entries.length === 0).length
  const familiar = guessed.words.length - strange
  if (strange > familiar * STRANGE_MAX) return null
  const found = MEANINGS.filter(([, meaning, ...senses]) => {
    return (
      saysAll(guessed, senses) && (meaning !== 'which-amount' || isAboutPaying(guessed, strange))
    )
  })
  const [first, ...others] = found
  if (!first) return null
  const [, meaning] = others.reduce((most, one) => (one[0] > most[0] ? one : most), first)
  if (meaning === 'balance' || meaning === 'covered' || meaning === 'which-amount')
    return { kind: meaning, number: guessed.number }
  return { kind: meaning }
}

/**
 * Whether a sentence with a word for paying is a wish to pay: who cannot or will not is not asked
 * how much, and a word that we do not know makes it something else, unless an amount is named.
 */
function isAboutPaying(said: Said, strange: number): boolean {
  if (saysAll(said, ['negation']) || saysAll(said, ['why'])) return false
  return strange <= (said.amounts.length > 0 ? 1 : 0) || saysAll(said, ['want'])
}
