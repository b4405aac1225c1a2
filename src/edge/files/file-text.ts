import { isAscii, isUtf8 } from 'node:buffer'
import { type FileBytes, firstBytes, piecesOf } from '../file-bytes.ts'
import { Utf8Check } from './utf8-check.ts'

/** What is wrong with a file's bytes, by the line; line 0 is the file as a whole. */
type TextFault = { readonly line: number; readonly why: string }

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * Bytes 80 to 9F of Windows-1252, by the mapping table of the Unicode consortium
 * (MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT); the five bytes it leaves undefined become the
 * control characters of Latin-1. Our own, since the decoder of some Node versions reads Latin-1.
 */
const BYTES_80_TO_9F =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

const BYTE_OF = new Map([...BYTES_80_TO_9F].map((letter, at) => [letter, 0x80 + at]))

/** As many lines are named; a file whose halves were written apart has thousands. */
const LINES_NAMED_MAX = 20

/** Enough of a file to tell what it is. */
const HEAD_BYTES = 4096

/**
 * How the text of a file is written: UTF-8 or UTF-16 with or without byte order mark, else
 * Windows-1252, as spreadsheets write it. A workbook is no text, and a file of which some lines
 * are UTF-8 and others are not would be read wrongly either way: its lines are named.
 */
export async function encodingOf(
  file: FileBytes,
): Promise<{ readonly encoding: Encoding } | { readonly faults: readonly TextFault[] }> {
  const head = await firstBytes(file, HEAD_BYTES)
  const other = otherKind(head)
  if (other) return { faults: [{ line: 0, why: other }] }
  const wide = wideEncoding(head)
  if (wide) return { encoding: wide }
  if (await isAllUtf8(file)) return { encoding: 'utf-8' }
  const faults = await foreignLines(file)
  return faults.length > 0 ? { faults } : { encoding: 'windows-1252' }
}

/** Makes text of the bytes of a file, a piece at a time; a letter may be cut between two. */
export function decoderOf(encoding: Encoding): (bytes: Uint8Array) => string {
  if (encoding === 'windows-1252') return windows1252
  const decoder = new TextDecoder(encoding)
  return (bytes) => decoder.decode(bytes, { stream: true })
}

/** Whether UTF-8 was read as Windows-1252 somewhere in a text, which makes `Ã©` of `é`. */
export function isMisread(text: string): boolean {
  for (const [run] of text.matchAll(/[^\0-\x7f]{2,}/g)) {
    const bytes = [...run].map((letter) => BYTE_OF.get(letter) ?? letter.codePointAt(0) ?? 0)
    if (bytes.every((byte) => byte < 0x100) && hasUtf8(Uint8Array.from(bytes))) return true
  }
  return false
}

async function isAllUtf8(file: FileBytes): Promise<boolean> {
  const check = new Utf8Check()
  for await (const piece of piecesOf(file)) if (!check.take(piece)) return false
  return check.end()
}

function otherKind(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes).toString('latin1')
  const save = 'open it and save it as CSV (in Excel "CSV UTF-8")'
  if (head.startsWith('PK\x03\x04')) {
    if (head.includes('opendocument')) return `is a workbook (.ods): ${save}`
    if (/xl\/|\[Content_Types\]|_rels/.test(head)) return `is a workbook (.xlsx): ${save}`
    return 'is an archive (.zip or a workbook): take the table out of it and save it as CSV'
  }
  if (head.startsWith('\xd0\xcf\x11\xe0')) return `is a workbook (.xls): ${save}`
  if (head.startsWith('%PDF')) return 'is a PDF: a CSV file is needed'
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|table|\?xml)/i.test(head))
    return `is a web page or XML, whatever its name says: ${save}`
  return head.startsWith('\x1f\x8b') ? 'is compressed (.gz): unpack it' : null
}

/** UTF-16 by its mark, or by the zero bytes that every second place of plain letters has. */
function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) * 4 < head.length) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (letter) => BYTES_80_TO_9F[letter.charCodeAt(0) - 0x80] as string)
}

/** The fewer lines of a file of two encodings; none where it has one. */
async function foreignLines(file: FileBytes): Promise<TextFault[]> {
  const lines = new LineEncodings()
  for await (const piece of piecesOf(file)) lines.take(piece)
  const { marked, foreign } = lines.end()
  if (marked.count() === 0) return []
  const fewer = foreign.count() > marked.count() ? marked : foreign
  const faults = fewer.first.map((line) => ({ line, why: FOREIGN }))
  const rest = fewer.count() - faults.length
  if (rest <= 0) return faults
  const why = `has ${rest} more lines in another encoding than the others`
  return [...faults, { line: 0, why }]
}

/** Tells lines with letters of several bytes from those of another encoding; plain ones are neither. */
class LineEncodings {
  readonly #marked = someLines()
  readonly #foreign = someLines()
  #line = 1
  /** Of the line that is not over yet; null while it is plain. */
  #check: Utf8Check | null = null
  #isAfterReturn = false

  take(bytes: Uint8Array): void {
    let start = 0
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at]
      const isSecondHalf = byte === LINE_FEED && this.#isAfterReturn
      this.#isAfterReturn = byte === RETURN
      if (byte !== LINE_FEED && byte !== RETURN) continue
      this.#takePart(bytes.subarray(start, at))
      if (!isSecondHalf) this.#endLine()
      start = at + 1
    }
    this.#takePart(bytes.subarray(start))
  }

  end() {
    this.#endLine()
    return { marked: this.#marked, foreign: this.#foreign }
  }

  #takePart(bytes: Uint8Array): void {
    if (!this.#check && isAscii(bytes)) return
    this.#check ??= new Utf8Check()
    this.#check.take(bytes)
  }

  #endLine(): void {
    if (this.#check) (this.#check.end() ? this.#marked : this.#foreign).add(this.#line)
    this.#check = null
    this.#line += 1
  }
}

const LINE_FEED = 0x0a
const RETURN = 0x0d

/** Counts lines, and remembers those that are named. */
function someLines() {
  let count = 0
  const first: number[] = []
  const add = (line: number) => {
    count += 1
    if (first.length < LINES_NAMED_MAX) first.push(line)
  }
  return { add, first: first as readonly number[], count: () => count }
}

const FOREIGN =
  'is in another encoding than the other lines of the file: type its accents again and save all of it as UTF-8'

/** Whether a letter of several bytes stands somewhere in some bytes; `É’` is none. */
function hasUtf8(bytes: Uint8Array): boolean {
  return bytes.some((first, at) => {
    const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0
    const isApostrophe = first > 0xc5 && bytes[at + 1] === 0x92
    if (length === 0 || at + length > bytes.length || isApostrophe) return false
    return isUtf8(bytes.subarray(at, at + length))
  })
}
