import { cleanInput } from './text/input.ts'

/** What people leave out or write otherwise between the parts of a card's number. */
const BETWEEN = /[^\p{L}\p{N}]+/gu

/**
 * The ways in which a card's number (`MUT-2019/0456`) is the same: without capitals, separators and
 * zeros at the start of its parts, whether the parts were told apart (`mut 2019 456`) or not
 * (`MUT20190456`). None for what has neither letters nor digits.
 */
export function cardKeys(card: string): readonly string[] {
  const plain = cleanInput(card).toUpperCase()
  const parts = plain.replace(BETWEEN, ' ').split(' ').filter(Boolean)
  const keys = [parts.map(bare).join(''), bare(parts.join(''))]
  return [...new Set(keys)].filter(Boolean)
}

function bare(part: string): string {
  return part.replace(/(?<!\d)0+(?=\d)/g, '')
}

/** Whether two cards would be taken for each other by whoever types one of them. */
export function isSameCard(card: string, other: string): boolean {
  const keys = cardKeys(other)
  return cardKeys(card).some((key) => keys.includes(key))
}
