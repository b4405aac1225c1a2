import { cleanInput } from './text/input.ts'

/**
 * An association's code, or what a payer typed as the account of a payment, without what people
 * write differently: capitals, accents, spaces and dashes. Null for what may be meant as a member
 * number: digits alone, letters that look like digits taken for digits. No association's code is
 * read so, so nothing typed can mean both.
 */
export function accountName(text: string): string | null {
  const plain = cleanInput(text)
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  return plain === '' || /^[0-9oil]+$/.test(plain) ? null : plain
}
