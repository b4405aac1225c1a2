import { readVisitCode } from '../coverage/visit-code.ts'
import { argumentsOf, attemptAmong, numberAmong } from './arguments.ts'
import { type Command, keywordsOf } from './command.ts'
import type { Understood } from './understood.ts'

const BILL_WORDS = {
  keywords: { en: ['BILL', 'INVOICE'], fr: ['FACTURE', 'FACTURER'], sw: ['BILI', 'ANKARA'] },
  misspelt: ['BIL', 'BILLE', 'FACTUR', 'FACTURES', 'BILLI'],
} as const

const PAY_WORDS = {
  keywords: { en: ['PAY'], fr: ['PAYER', 'COTISER'], sw: ['LIPA', 'LIPIA', 'KULIPA'] },
  misspelt: ['PAI', 'PAYEZ', 'PEYER', 'LIPPA', 'LIPAA'],
} as const

/** Bills of clinics, and what members do with money. */
export const MONEY_COMMANDS: readonly Command[] = [
  {
    name: 'bill',
    does: 'The bill of a visit under its code: code, service, whole amount',
    who: ['clinic'],
    ...BILL_WORDS,
    place: 'first',
    number: 'reads',
    examples: {
      en: ['BILL K7QR42-8 consultation 3000', 'bill K7QR428 3,000 consultation'],
      fr: ['FACTURE K7QR42-8 consultation 3000', 'facture k7qr42-8 3 000 F'],
      sw: ['BILI K7QR42-8 consultation 3000', 'bili K7QR42-8 3000/-'],
    },
    read: (message) => readBill(message.text, message.service),
  },
  {
    name: 'pay',
    does: 'A payment request comes to this phone: for all that is owed, for an amount, or for another member number',
    who: ['member', 'association', 'manager', 'collector', 'payer'],
    ...PAY_WORDS,
    place: 'first',
    number: 'reads',
    examples: {
      en: ['PAY', 'PAY 500', 'pay 0412337-8', 'PAY 0412337-8 1,500'],
      fr: ['PAYER', 'payer 1 500 F', 'PAYER 0412337-8 500'],
      sw: ['LIPA', 'lipa 500', 'LIPA 0412337-8 500'],
    },
    read: (message) => readPay(message.text),
  },
  {
    name: 'family',
    does: 'Who of the family is covered, and from when',
    who: ['member'],
    keywords: { en: ['FAMILY'], fr: ['FAMILLE'], sw: ['FAMILIA', 'JAMAA'] },
    misspelt: ['FAMILI', 'FAMILY S', 'FAMILE', 'FAMYLY', 'FAMILLES', 'FAMILIYA'],
    place: 'first',
    number: 'ignores',
    examples: {
      en: ['FAMILY', 'family please'],
      fr: ['FAMILLE', 'Famille svp'],
      sw: ['FAMILIA', 'familia tafadhali'],
    },
    read: () => ({ kind: 'family' }),
  },
  {
    name: 'receipt',
    does: 'The last receipt once more',
    who: ['member'],
    keywords: {
      en: ['RECEIPT', 'RECEIPTS'],
      fr: ['RECU', 'RECUS'],
      sw: ['RISITI', 'STAKABADHI'],
    },
    misspelt: ['RECIEPT', 'RECEIT', 'RECIPT', 'RESU', 'RECUE', 'RISIT', 'STAKABATHI'],
    place: 'first',
    number: 'ignores',
    examples: {
      en: ['RECEIPT', 'receipt please'],
      fr: ['RECU', 'reçu svp'],
      sw: ['RISITI', 'stakabadhi'],
    },
    read: () => ({ kind: 'receipt' }),
  },
]

/** A code, in one piece or two; the amount is what is left of digits. */
function readBill(text: string, service: string | null): Understood {
  const words = argumentsOf(text, keywordsOf(BILL_WORDS))
  const at = words.findIndex((word) => readVisitCode(word) !== null)
  const code = at < 0 ? words[0] : words[at]
  const rest = words.filter((_, index) => index !== Math.max(at, 0))
  const amount = amountIn(rest)
  if (!code || amount === null) return { kind: 'incomplete', command: 'bill' }
  return { kind: 'bill', code, service, amount }
}

/** A number, an amount, both or none; a wrong digit in what was meant as a number is said. */
function readPay(text: string): Understood {
  const words = argumentsOf(text, keywordsOf(PAY_WORDS))
  const found = numberAmong(words)
  if (found.kind === 'several') return { kind: 'one-at-a-time' }
  const rest = found.kind === 'number' ? found.rest : words
  const attempt = attemptAmong(rest)
  if (attempt) return { kind: 'wrong-number', digits: attempt }
  const number = found.kind === 'number' ? found.number : null
  return { kind: 'pay', number, amount: amountIn(rest) }
}

/** What of the arguments is an amount as people write it, joined; null without a digit. */
export function amountIn(words: readonly string[]): string | null {
  const first = words.findIndex((word) => /\d/.test(word))
  if (first < 0) return null
  const last = words.findLastIndex((word) => /\d/.test(word))
  return words.slice(first, last + 1).join(' ')
}
