import { readFileSync } from 'node:fs'
import { readVisitCode } from '../../src/core/coverage/visit-code.ts'
import { readAmount } from '../../src/core/amount.ts'
import type { Currency } from '../../src/core/money.ts'
import { toDecimal } from '../../src/core/money.ts'
import { readSms } from '../../src/core/sms/read.ts'
import type { SmsContext, SmsRole, Subject, Understood } from '../../src/core/sms/understood.ts'
import { readPhone } from '../../src/edge/phone.ts'

/** A message that somebody typed, and what it means; see the README of this folder. */
export type Line = {
  readonly role: SmsRole | 'stranger'
  readonly text: string
  readonly meanings: readonly string[]
  /** No act may follow. */
  readonly noAct: boolean
}

/** Whose messages these are: the country and the currency of each file. */
const PLACES = {
  en: { country: 'KE', currency: 'KES' },
  fr: { country: 'SN', currency: 'XOF' },
  sw: { country: 'KE', currency: 'KES' },
} as const satisfies Record<string, { country: string; currency: Currency }>

export type Corpus = keyof typeof PLACES

export const CORPORA = Object.keys(PLACES) as Corpus[]

export function linesOf(corpus: Corpus): Line[] {
  const file = readFileSync(`${import.meta.dirname}/${corpus}.txt`, 'utf8')
  return file.split('\n').flatMap((line) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const [role = '', text = '', meanings = '', mark] = line.split(' | ').map((part) => part.trim())
    return [
      {
        role: role as Line['role'],
        text,
        meanings: meanings.split(' / '),
        noAct: mark === '!',
      },
    ]
  })
}

const OWN = '41220537'

/** What our reader takes a message for, in the words of the corpora. */
export function understoodAs(corpus: Corpus, line: Line): string {
  const { country, currency } = PLACES[corpus]
  // Money of a phone waits for its member's number only where some does.
  const isPayer = line.meanings.some((meaning) => meaning.startsWith('attribute'))
  const roles = [line.role, ...(isPayer ? ['payer'] : [])].filter((role) => role !== 'stranger')
  const context: SmsContext = {
    roles: roles as SmsRole[],
    services: line.role === 'clinic' ? ['consultation', 'maternity', 'surgery'] : [],
    readPhone: (text) => readPhone(text, country),
  }
  return meaningOf(readSms(line.text, context), line, currency)
}

function meaningOf(read: Understood, line: Line, currency: Currency): string {
  switch (read.kind) {
    case 'pay':
      return payOf(read, line, currency)
    case 'attribute':
      return `attribute ${read.number}`
    case 'cash': {
      const amount = major(read.amount, currency)
      return amount === null ? 'cash-form' : `cash ${read.number} ${amount}`
    }
    case 'cash-card':
      return 'cash-form'
    case 'bill': {
      const amount = major(read.amount, currency)
      if (amount === null) return 'bill-form'
      return ['bill', readVisitCode(read.code) ?? read.code, read.service, amount]
        .filter(Boolean)
        .join(' ')
    }
    case 'check':
      return `check ${subjectOf(read.subject)}`
    case 'language':
      return read.language ? `language ${read.language.toUpperCase()}` : 'help'
    case 'paid':
      return 'paid?'
    case 'no':
    case 'not-me':
      return 'not-me'
    case 'was-me':
      return 'it-was-me'
    case 'nearly-no':
      return 'did-you-mean-no'
    case 'incomplete':
      return (
        { cash: 'cash-form', bill: 'bill-form', check: 'check-who' }[read.command as string] ??
        'nothing'
      )
    case 'pay-several': {
      const { parts, amount, each } = read
      const whose = parts.map(({ number }) => number).join(' and ')
      return amount === null ? 'pay several' : `pay ${amount}${each ? ' each' : ''} for ${whose}`
    }
    case 'wrong-number':
    case 'one-at-a-time':
    case 'which-parts':
    case 'unknown':
      return 'nothing'
    // A stranger hears what can be done from any phone.
    case 'not-allowed':
      return line.role === 'stranger' ? 'help' : 'nothing'
    case 'answer':
    case 'alerts':
    case 'applicants':
    case 'approve':
    case 'arrears':
    case 'attribute-card':
    case 'balance':
    case 'call-me':
    case 'care-price':
    case 'check-who':
    case 'complaint':
    case 'covered':
    case 'family':
    case 'help':
    case 'join':
    case 'keep-phone':
    case 'list':
    case 'lost-phone':
    case 'match':
    case 'member':
    case 'remind':
    case 'to-call':
    case 'called':
    case 'next':
    case 'our-year':
    case 'receipt':
    case 'refuse':
    case 'start':
    case 'stop':
    case 'total':
    case 'which-amount':
      return read.kind
  }
}

function payOf(
  { number, amount: typed, periods, all }: Extract<Understood, { kind: 'pay' }>,
  line: Line,
  currency: Currency,
): string {
  const isOwn = line.role === 'member' && (number === null || number === OWN)
  const whose = isOwn ? '' : ` for ${number}`
  // The wallet is not asked before it is clear for whom and how much.
  if (!isOwn && number === null && !(all && line.role === 'association')) return 'which-amount'
  if (periods) return isOwn ? `pay ${periods.count} periods` : 'which-amount'
  if (typed === null) return isOwn ? 'pay owed' : 'which-amount'
  const amount = major(typed, currency)
  return amount === null ? 'which-amount' : `pay ${amount}${whose}`
}

function major(text: string, currency: Currency): string | null {
  const read = readAmount(text, currency)
  if (read.kind !== 'amount' || read.amount === 0) return null
  return toDecimal(read.amount, currency).replace(/\.00$/, '')
}

function subjectOf(subject: Subject): string {
  if (subject.kind === 'card') return `card ${subject.text}`
  const whom = subject.kind === 'phone' ? subject.phone : subject.number
  return subject.ordinal === null ? whom : `${whom}/${subject.ordinal}`
}

/** Meanings that move money, stop or deny something. */
export function isAct(meaning: string): boolean {
  return /^(pay (owed|\d)|attribute |stop$|not-me$|it-was-me$|cash \d|bill [A-Z\d])/.test(meaning)
}
