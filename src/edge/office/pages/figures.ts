import { readFigures } from '../../../app/office/make-figures.ts'
import type { State } from '../../../core/membership/standing.ts'
import { exponentOf } from '../../../core/money.ts'
import { type Language, LANGUAGES } from '../../../core/wording/catalogue.ts'
import type { OfficeFigures } from '../../../store/tables/office.ts'
import { barChart, columnChart } from '../../assembly/chart.ts'
import { counted } from '../../assembly/words.ts'
import { type Html, html, raw } from '../html.ts'
import { table } from '../parts.ts'
import type { Visit } from '../visit.ts'

/** Letters of 12 px and more where the drawing is as wide as a phone of 320 px. */
const LETTERS = 15

/** The figures of the night as charts, each with the same numbers in a table. */
export async function figures(visit: Visit): Promise<Html> {
  const say = visit.words('today')
  const made = await readFigures(visit.desk)
  if (!made)
    return html`<section>
      <h2>${say('figures')}</h2>
      <p>${say('noFigures')}</p>
    </section>`
  const all = [dues, members, ages, care].map((draw) => draw(visit, made.figures))
  return html`<section>
    <h2>${say('figures')}</h2>
    <p class="soft">${say('asOf', { when: visit.write.moment(made.at) })}</p>
    <div class="two">${all}</div>
  </section>`
}

type Drawn = {
  readonly id: string
  readonly title: string
  readonly tells: string
  /** What the lines of the table are. */
  readonly of: string
  readonly labels: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
  /** How a value is written on the axis, and whole in the table. */
  readonly format: (value: number) => string
  readonly whole: (value: number) => string
  readonly nameEvery?: number
  readonly isStacked?: boolean
  readonly kind?: 'bars'
}

function figure({ words }: Visit, drawn: Drawn): Html {
  const { title, labels, series, kind, of, whole, id } = drawn
  const chart = { ...drawn, id: `chart-${id}`, letters: LETTERS }
  const columns = [
    { name: of, cell: (at: number) => labels[at] },
    ...series.map(({ name, values }) => ({
      ...({ name, isNumber: true } as const),
      cell: (at: number) => whole(values[at] ?? 0),
    })),
  ]
  const picture = kind === 'bars' ? barChart(chart) : columnChart(chart)
  return html`<figure>
    <figcaption>${title}</figcaption>
    ${raw(picture)}
    <details>
      <summary>${words('today')('numbers')}</summary>
      ${table(title, columns, [...labels.keys()])}
    </details>
  </figure>`
}

function dues(visit: Visit, { months }: OfficeFigures): Html {
  const say = visit.words('today')
  const values = months.flatMap(({ due, collected }) => [due, collected])
  const { format, note } = axisOf(visit, values)
  return figure(visit, {
    ...{ id: 'dues', title: `${say('byMonth')} (${note})`, tells: say('byMonthTells') },
    ...{ of: say('monthOf'), labels: months.map(({ month }) => monthIn(visit.language, month)) },
    series: [
      { name: say('due'), values: months.map(({ due }) => due) },
      { name: say('collected'), values: months.map(({ collected }) => collected) },
    ],
    ...{ format, whole: (value) => visit.write.money(value as never), nameEvery: 2 },
  })
}

/** The states of members, from the ground of the chart upwards. */
const STATES = [
  ['active', 'paid'],
  ['grace', 'late'],
  ['waiting', 'waiting'],
  ['suspended', 'suspended'],
] as const satisfies readonly (readonly [State, string])[]

function members(visit: Visit, { members: months, states }: OfficeFigures): Html {
  const say = visit.words('today')
  const whole = (value: number) => counted(value, visit.language)
  const drawn = figure(visit, {
    ...{ id: 'members', title: say('members'), tells: say('membersTell'), of: say('monthOf') },
    labels: months.map(({ month }) => monthIn(visit.language, month)),
    series: STATES.map(([state, name]) => ({
      name: say(name),
      values: months.map(({ states: of }) => of[state] ?? 0),
    })),
    ...{ format: whole, whole, isStacked: true },
  })
  const now = Object.entries(states).map(([state, count]) => ({ state: state as State, count }))
  const nameOf = (state: State) =>
    state === 'resigned' || state === 'deceased'
      ? say(state)
      : visit.write.ofMember(`state.${state}`)
  const columns = [
    { name: say('state'), cell: ({ state }: (typeof now)[number]) => nameOf(state) },
    {
      name: say('members'),
      cell: ({ count }: (typeof now)[number]) => whole(count),
      isNumber: true,
    },
  ] as const
  return html`<div>
    ${drawn}
    <details>
      <summary>${say('states')}</summary>
      ${table(say('states'), columns, now)}
    </details>
  </div>`
}

function ages(visit: Visit, { ageing }: OfficeFigures): Html {
  const say = visit.words('today')
  const kinds = ['one', 'two', 'three'] as const
  const whole = (value: number) => visit.write.money(value as never)
  return figure(visit, {
    ...{ id: 'ages', kind: 'bars', title: say('ages'), tells: say('agesTell'), of: say('ages') },
    labels: kinds.map((kind) => `${say(kind)}: ${ageing[kind].members}`),
    series: [{ name: say('owed'), values: kinds.map((kind) => ageing[kind].amount) }],
    ...{ format: whole, whole },
  })
}

/** More clinics than these are a page of their own. */
const CLINICS_SHOWN = 8

function care(visit: Visit, { clinics }: OfficeFigures): Html | null {
  const say = visit.words('today')
  const shown = [...clinics].sort((a, b) => b.checks - a.checks).slice(0, CLINICS_SHOWN)
  if (shown.length === 0) return null
  const whole = (value: number) => counted(value, visit.language)
  return figure(visit, {
    ...{ id: 'care', title: say('care'), tells: say('careTells'), of: visit.words('member')('clinic') }, // prettier-ignore
    labels: shown.map(({ code }) => code),
    series: [
      { name: say('checks'), values: shown.map(({ checks }) => checks) },
      { name: say('bills'), values: shown.map(({ bills }) => bills) },
    ],
    ...{ format: whole, whole },
  })
}

function monthIn(language: Language, month: string): string {
  return LANGUAGES[language].pages.months.split(' ')[Number(month.slice(5)) - 1] ?? month
}

/** Sums that are longer than a narrow chart has room for are counted in thousands. */
function axisOf({ desk, language }: Visit, values: readonly number[]) {
  const { currency } = desk.mutual
  const unit = 10 ** exponentOf(currency)
  const isLarge = Math.max(0, ...values) >= 100_000 * unit
  const per = isLarge ? unit * 1000 : unit
  const thousands = LANGUAGES[language].pages.assembly.thousands
  return {
    format: (value: number) => counted(Math.round(value / per), language),
    note: isLarge ? `${currency}, ${thousands}` : currency,
  }
}
