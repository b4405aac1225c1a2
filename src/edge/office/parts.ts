import { type Content, type Html, html, question } from './html.ts'
import type { PageSay } from './words.ts'

/** Pieces that pages are put together of. */

/** What has to be corrected, above a form, each with a link to its field. */
export function errorSummary(title: string, errors: Readonly<Record<string, string>>): Html | null {
  const all = Object.entries(errors)
  if (all.length === 0) return null
  const lines = all.map(([field, why]) =>
    field === '' ? html`<li>${why}</li>` : html`<li><a href="#${field}">${why}</a></li>`,
  )
  return html`<div class="errors" role="alert">
    <h2>${title}</h2>
    <ul>
      ${lines}
    </ul>
  </div>`
}

/** The same above one that asks for much: each says which question it is about. */
export function correctionsOf(
  say: PageSay<'frame'>,
  errors: Readonly<Record<string, string>>,
  form: Html,
): Html | null {
  const lines = Object.entries(errors).map(([field, why]) => {
    const asked = form.questions.get(field)
    return [field, asked === undefined ? why : say('faultOf', { question: asked, why })] as const
  })
  return errorSummary(say('wrong'), Object.fromEntries(lines))
}

type Field = {
  readonly name: string
  /** Its own on the page, where forms ask for the same more than once. */
  readonly id?: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly error?: string | undefined
  readonly type?: 'text' | 'file' | 'date' | 'password'
  /** More attributes of the input. */
  readonly input?: Html
}

/** One question with its hint, and what is wrong with the answer beside it. */
export function field({
  name,
  id = name,
  label,
  hint,
  value = '',
  error,
  type = 'text',
  input,
}: Field): Html {
  const told = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const asked = html`<div class="field">
    <label for="${id}">${label}</label>
    ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${error && html`<p class="error" id="${id}-error">${error}</p>`}
    <input
      type="${type}"
      id="${id}"
      name="${name}"
      ${type !== 'file' && html` value="${value}"`}
      ${told !== '' && html` aria-describedby="${told}"`}${error && html` aria-invalid="true"`}
      ${input}
    />
  </div>`
  return question(id, label, asked)
}

/** Names and values, those that are absent left out. */
export function pairs(all: readonly (readonly [name: string, value: Content])[]): Html {
  const isThere = (value: Content) => value !== null && value !== undefined && value !== false
  const there = all.filter(([, value]) => isThere(value) && value !== '')
  return html`<dl class="pairs">
    ${there.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

type Column<Row> = {
  readonly name: string
  readonly cell: (row: Row) => Content
  /** Digits stand below each other. */
  readonly isNumber?: true
  /** It says what the row is. */
  readonly isHead?: true
}

/** A table that is a list of its rows where there is little room. Its caption is read out alone. */
export function table<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Html {
  const classOf = ({ isNumber }: Column<Row>, cell: Content = 'a name') => {
    const all = [isNumber && 'num', isNothing(cell) && 'void'].filter(Boolean).join(' ')
    return all !== '' && html` class="${all}"`
  }
  const head = columns.map((one) => html`<th scope="col" ${classOf(one)}>${one.name}</th>`)
  const cells = (row: Row) =>
    columns.map((one) => {
      const cell = one.cell(row)
      if (one.isHead) return html`<th scope="row">${cell}</th>`
      return html`<td data-of="${one.name}" ${classOf(one, cell)}><span>${cell}</span></td>`
    })
  return html`<table class="wide">
    <caption class="sr">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${head}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${cells(row)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** Nothing to be read: where rows are lists, such a cell has no line. */
function isNothing(cell: Content): boolean {
  return html`${cell}`.text.trim() === ''
}

/** Rows that a list shows at once. */
export const PER_PAGE = 25
