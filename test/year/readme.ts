import { assemblyOf } from './assembly.ts'
import { indicatorsOf, LAST } from './figures.ts'
import { sum } from './model/days.ts'
import { accountOn, owedOn, stateOn } from './model/household.ts'
import { type Model, payerMonths } from './model/model.ts'
import { RESERVE_PERCENT } from './model/terms.ts'

type Row = readonly [string, number | string]

/** `examples/year/README.md`, with what the year came to. */
export function yearReadme(model: Model, today: string): string {
  return `${ABOUT}
<!-- prettier-ignore-start -->

${tableOf('households', membersRows(model))}

${tableOf('contributions', duesRows(model, today))}

${tableOf('care', careRows(model, today))}

${tableOf('the State, for whom its list names', stateRows(model))}

${tableOf('the books', bookRows(model))}

<!-- prettier-ignore-end -->

This page and the files are written by \`UPDATE=1 ENGINES=sqlite npm run test:long -- year\`.
`
}

const ABOUT = `# A year of a mutual

Mutuelle Jokko is invented. It has 3,000 households, two collectors, two clinics and an association,
and comes from a spreadsheet and a treasurer's notebook:

- \`statutes.json\`: what its assembly decided
- \`register.csv\`: the register, as the secretary's spreadsheet saves it
- \`opening.csv\`: what households owed and had paid ahead, and what the mutual had and owed, on
  the evening of 31 December 2025

To begin its books from these files, after \`npm ci\` and from the folder of this repository:

\`\`\`sh
export DATABASE_URL=sqlite:data/jokko.db
npx mutual-line migrate
npx mutual-line apply examples/year/statutes.json
npx mutual-line import examples/year/register.csv --mutual jokko > data/numbers.txt
npx mutual-line opening examples/year/opening.csv --mutual jokko --on 2026-01-01 --dry-run
npx mutual-line opening examples/year/opening.csv --mutual jokko --on 2026-01-01
npx mutual-line verify
npx mutual-line standing J-0001
\`\`\`

The import prints the member number of each household, which is kept in a file here; a card of the old
register, such as J-0001, still finds it. All of it takes a minute.

To live its whole year, on SQLite, in a few minutes, and look round in what came of it:

\`\`\`sh
mkdir -p data
KEEP=data/year.db ENGINES=sqlite npm run test:long -- year
export DATABASE_URL=sqlite:data/year.db
npx mutual-line report assembly jokko 2026 --output assemblee-2026.html
npx mutual-line report indicators --mutual jokko --from 2026-01-01 --to 2026-12-31
npx mutual-line month jokko 2026-12
npx mutual-line payer show etat --mutual jokko
npx mutual-line book list --mutual jokko
npx mutual-line verify
\`\`\`

Twelve months of payments by phone, in cash, on collectors' sheets and on the day before yesterday;
an association that pays on its phone, by cheque, in cash, and by transfer with a list; the State,
which pays a part for the poor, too little and too late; households that change plans; a new price;
births, deaths, newcomers, strikings-off; visits, letters, clinics that are paid; bank charges, rent,
pay, a grant and a loan; books that are closed every month, and the year, into the funds. All of it is
done by the acts that commands are made of, or by the commands themselves.

A model of some hundred lines, which uses none of the service's code, works the year out from the same
list of events. Every household's standing on three days of it, every balance of the books, what the
State owes by the month, every indicator and every figure of the report to the assembly agree with
it; \`verify\` finds nothing, \`hledger check --strict\` neither, and \`hledger is\` and
\`hledger bs\` draw the same statements. \`npm run test:long\` does it on SQLite with all 3,000
households and on PostgreSQL with 300 of them; with all of them by
\`HOUSEHOLDS=3000 npm run test:long -- year\`. The list is made by
\`test/year/year-of.ts\`, the files by \`test/year/register.ts\`, both always the same.
`

function membersRows(model: Model): Row[] {
  const { members } = assemblyOf(model, RESERVE_PERCENT)
  const states = new Map<string, number>()
  for (const household of model.households) {
    const state = stateOn(household, LAST)
    states.set(state, (states.get(state) ?? 0) + 1)
  }
  return [
    ['on the first day', members.before],
    ['joined', members.joined],
    ['on the last day', members.after],
    ['people in them', members.people],
    ...[...states].sort().map(([state, count]): Row => [state, count]),
  ]
}

function duesRows(model: Model, today: string): Row[] {
  const { collection, earned, renewals, ageing } = indicatorsOf(model, today)
  const ended = sum(renewals.map((month) => month.ended))
  const renewed = sum(renewals.map((month) => month.renewed))
  const late = ageing.one.members + ageing.two.members + ageing.three.members
  return [
    ['due in the year', francs(collection.due)],
    ['paid of them by its last day', francs(collection.paid)],
    ['collection rate', percent(collection.paid, collection.due)],
    ['earned, with the part of the State', francs(earned)],
    ['months paid in time that ended', ended],
    ['the next one paid within 30 days', percent(renewed, ended)],
    ['households late on the last day', late],
    ['owed by households', francs(sum(model.households.map((one) => owedOn(one, LAST))))],
    [
      'paid ahead by households',
      francs(sum(model.households.map((one) => accountOn(one, LAST).credit))),
    ],
  ]
}

function careRows(model: Model, today: string): Row[] {
  const { claims, visits, earned, confirmed, covered } = indicatorsOf(model, today)
  const { billDays } = assemblyOf(model, RESERVE_PERCENT)
  return [
    ['visits', visits],
    ['paid for by the mutual', francs(claims)],
    ['claims ratio', percent(claims, earned)],
    ['people covered at the end of a month, on average', Math.round(covered / 12)],
    ['covered people who were seen', percent(confirmed.confirmed, confirmed.covered)],
    ['days from bill to payment', (billDays.days / billDays.bills).toFixed(1)],
    ['asked or brought, and refused', model.refusals],
  ]
}

function stateRows(model: Model): Row[] {
  const months = payerMonths(model)
  const all = (of: 'amount' | 'paid' | 'givenUp' | 'left') => sum(months.map((one) => one[of]))
  return [
    ['households, at most', Math.max(...months.map(({ members }) => members))],
    ['owed for the year', francs(all('amount'))],
    ['paid', francs(all('paid'))],
    ['given up by two people', francs(all('givenUp'))],
    ['owed still', francs(all('left'))],
  ]
}

function bookRows(model: Model): Row[] {
  const { income, costs, worth, assets, liabilities, distribution } = assemblyOf(
    model,
    RESERVE_PERCENT,
  )
  const { result, legalReserve, carried } = distribution
  return [
    ['income', francs(sum(Object.values(income)))],
    ['costs', francs(sum(Object.values(costs)))],
    ['result', francs(result)],
    ['of it into the legal reserve', francs(legalReserve)],
    ['carried forward', francs(carried)],
    ['what the mutual has', francs(sum(Object.values(assets)))],
    ['what it owes', francs(sum(Object.values(liabilities)))],
    ['what it is worth', francs(worth)],
  ]
}

function tableOf(title: string, rows: readonly Row[]): string {
  const lines = rows.map(([name, value]) => `| ${name} | ${value} |`)
  return [`| ${title} | 2026 |`, '| --- | ---: |', ...lines].join('\n')
}

function francs(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ' ')
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`
}
