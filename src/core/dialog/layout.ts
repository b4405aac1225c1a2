import { fold, septets, USSD_SEPTETS } from '../text/gsm7.ts'

/** What a screen shows: a line that is always there, prose, then choices. */
export type Sheet = {
  readonly title: string
  readonly lines: readonly string[]
  readonly labels: readonly string[]
  /** What is typed for each of `labels` on every page; null where they are counted on their page. */
  readonly digits?: readonly number[] | null
}

/** What stands around it. `from`: the first line or choice of this page, counted through both. */
export type Frame = {
  readonly from: number
  readonly hint: string | null
  /** The words beside `0` and `9`; no way back without the first. */
  readonly back: string | null
  /** The words beside `8` on every page, where a list has such a choice. */
  readonly done?: string | null
  readonly more: string
}

export type Page = {
  /** At most 160 septets with its `CON `. */
  readonly text: string
  /**
   * What 1, 2, 3 … choose, as indexes into `labels`; null where a digit chooses nothing. With
   * digits of their own all choices are here, also those that stand on another page.
   */
  readonly choices: readonly (number | null)[]
  /** Where the next page begins, null on the last. */
  readonly next: number | null
}

/** 9 is for more and 0 for back, so a page has at most this many choices; one less beside 8. */
const MOST_CHOICES = 8

/** Septets of the title that every page repeats: the rest of a page needs room too. */
const TITLE_SEPTETS = 80

/** Septets of a hint, its limit tested for every text. */
export const HINT_SEPTETS = 40

/** Stands at the end of a text that had to be cut. */
export const CUT_MARK = '..'

/** One page of a sheet, from `frame.from` on: whole lines and choices, as many as fit. */
export function layPage(sheet: Sheet, frame: Frame): Page {
  const head = [
    ...(frame.hint === null ? [] : [cutTo(prose(frame.hint), HINT_SEPTETS)]),
    cutTo(prose(sheet.title), TITLE_SEPTETS),
  ]
  const back = frame.back === null ? [] : [`0. ${frame.back}`]
  const done = frame.done == null ? [] : [`8. ${plain(frame.done)}`]
  const most = MOST_CHOICES - done.length
  const last = [...done, ...back]
  const all = take(sheet, frame.from, roomBetween(head, last), most)
  if (all.next === null) return page(sheet, head, all, last)
  const tail = [...done, `9. ${frame.more}`, ...back]
  return page(sheet, head, take(sheet, frame.from, roomBetween(head, tail), most), tail)
}

/** The last screen of a call, `END ` included: whole lines, as many as fit on its only page. */
export function layEnd(sheet: Pick<Sheet, 'title' | 'lines'>): string {
  let text = `END ${cutTo(prose(sheet.title), USSD_SEPTETS - 4)}`
  for (const line of sheet.lines.map(prose)) {
    if (sizeOf(`${text}\n${line}`) > USSD_SEPTETS) break
    text += `\n${line}`
  }
  return text
}

type Taken = {
  readonly rows: readonly string[]
  readonly choices: readonly number[]
  readonly next: number | null
}

/** Rows from `from` on that fit into `room` septets; at least one, cut if it must be. */
function take(sheet: Sheet, from: number, room: number, most: number): Taken {
  const rows: string[] = []
  const choices: number[] = []
  const end = sheet.lines.length + sheet.labels.length
  let left = room
  let at = from
  for (; at < end && choices.length < most; at += 1) {
    const row = rowAt(sheet, at, sheet.digits?.[at - sheet.lines.length] ?? choices.length + 1)
    const size = sizeOf(row) + 1
    if (size > left && rows.length > 0) break
    rows.push(size > left ? cutTo(row, left - 1) : row)
    left -= size
    if (at >= sheet.lines.length) choices.push(at - sheet.lines.length)
  }
  return { rows, choices, next: at < end ? at : null }
}

function rowAt(sheet: Sheet, at: number, digit: number): string {
  const line = sheet.lines[at]
  return line === undefined
    ? `${digit}. ${plain(sheet.labels[at - sheet.lines.length] as string)}`
    : prose(line)
}

function page(
  { digits }: Sheet,
  head: readonly string[],
  taken: Taken,
  tail: readonly string[],
): Page {
  const text = `CON ${[...head, ...taken.rows, ...tail].join('\n')}`
  return { text, choices: digits ? byDigit(digits) : taken.choices, next: taken.next }
}

function byDigit(digits: readonly number[]): readonly (number | null)[] {
  return Array.from({ length: Math.max(0, ...digits) }, (_, at) => {
    const index = digits.indexOf(at + 1)
    return index < 0 ? null : index
  })
}

/** Septets left for rows, each of which brings a line break of its own. */
function roomBetween(head: readonly string[], tail: readonly string[]): number {
  return USSD_SEPTETS - 4 - sizeOf([...head, ...tail].join('\n'))
}

/** A line that is no choice must not look like one, whatever a name in it begins with. */
function prose(line: string): string {
  return plain(line).replace(/^(\d+)\. /, '$1 ')
}

function plain(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return septets(line) === null ? fold(line) : line
}

function sizeOf(text: string): number {
  return septets(text) ?? septets(fold(text)) ?? USSD_SEPTETS
}

function cutTo(text: string, room: number): string {
  if (sizeOf(text) <= room) return text
  const kept: string[] = []
  let used = CUT_MARK.length
  for (const character of text) {
    used += sizeOf(character)
    if (used > room) break
    kept.push(character)
  }
  return kept.join('').trimEnd() + CUT_MARK
}
