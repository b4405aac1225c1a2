import type { Figures } from './figures.ts'

/** `examples/year/README.md`, with what the year came to. */
export function yearReadme(figures: Figures): string {
  const { collection, renewal, states } = figures
  const rows: readonly (readonly [string, number | string])[] = [
    ['households on the last day', figures.members],
    ['people in them', figures.beneficiaries],
    ...Object.entries(states)
      .sort()
      .map(([state, count]) => [`households ${state}`, count] as const),
    ['contributions due in the year', francs(collection.due)],
    ['paid of them by its last day', francs(collection.paid)],
    ['collection rate', percent(collection.paid, collection.due)],
    ['contributions earned', francs(figures.earned)],
    ['visits', figures.visits],
    ['cost of care', francs(figures.claims)],
    ['claims ratio', percent(figures.claims, figures.earned)],
    ['households whose last month paid in time ended', renewal.ended],
    ['of them renewed within 30 days', renewal.renewed],
    ['owed by members', francs(figures.owed)],
    ['paid ahead by members', francs(figures.credit)],
  ]
  return `# A year of a mutual

Mutuelle Jokko is invented. It has 3,000 households, two collectors, two clinics and an association,
and comes from a spreadsheet and a treasurer's notebook:

- \`statutes.json\`: what its assembly decided
- \`register.csv\`: the register, as the secretary's spreadsheet saves it
- \`opening.csv\`: what households owed and had paid ahead, and what the mutual had and owed, on
  the evening of 31 December 2025

To begin its books from these files:

\`\`\`sh
npx mutual-line migrate
npx mutual-line apply examples/year/statutes.json
npx mutual-line import examples/year/register.csv --mutual jokko --others
npx mutual-line opening examples/year/opening.csv --mutual jokko --on 2026-01-01 --dry-run
npx mutual-line opening examples/year/opening.csv --mutual jokko --on 2026-01-01
npx mutual-line verify
\`\`\`

To live its whole year, on SQLite, in a few minutes:

\`\`\`sh
ENGINES=sqlite npm run test:long -- year
\`\`\`

Twelve months of payments by phone, in cash and for the association, births, deaths, newcomers,
strikings-off, a new price, visits, letters, clinics that are paid, and books that are closed: they
are done by the acts that commands are made of. A model of some hundred lines, which uses none of
the service's code, works the year out from the same list of events. Every household's standing,
every balance of the books and the indicators below agree with it on both engines, and \`verify\`
and \`hledger check --strict\` find nothing. The list is made by \`test/year/events.ts\`, the files by
\`test/year/register.ts\`, both always the same.

<!-- prettier-ignore-start -->

| the year 2026, in francs | |
| --- | ---: |
${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}

<!-- prettier-ignore-end -->

This page and the files are written by \`UPDATE=1 ENGINES=sqlite npm run test:long -- year\`.
`
}

function francs(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ' ')
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`
}
