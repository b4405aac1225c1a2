import { type AccountCode, type AccountId, readAccount } from '../../../core/ledger/accounts.ts'
import { accountTerms } from '../../../core/ledger/chart.ts'
import { formatMemberNumber, type MemberNumber } from '../../../core/member-number.ts'
import { LANGUAGES } from '../../../core/wording/catalogue.ts'
import type { JournalTable } from '../../../store/tables/books.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../visit.ts'

/** What pages of the books have in common: kinds of journals, accounts, members, places in the chain. */

export function kindOf({ words }: Visit, { kind }: Pick<JournalTable, 'kind'>): string {
  return words('books')(kind === 'receipt' ? 'kreceipt' : kind)
}

export function memberLink({ at }: Pick<Visit, 'at'>, number: MemberNumber): Html {
  return html`<a href="${at(`/member/${number}`)}">${formatMemberNumber(number)}</a>`
}

/** `411 Members: contributions due`, in the language of the page where the name is the usual one. */
export function kindName({ desk, language }: Visit, kind: AccountCode): string {
  const { name } = accountTerms(desk.mutual.bookkeeping)(kind)
  const usual = accountTerms({ ...desk.mutual.bookkeeping, accounts: [] })(kind).name
  return `${kind} ${name === usual ? (LANGUAGES[language].pages.accounts[kind] ?? name) : name}`
}

/** The address of the page of one account. */
export function accountPath({ at }: Pick<Visit, 'at'>, id: AccountId): string {
  return at(`/books/account?id=${encodeURIComponent(id)}`)
}

/** Whose an account is: of a member the number, of others the code; null of one that is of all. */
export function ownerOf(
  id: AccountId,
): { readonly text: string; readonly number: MemberNumber | null } | null {
  // prettier-ignore
  const { kind, owner } = readAccount(id)
  if (owner === null) return null
  const number = kind === '411' || kind === '419' ? (owner as MemberNumber) : null
  return { text: number ? formatMemberNumber(number) : owner, number }
}

/** `411 Members: contributions due, 0412337-8`: to the account, and from a member's to the member too. */
export function accountLink(visit: Visit, id: AccountId): Html {
  const owner = ownerOf(id)
  const name = kindName(visit, readAccount(id).kind)
  const own = owner && owner.number === null ? `${name}, ${owner.text}` : name
  return html`<a href="${accountPath(visit, id)}">${own}</a
    >${owner?.number && html`, ${memberLink(visit, owner.number)}`}`
}

/** A place in the chain; null where the text is none. */
export function placeIn(text: string): number | null {
  const place = /^\d{1,12}$/.test(text) ? Number(text) : 0
  return place > 0 ? place : null
}
