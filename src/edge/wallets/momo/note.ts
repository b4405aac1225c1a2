import { fold } from '../../../core/text/gsm7.ts'

const NOTE_MAX = 160

/**
 * A text beside a payment, as MTN takes it: an apostrophe or an ampersand is refused, an empty one
 * fails. `otherwise` stands where nothing is left.
 */
export function noteOf(text: string, otherwise: string): string {
  const note = fold(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 .-]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
  return note.slice(0, NOTE_MAX).trim() || otherwise
}
