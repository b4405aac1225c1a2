import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'

/** A record of a CSV file and the line of the file on which it begins, 1 the first. */
export type CsvRecord = { readonly line: number; readonly fields: readonly string[] }

/** A fault of the file's form, after which nothing more can be read. */
export type CsvFault = { readonly line: number; readonly why: string }

/** Longer than any record, so that a quote left open does not take in the rest of the file. */
const RECORD_LENGTH_MAX = 20_000

/** Some 150 lines: a few milliseconds of work. */
const PIECE_BYTES = 16 * 1024

const DELIMITERS = [',', ';', '\t'] as const

const FAULTS: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quoted field is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'there is text after the closing quote of a field',
  INVALID_OPENING_QUOTE: 'there is a quote inside a field that is not quoted',
  CSV_MAX_RECORD_SIZE: `a line is longer than ${RECORD_LENGTH_MAX} characters; is a quote left open?`,
}

/**
 * The bytes as text: UTF-8 with or without byte order mark, else Windows-1252, as spreadsheets
 * write it. Null for UTF-16, which no field could be told from.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const isUtf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (isUtf16) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/**
 * Gives each record of a CSV text (RFC 4180) to `take`, in order; the delimiter is the one the
 * first line has most of. Lines without any text are left out. Lets others run between pieces.
 * Returns the fault that ended it, or null.
 */
export async function readRecords(
  text: string,
  take: (record: CsvRecord) => void,
): Promise<CsvFault | null> {
  let line = 1
  const parser = parse({
    delimiter: delimiterOf(text),
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
    await pipeline(Readable.from(piecesOf(text)), parser.resume())
    return null
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line, why: FAULTS[error.code] ?? error.message }
  }
}

/** The text a piece at a time; between two of them the process does what else there is to do. */
async function* piecesOf(text: string): AsyncGenerator<Buffer> {
  // One kind of line end, so that lines are counted alike inside quotes and outside.
  const bytes = Buffer.from(text.replace(/\r\n?/g, '\n'))
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    yield bytes.subarray(start, start + PIECE_BYTES)
    await setImmediate()
  }
}

function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/)
  const first = end < 0 ? text : text.slice(0, end)
  const count = (delimiter: string) => first.split(delimiter).length
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
}
