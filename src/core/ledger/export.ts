import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import { type Currency, exponentOf, type Minor, toDecimal } from '../money.ts'
import type { Bookkeeping } from '../statutes/bookkeeping.ts'
import { ACCOUNT_KINDS, type AccountCode, type AccountId, readAccount } from './accounts.ts'
import { accountTerms, type AccountTerms, chartOf } from './chart.ts'
import type { Journal } from './chain.ts'

/** UEMOA classes, the first part of an account's name. */
const CLASSES: Readonly<Record<string, string>> = {
  '1': '1 lasting resources',
  '2': '2 fixed assets',
  '3': '3 stocks',
  '4': '4 third parties',
  '5': '5 treasury',
  '6': '6 charges',
  '7': '7 income',
  '8': '8 extraordinary',
}

/** What plain-text accounting must know of each type to draw a balance sheet and an income statement. */
const TYPES = { asset: 'A', liability: 'L', fund: 'E', cost: 'X', income: 'R' } as const

/** How a mutual's accounts are written in plain-text accounting. */
type HledgerAccounts = {
  /** The first lines of a journal: the commodity and the kinds of account. */
  readonly header: string
  /** Declares a member's or wallet's own account, for `hledger check --strict`. */
  declare(id: AccountId): string
  entry(journal: Journal): string
}

export function hledgerAccounts({
  name: mutual,
  currency,
  bookkeeping,
}: HledgerMutual): HledgerAccounts {
  const termsOf = accountTerms(bookkeeping)
  const path = (id: AccountId) => accountPath(id, termsOf)
  const codes = new Set([...Object.keys(ACCOUNT_KINDS), ...chartOf(bookkeeping).keys()])
  const kinds = [...codes].sort().map((code) => {
    const isCash = code.startsWith('5')
    const type = isCash ? 'C' : TYPES[termsOf(code as AccountCode).type]
    return `account ${path(code as AccountId)}  ; type: ${type}`
  })
  const sample = exponentOf(currency) === 0 ? '1000.' : `1000.${'0'.repeat(exponentOf(currency))}`
  return {
    header: [`; Books of ${mutual}`, `commodity ${currency} ${sample}`, ...kinds, ''].join('\n'),
    declare: (id) => `account ${path(id)}`,
    entry: (journal) => hledgerEntry(journal, currency, path),
  }
}

type HledgerMutual = {
  readonly name: string
  readonly currency: Currency
  readonly bookkeeping: Bookkeeping
}

/** `4 third parties:411 Members\: …` as a path: class, kind, and whose it is. */
function accountPath(id: AccountId, termsOf: (code: AccountCode) => AccountTerms): string {
  const { kind, owner } = readAccount(id)
  // A colon would begin a part of it, and two spaces or a semicolon end it.
  const name = `${kind} ${termsOf(kind).name.replace(/[:;]/g, ' -').replace(/\s+/g, ' ')}`
  const path = `${CLASSES[kind[0] as string]}:${name}`
  if (owner === null) return path
  const isMember = kind === '411' || kind === '419'
  return `${path}:${isMember ? formatMemberNumber(owner as MemberNumber) : owner}`
}

/** One journal as an hledger transaction: a debit is positive, a credit negative. */
function hledgerEntry(
  journal: Journal,
  currency: Currency,
  path: (id: AccountId) => string,
): string {
  const amount = (minor: Minor, sign: '' | '-') =>
    `${currency} ${sign}${toDecimal(minor, currency)}`
  const lines = journal.transfers.flatMap((transfer) => [
    `    ${path(transfer.debit)}  ${amount(transfer.amount, '')}`,
    `    ${path(transfer.credit)}  ${amount(transfer.amount, '-')}`,
  ])
  const tags = [
    ...(journal.eventOn === journal.effectiveOn ? [] : [`event: ${journal.eventOn}`]),
    // hledger's own tag for entries that an income statement leaves out.
    ...(journal.kind === 'year-end' ? ['clopen:'] : []),
  ]
  const happened = tags.length === 0 ? '' : `  ; ${tags.join(', ')}`
  const head = `${journal.effectiveOn} (${journal.seq}) ${journal.kind} ${journal.sourceRef}${happened}`
  return [head, ...lines, ''].join('\n')
}

/** A plain number is none of theirs, also below zero. */
const NUMBER = /^-?\d+(\.\d+)?$/

/**
 * Where a spreadsheet may see a formula begin: at the start of a cell, and after what some of them
 * take for the end of one (a semicolon where the comma is the decimal sign), quoted or not. The signs
 * of every width, since some programs fold wide and small ones into these.
 */
const FORMULA =
  /^(?=\n)|(?<=^|[;\t\r\n])(?=[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212\t\r])/g

/** A cell by RFC 4180 that no spreadsheet takes for a formula. */
export function csvCell(text: string): string {
  const safe = NUMBER.test(text) ? text : text.replace(FORMULA, "'")
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
