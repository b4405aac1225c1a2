import Database from 'better-sqlite3'

/** The year that is reported, whose January the register has. */
export const YEAR = 2026

/** Of five members one has not paid a month, each month another one. */
const LATE_OF = 5

/**
 * A year of a register, by plain SQL: eleven more months charged, and paid by four members of five; a
 * visit and a bill in each month for one of a hundred. Its chain is none, which no report looks at.
 */
export function fillYear(path: string): void {
  const db = new Database(path)
  for (const pragma of ['journal_mode = memory', 'synchronous = off', 'foreign_keys = off'])
    db.pragma(pragma)
  const { mutual_id: mutual } = db.prepare('select mutual_id from mutual').get() as Mutual
  for (const account of ['552/sandbox', '601/care', '401/centre'])
    db.prepare('insert or ignore into account values (?, ?, ?, null)').run(
      mutual,
      account,
      account.slice(0, 3),
    )
  db.exec(
    `create temp table place as select number, row_number() over (order by number) as at from member`,
  )
  for (let month = 1; month <= 12; month += 1) {
    const write = db.transaction(() => {
      if (month > 1) run(db, CHARGES, mutual, month)
      run(db, PAYMENTS, mutual, month)
      run(db, CARE, mutual, month)
    })
    write()
  }
  db.exec('drop table place; analyze')
  db.pragma('journal_mode = wal')
  db.close()
}

type Mutual = { readonly mutual_id: string }

function run(db: Database.Database, statements: readonly string[], mutual: string, month: number) {
  const name = `${YEAR}-${String(month).padStart(2, '0')}`
  const { seq } = db.prepare('select coalesce(max(seq), 0) as seq from journal').get() as {
    seq: number
  }
  for (const statement of statements) {
    const text = statement
      .replaceAll('$mutual', `'${mutual}'`)
      .replaceAll('$month', name)
      .replaceAll('$at', String(month))
      .replaceAll('$seq', String(seq))
    db.exec(text)
  }
}

const HASH = `'${'0'.repeat(64)}'`

function journal(id: string, kind: string, day: string, from: string): string {
  return `insert into journal (mutual_id, journal_id, seq, kind, effective_on, event_on, posted_at,
      source, source_ref, actor, lines, hash)
    select $mutual, ${id}, $seq + row_number() over (), '${kind}', '${day}', '${day}', 0, '${kind}',
      ${id}, 'bench', 1, ${HASH} from ${from}`
}

function transfer(id: string, debit: string, credit: string, from: string, amount: string): string {
  return `insert into transfer select $mutual, ${id}, 0, ${debit}, ${credit}, ${amount} from ${from}`
}

const CHARGE = `'c$month' || number`
const CHARGES = [
  journal(CHARGE, 'charge', '$month-01', 'place'),
  transfer(CHARGE, `'411/' || number`, `'701'`, 'place', '50000'),
  `insert into charge (mutual_id, number, kind, starts_on, ends_on, due_on, amount, plan_code, journal_id)
    select $mutual, number, 'contribution', '$month-01', date('$month-01', '+1 month', '-1 day'),
      '$month-05', 50000, 'family', ${CHARGE} from place`,
]

const PAYERS = `place where (at + $at) % ${LATE_OF} <> 0`
const PAYMENT = `'p$month' || number`
const PAYMENTS = [
  journal(PAYMENT, 'receipt', '$month-04', PAYERS),
  transfer(PAYMENT, `'552/sandbox'`, `'411/' || number`, PAYERS, '50000'),
  `insert into receipt (mutual_id, receipt_id, wallet, operator_receipt, receipt_number, amount, paid_at,
      value_on, state, created_at)
    select $mutual, ${PAYMENT}, 'sandbox', ${PAYMENT}, ${PAYMENT}, 50000, 0, '$month-04', 'posted', 0 from ${PAYERS}`,
  `insert into payment (mutual_id, payment_id, number, receipt_id, amount, value_on, journal_id)
    select $mutual, ${PAYMENT}, number, ${PAYMENT}, 50000, '$month-04', ${PAYMENT} from ${PAYERS}`,
]

const ILL = `place where (at + $at) % 100 = 0`
const BILL = `'b$month' || number`
const CARE = [
  journal(BILL, 'visit-bill', '$month-10', ILL),
  transfer(BILL, `'601/care'`, `'401/centre'`, ILL, '80000'),
  `insert into visit (mutual_id, visit_code, provider_code, number, ordinal, opened_on, lapses_on, created_at)
    select $mutual, ${BILL}, 'centre', number, 0, '$month-10', '$month-11', 0 from ${ILL}`,
  `insert into bill (mutual_id, bill_id, visit_code, turn, provider_code, number, ordinal, service_code,
      on_date, amount, patient_amount, mutual_amount, emergency, journal_id, billed_by, billed_at)
    select $mutual, ${BILL}, ${BILL}, 0, 'centre', number, 0, 'care', '$month-10', 100000, 20000, 80000,
      0, ${BILL}, 'bench', 0 from ${ILL}`,
]
