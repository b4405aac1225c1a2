import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import { type Currency, exponentOf, type Minor, toDecimal } from '../money.ts'
import { ACCOUNT_KINDS, type AccountId, readAccount } from './accounts.ts'
import type { Journal } from './chain.ts'

/** UEMOA classes, the first part of an account's name. */
const CLASSES: Readonly<Record<string, string>> = {
  '4': '4 third parties',
  '5': '5 treasury',
  '6': '6 charges',
  '7': '7 income',
}

/** What plain-text accounting must know of each class to draw a balance sheet. */
const TYPES: Readonly<Record<string, string>> = { '4': 'A', '5': 'C', '6': 'X', '7': 'R' }
const LIABILITIES = new Set(['401', '419', '471'])

/** `4 third parties:411 Members\: …` as a path: class, kind, and whose it is. */
function accountPath(id: AccountId): string {
  const { kind, owner } = readAccount(id)
  const name = `${kind} ${ACCOUNT_KINDS[kind].name.replace(/:/g, ' -')}`
  const path = `${CLASSES[kind[0] as string]}:${name}`
  if (owner === null) return path
  const isMember = kind === '411' || kind === '419'
  return `${path}:${isMember ? formatMemberNumber(owner as MemberNumber) : owner}`
}

/** The first lines of an hledger journal: the commodity and the kinds of account. */
export function hledgerHeader(mutual: string, currency: Currency): string {
  const kinds = Object.keys(ACCOUNT_KINDS).map((kind) => {
    const type = LIABILITIES.has(kind) ? 'L' : TYPES[kind[0] as string]
    return `account ${accountPath(kind as AccountId)}  ; type: ${type}`
  })
  const sample = exponentOf(currency) === 0 ? '1000.' : `1000.${'0'.repeat(exponentOf(currency))}`
  return [`; Books of ${mutual}`, `commodity ${currency} ${sample}`, ...kinds, ''].join('\n')
}

/** Declares a member's or wallet's own account, for `hledger check --strict`. */
export function hledgerAccount(id: AccountId): string {
  return `account ${accountPath(id)}`
}

/** One journal as an hledger transaction: a debit is positive, a credit negative. */
export function hledgerEntry(journal: Journal, currency: Currency): string {
  const amount = (minor: Minor, sign: '' | '-') =>
    `${currency} ${sign}${toDecimal(minor, currency)}`
  const lines = journal.transfers.flatMap((transfer) => [
    `    ${accountPath(transfer.debit)}  ${amount(transfer.amount, '')}`,
    `    ${accountPath(transfer.credit)}  ${amount(transfer.amount, '-')}`,
  ])
  const happened = journal.eventOn === journal.effectiveOn ? '' : `  ; event: ${journal.eventOn}`
  const head = `${journal.effectiveOn} (${journal.seq}) ${journal.kind} ${journal.sourceRef}${happened}`
  return [head, ...lines, ''].join('\n')
}

export const CSV_HEADER =
  'seq,journal,effective_on,event_on,kind,source,source_ref,reverses,line,debit,credit,amount,currency'

/** One journal as CSV rows, one for each transfer; amounts in plain decimal notation. */
export function csvRows(journal: Journal, currency: Currency): string[] {
  return journal.transfers.map((transfer, line) =>
    [
      journal.seq,
      journal.journalId,
      journal.effectiveOn,
      journal.eventOn,
      journal.kind,
      journal.source,
      journal.sourceRef,
      journal.reverses ?? '',
      line,
      transfer.debit,
      transfer.credit,
      toDecimal(transfer.amount, currency),
      currency,
    ]
      .map((cell) => csvCell(String(cell)))
      .join(','),
  )
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
