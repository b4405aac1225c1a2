import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { partNumber } from '../../core/messages/association-sms.ts'
import { add, type Minor } from '../../core/money.ts'
import { done, type Result } from '../../core/refusals.ts'
import type { Association, Mutual } from '../../core/statutes/statutes.ts'
import {
  type AssociationPart,
  partsOfReceipts,
  receiptsOfAssociation,
} from '../../store/associations/associations.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import { associationOfCode } from './association-acts.ts'
import type { ReadDesk } from '../desk.ts'

export type AssociationStatement = {
  readonly mutual: Mutual
  readonly association: Association
  readonly from: CivilDate | null
  readonly to: CivilDate | null
  /** By the day they were paid. */
  readonly receipts: readonly StatementReceipt[]
  readonly paid: Minor
}

type StatementReceipt = {
  readonly receipt: string
  readonly paidOn: CivilDate
  readonly amount: Minor
  /** `suspense` while nobody has said whose it is. */
  readonly state: ReceiptTable['state']
  readonly sharing: ReceiptTable['sharing']
  readonly parts: readonly {
    /** As on the member's SMS. */
    readonly receipt: string
    readonly number: MemberNumber
    readonly name: string
    readonly amount: Minor
  }[]
}

/** What an association has paid in a span of days, and each member's part of it. */
export async function readAssociationStatement(
  desk: ReadDesk,
  mutual: string,
  code: string,
  span: { readonly from: CivilDate | null; readonly to: CivilDate | null },
): Promise<Result<AssociationStatement>> {
  const found = await associationOfCode(desk, mutual, code)
  if (!found.ok) return found
  const { books, association } = found.value
  const rows = await receiptsOfAssociation(desk.tx, mutual, code, span)
  const parts = await partsOfReceipts(
    desk.tx,
    mutual,
    rows.map((row) => row.receipt_id),
  )
  const receipts = rows.map((row) => receiptOf(row, parts.get(row.receipt_id) ?? []))
  const paid = add(...receipts.flatMap((receipt) => receipt.parts.map(({ amount }) => amount)))
  return done({ mutual: books.mutual, association, ...span, receipts, paid })
}

function receiptOf(row: ReceiptTable, parts: readonly AssociationPart[]): StatementReceipt {
  const { receipt_number: receipt } = row
  return {
    receipt,
    paidOn: row.value_on,
    amount: row.amount,
    state: row.state,
    sharing: row.sharing,
    parts: parts.map(({ part, number, name, amount }) => {
      return { receipt: part ? partNumber(receipt, part) : receipt, number, name, amount }
    }),
  }
}

/** The form in which other programs read it. Amounts are whole minor units. */
export function statementJson({
  mutual,
  association,
  from,
  to,
  receipts,
  paid,
}: AssociationStatement) {
  const money = (amount: Minor) => ({ amount, currency: mutual.currency })
  return {
    association: association.code,
    name: association.name,
    mutual: mutual.code,
    from,
    to,
    receipts: receipts.map((receipt) => ({
      ...receipt,
      amount: money(receipt.amount),
      parts: receipt.parts.map((part) => ({ ...part, amount: money(part.amount) })),
    })),
    paid: money(paid),
  }
}
