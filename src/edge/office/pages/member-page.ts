import type { MemberSeen } from '../../../app/office/read-member.ts'
import { type Html, html } from '../html.ts'
import { PER_PAGE } from '../parts.ts'
import type { Visit } from '../visit.ts'

/** A visit to the page of one member. */
export type MemberVisit = Visit & {
  readonly seen: MemberSeen
  /** Where the page stands. */
  readonly path: string
}

/** The lists of a member that go on by `?charges=` and its neighbours. */
export type MemberPart = 'charges' | 'payments' | 'timeline' | 'said' | 'care'

/** Rows of each list at first: a telephone shows a few at once, and there are five lists. */
const SHOWN_FIRST = 6

/** Rows of a list that are shown: few at first, a page of them to whoever goes on to older ones. */
export function rowsOf({ asked }: Pick<MemberVisit, 'asked'>, part: MemberPart): number {
  return asked.query(part) === '' ? SHOWN_FIRST : PER_PAGE
}

/** The first rows to the end of a day or moment, so that the next ones begin with an earlier one. */
export function wholeDays<Row, Day extends string | number>(
  all: readonly Row[],
  rows: number,
  dayOf: (row: Row) => Day,
): readonly Row[] {
  const last = all[rows - 1]
  return last === undefined ? all : all.filter((row) => dayOf(row) >= dayOf(last))
}

/** The way to what is older, where there is any; it begins after the last that is shown. */
export function older(
  { path, words }: Pick<MemberVisit, 'path' | 'words'>,
  part: MemberPart,
  after: string | null | false,
): Html | null {
  if (!after) return null
  return html`<p class="noprint">
    <a href="${path}?${part}=${after}#${part}">${words('member')('older')}</a>
  </p>`
}
