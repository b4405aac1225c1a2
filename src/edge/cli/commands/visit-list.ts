import { readVisits, type VisitRow } from '../../../app/visits/read-visits.ts'
import { plusDays } from '../../../core/dates.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Currency, type Minor, toDecimal } from '../../../core/money.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_LIST_WITH_MONEY, MUTUAL } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'
import { dayOption } from '../values.ts'
import { billJson } from './visit.ts'

/** Days before today that a list shows when none is named. */
const DAYS_SHOWN = 30

export const visitListCommand: Command = {
  name: 'visit list',
  kind: 'read',
  describe: 'visits that clinics opened, with their codes and bills',
  options: [
    MUTUAL,
    { flags: '--from <date>', describe: `opened from this day (default: ${DAYS_SHOWN} days ago)` },
    { flags: '--to <date>', describe: 'opened up to this day (default: today)' },
    { flags: '--provider <code>', describe: 'only visits at this clinic' },
    JSON_LIST_WITH_MONEY,
  ],
  examples: ['visit list --mutual jappo --from 2026-03-01 --provider thiaroye'],
  run: async (context, input, io) => {
    const code = input.text('mutual') ?? ''
    const from = dayOption(input, 'from', io)
    const to = dayOption(input, 'to', io)
    if (from === null || to === null) return 1
    const books = await context.ports.store.read((tx) => loadMutual(tx, code))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual: code }))
    const last = to ?? context.today(books.mutual)
    const first = from ?? plusDays(last, -DAYS_SHOWN)
    const found = await readVisits(context.ports, code, first, last)
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const provider = input.text('provider')
    const { mutual, rows } = found.value
    const shown = rows.filter(({ visit }) => !provider || visit.provider_code === provider)
    if (input.is('json')) {
      io.out(JSON.stringify(shown.map((row) => visitJson(row, mutual.currency))))
    } else for (const line of listed(shown, mutual.currency)) io.out(line)
    return 0
  },
}

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
