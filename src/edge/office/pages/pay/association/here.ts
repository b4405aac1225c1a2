import {
  foreseeForAssociation,
  type PaymentAsked,
  type PlannedPayment,
} from '../../../../../app/associations/plan-for-association.ts'
import { payForAssociation } from '../../../../../app/associations/pay-for-association.ts'
import type { Minor } from '../../../../../core/money.ts'
import type { PartFault, PartRow } from '../../../../../core/payments/parts-list.ts'
import { done, refused, type Refusal, type Result } from '../../../../../core/refusals.ts'
import type { Association } from '../../../../../core/statutes/statutes.ts'
import { findAssociation } from '../../../../../store/associations/associations.ts'
import { faultWords } from '../../../fault-words.ts'
import { NO_PART, readPartLines } from '../../../part-lines.ts'
import { whyRefused } from '../../../refused.ts'
import type { NotDone, Sent, Visit } from '../../../visit.ts'

/** An association that pays for its members, and how a list of their parts is read. */
export type Here = {
  readonly association: Association
  readonly readList: (text: string) => { value: readonly PartRow[] } | { why: string }
}

/** Lines of a list that are corrected at once. */
const FAULTS_NAMED = 5

export async function associationHere(visit: Visit): Promise<Here | null> {
  const { desk, asked } = visit
  const { tx, mutual } = desk
  const association = await findAssociation(tx, mutual.code, asked.param('association'))
  if (!association) return null
  const readList: Here['readList'] = (text) => {
    const { rows, faults } = readPartLines(text, mutual.currency)
    return faults.length > 0 ? { why: faultLines(visit, faults) } : { value: rows }
  }
  return { association, readList }
}

/** Where the page of an association is, within the mutual. */
export function pageOfAssociation({ association }: Here): string {
  return `/associations/${encodeURIComponent(association.code)}`
}

/** `Line 2: is not in the association.` */
function faultLines({ words, language }: Visit, faults: readonly PartFault[]): string {
  const say = words('associations')
  const lines = faults.slice(0, FAULTS_NAMED).map(({ line, why }) => {
    const told = why === NO_PART ? say('lineShape') : (faultWords(language, why) ?? why)
    return `${say('line', { line, why: told })}.`
  })
  const more = faults.length > FAULTS_NAMED ? [say('lineMore', { count: faults.length - FAULTS_NAMED })] : [] // prettier-ignore
  return [...lines, ...more].join(' ')
}

/** How much is shared among whom. An empty list: everybody, the oldest debts first. */
export type Shared = { readonly amount: Minor | null; readonly list: readonly PartRow[] }

/** A payment of the association as the act of the command line takes it. */
export function paymentOf(
  { desk, who }: Visit,
  { association }: Here,
  { amount, list }: Shared,
  from: Pick<PaymentAsked, 'received'> & Partial<Pick<PaymentAsked, 'seen' | 'again'>>,
): PaymentAsked {
  const shared =
    amount === null
      ? ({ kind: 'owed', numbers: null } as const)
      : ({ kind: 'amount', amount, numbers: null } as const)
  return {
    ...{ mutual: desk.mutual.code, association: association.code, by: who.phone, dryRun: false },
    ...{ choice: list.length > 0 ? { kind: 'list', rows: list, amount } : shared, ...from },
  }
}

/** Why it cannot be done, where that can be told before it is looked at once more. */
export async function hindranceOf(visit: Visit, asked: PaymentAsked) {
  const foreseen = await foreseeForAssociation(visit.desk, asked)
  if (foreseen.ok) return null
  return foreseen.faults
    ? { errors: { list: faultLines(visit, foreseen.faults) } }
    : foreseen.refusal
}

/** What it would do; null when it cannot be done. */
export async function plannedOf(visit: Visit, asked: PaymentAsked): Promise<PlannedPayment | null> {
  const foreseen = await foreseeForAssociation(visit.desk, asked)
  return foreseen.ok ? foreseen.value : null
}

/** Does it, by the act of the command line. */
export async function payIt(
  { desk }: Sent,
  { association }: Here,
  asked: PaymentAsked,
  list: readonly PartRow[],
): Promise<Result<PlannedPayment>> {
  const came = await payForAssociation(desk, asked)
  if (came.ok) return done(came.value)
  // Somebody left it since the look.
  const number = list[(came.faults?.[0]?.line ?? 1) - 1]?.number ?? ''
  const left = { code: 'not-in-association', number, association: association.code } as const
  return refused(came.refusal ?? left)
}

/** Refusals that belong beside a question. */
const FIELDS: Partial<Record<Refusal['code'], string>> = {
  'slip-taken': 'reference',
  'later-than-today': 'on',
  'cash-day': 'on',
  'nothing-owed': 'amount',
  'parts-differ': 'amount',
  'amount-step': 'amount',
  'wallet-limit': 'amount',
  'unknown-receipt': 'receipt',
  'not-in-suspense': 'receipt',
}

export function whyNot(visit: Visit, refusal: Refusal): NotDone {
  const field = FIELDS[refusal.code]
  if (field === undefined) return { kind: 'refused', refusal }
  return { kind: 'wrong', errors: { [field]: whyRefused(visit, refusal) } }
}
