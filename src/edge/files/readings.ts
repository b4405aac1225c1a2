import type { Column } from './members-fields.ts'

/** What was read otherwise than it is written: the first text of its kind, and how many there are. */
export type Reading = {
  readonly field: string
  readonly text: string
  readonly value: string
  readonly count: number
}

/** Words of a column that are told; more of them are no words. */
const WORDS_MAX = 50

/** Collects how a file was read. */
export class Readings {
  readonly #found = new Map<string, { -readonly [Key in keyof Reading]: Reading[Key] }>()

  /** Of words each is told, of days and numbers the first of a column. */
  note({ header, told }: Column, text: string, read: unknown): void {
    if (!told) return
    const value = typeof read === 'boolean' ? (read ? 'yes' : 'no') : String(read)
    if (told === 'digits' ? isSameDigits(text, value) : text === value) return
    const key = told === 'word' ? `${header} ${text.toLowerCase()}` : header
    const before = this.#found.get(key)
    if (before) before.count += 1
    else if (this.#found.size < WORDS_MAX)
      this.#found.set(key, { field: header, text, value, count: 1 })
  }

  all(): Reading[] {
    return [...this.#found.values()]
  }
}

/** Spaces, a country before and a zero of the national form change nothing about a number. */
function isSameDigits(text: string, value: string): boolean {
  const digits = text.replace(/\D/g, '')
  if (!value.startsWith('+')) return digits === value
  return value.endsWith(digits.replace(/^0/, '')) && !/[.,]0+$/.test(text)
}
