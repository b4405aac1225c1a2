import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { evenPieces, type FileBytes, firstBytes } from '../file-bytes.ts'
import { decoderOf, encodingOf } from './file-text.ts'

/** A record of a CSV file and the line of the file on which it begins, 1 the first. */
export type CsvRecord = { readonly line: number; readonly fields: readonly string[] }

/** A fault of the file's form, after which nothing more can be read. */
type CsvFault = { readonly line: number; readonly why: string }

/** Longer than any record, so that a quote left open does not take in the rest of the file. */
const RECORD_LENGTH_MAX = 20_000

/** Some 150 lines: a few milliseconds of work. */
const PIECE_BYTES = 16 * 1024

/** Enough of a file to see its first lines. */
const HEAD_BYTES = 64 * PIECE_BYTES

const DELIMITERS = [',', ';', '\t', '|'] as const

/** Some lines about a file may stand above its header. */
const HEADER_WITHIN_LINES = 50

const FAULTS: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quoted field is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'there is text after the closing quote of a field',
  INVALID_OPENING_QUOTE: 'there is a quote inside a field that is not quoted',
  CSV_MAX_RECORD_SIZE: `a line is longer than ${RECORD_LENGTH_MAX} characters; is a quote left open?`,
}

/** What a CSV file holds, and why no more of it. Line 0 is the file as a whole. */
type CsvTable = {
  readonly records: readonly CsvRecord[]
  readonly faults: readonly CsvFault[]
}

/** Reads the bytes of a CSV file as spreadsheets save it: its text, then its records. */
export async function readTable(csv: FileBytes): Promise<CsvTable> {
  const records: CsvRecord[] = []
  const faults = await readTableBy(csv, (record) => records.push(record))
  return { records, faults }
}

/**
 * The same, each record as it is read: for files too long to be held whole. Between two pieces of
 * the file nothing is read until `between` is done.
 */
export async function readTableBy(
  csv: FileBytes,
  take: (record: CsvRecord) => void,
  between: () => Promise<unknown> = setImmediate,
): Promise<readonly CsvFault[]> {
  const known = await encodingOf(csv)
  if ('faults' in known) return known.faults
  const end = await readRecords(csv, () => decoderOf(known.encoding), take, between)
  return end ? [end] : []
}

/** Names in a header, in small letters. What has no name at its end is no column. */
export function namesIn(fields: readonly string[]): string[] {
  const names = fields.map((field) => field.replace('\ufeff', '').trim().toLowerCase())
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1)
}

/**
 * The fields of a record as its header has columns: spreadsheets leave empty ones out at the end of
 * a line, or add some. Otherwise why they do not fit.
 */
export function fitted(
  fields: readonly string[],
  names: readonly string[],
): readonly string[] | { readonly why: string } {
  const stray = fields.findIndex((field, at) => !names[at] && field.trim() !== '')
  if (stray >= names.length)
    return { why: `has ${fields.length} fields, the header has ${names.length}` }
  if (stray >= 0) return { why: `has text in column ${stray + 1}, which the header does not name` }
  if (fields.length === names.length) return fields
  return names.map((_, at) => fields[at] ?? '')
}

/**
 * Gives each record of a CSV file (RFC 4180) to `take`, in order; the delimiter is the one that a
 * first line `sep=;` names, or that stands most often in one of the first lines. Lines without any
 * text are left out. Lets others run between pieces. Returns the fault that ended it, or null.
 */
async function readRecords(
  csv: FileBytes,
  newDecoder: () => Decoder,
  take: (record: CsvRecord) => void,
  between: () => Promise<unknown>,
): Promise<CsvFault | null> {
  let line = 1
  const head = newDecoder()(await firstBytes(csv, HEAD_BYTES))
  const [, told = null] = SEPARATOR.exec(head) ?? []
  const parser = parse({
    delimiter: told ?? delimiterOf(head),
    record_delimiter: '\n',
    relax_column_count: true,
    max_record_size: RECORD_LENGTH_MAX,
    // Taken as they are parsed: what a parser has not handed out when it fails is lost.
    on_record: (fields, { lines }) => {
      if (fields.some((field) => field.trim() !== '')) take({ line, fields })
      line = lines + 1
      return null
    },
  })
  try {
    await pipeline(Readable.from(piecesOf(csv, newDecoder(), between)), parser.resume())
    return null
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line, why: FAULTS[error.code] ?? error.message }
  }
}

type Decoder = ReturnType<typeof decoderOf>

/** What a spreadsheet writes into a first line of its own to name the delimiter. */
const SEPARATOR = /^\s*"?sep=([,;\t|])"?[,;\t| ]*(?=[\r\n]|$)/i

/**
 * The text some lines at a time, so that no long one is ever held; between two pieces the process
 * does what else there is to do.
 */
async function* piecesOf(
  csv: FileBytes,
  decode: Decoder,
  between: () => Promise<unknown>,
): AsyncGenerator<Buffer> {
  let rest: string | null = null
  for await (const bytes of evenPieces(csv, PIECE_BYTES)) {
    const more = decode(bytes)
    const text: string =
      rest === null ? more.replace(SEPARATOR, (line) => line.replace(/\S.*/, '')) : rest + more
    const end = endOfLines(text)
    rest = text.slice(end)
    if (end > 0) yield Buffer.from(plainLines(text.slice(0, end)))
    await between()
  }
  if (rest) yield Buffer.from(plainLines(rest))
}

/** Where the last whole line ends; what has none and is longer than any record is no CSV. */
function endOfLines(text: string): number {
  // A return at the very end may be the first half of a line's end.
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2)) + 1
  return end === 0 && text.length > RECORD_LENGTH_MAX ? text.length : end
}

/** Lines with one kind of end, so that they are counted alike inside quotes and outside. */
function plainLines(text: string): string {
  // `="0712"` keeps a number a text in a spreadsheet.
  const bare = text.replace(/(^|[,;\t|\n\r])=("[^"\r\n]*")(?=[,;\t|\r\n]|$)/g, '$1$2')
  return bare.replace(/\r\n?/g, '\n')
}

/** The delimiter of the line, among the first, that has most of one: the header or one like it. */
function delimiterOf(text: string): string {
  let [best, most]: [string, number] = [',', 0]
  for (const line of text.split(/\r\n?|\n/, HEADER_WITHIN_LINES)) {
    const bare = line.replace(/"[^"]*"/g, '').replace(/\d,(?=\d)/g, '')
    for (const delimiter of DELIMITERS) {
      const count = bare.split(delimiter).length - 1
      if (count > most) [best, most] = [delimiter, count]
    }
  }
  return best
}
