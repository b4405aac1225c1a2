import { visitList } from '../../../app/acts/visits.ts'
import type { VisitRow } from '../../../app/visits/read-visits.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Currency, type Minor, toDecimal } from '../../../core/money.ts'
import { actCommand } from '../act-command.ts'
import { JSON_LIST_WITH_MONEY } from '../options.ts'
import { table } from '../table.ts'
import { billJson } from './visit.ts'

export const visitListCommand = actCommand(visitList, {
  json: JSON_LIST_WITH_MONEY,
  examples: ['visit list --mutual jappo --from 2026-03-01 --provider thiaroye'],
  print: ({ mutual: { currency }, rows }) => ({
    json: rows.map((row) => visitJson(row, currency)),
    lines: listed(rows, currency),
  }),
})

function visitJson({ visit, state, bill, outcome }: VisitRow, currency: Currency) {
  return {
    visitCode: visit.visit_code,
    openedOn: visit.opened_on,
    lapsesOn: visit.lapses_on,
    provider: visit.provider_code,
    number: visit.number,
    ordinal: visit.ordinal,
    emergency: visit.emergency === 1,
    state,
    outcome,
    bill: bill && billJson(bill, currency),
  }
}

function listed(rows: readonly VisitRow[], currency: Currency): string[] {
  if (rows.length === 0) return ['no visits']
  const money = (amount: Minor | undefined) =>
    amount === undefined ? '-' : toDecimal(amount, currency)
  return table<VisitRow>(
    [
      { title: 'code', cell: ({ visit }) => visit.visit_code },
      { title: 'opened', cell: ({ visit }) => visit.opened_on },
      { title: 'clinic', cell: ({ visit }) => visit.provider_code },
      { title: 'person', cell: ({ visit }) => personOf(visit) },
      { title: 'state', cell: ({ state }) => state },
      { title: 'bill', cell: ({ outcome }) => outcome ?? '-' },
      { title: 'service', cell: ({ bill }) => bill?.service_code ?? '-' },
      { title: `amount ${currency}`, right: true, cell: ({ bill }) => money(bill?.amount) },
      { title: 'patient', right: true, cell: ({ bill }) => money(bill?.patient_amount) },
      { title: 'mutual', right: true, cell: ({ bill }) => money(bill?.mutual_amount) },
      { title: '', cell: ({ visit }) => (visit.emergency === 1 ? 'EMERGENCY' : '') },
    ],
    rows,
  )
}

function personOf({ number, ordinal }: VisitRow['visit']): string {
  return `${formatMemberNumber(number)}${ordinal === 0 ? '' : `/${ordinal}`}`
}
