import { setImmediate } from 'node:timers/promises'
import { CsvError, type Options, parse } from 'csv-parse'

/** A record of a CSV file and the line of the file on which it begins, 1 the first. */
export type CsvRecord = { readonly line: number; readonly fields: readonly string[] }

/** A fault of the file's form, after which nothing more can be read. */
export type CsvFault = { readonly line: number; readonly why: string }

/** Longer than any record, so that a quote left open does not take in the rest of the file. */
const RECORD_LENGTH_MAX = 20_000

/** Bytes given to the parser at a time; between pieces the process can do something else. */
const PIECE_BYTES = 64 * 1024

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
    info: true,
  } as Options)
  const pieces = feed(parser, text)
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (record.some((field) => field.trim() !== '')) take({ line, fields: record })
      line = info.lines + 1
    }
    return null
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line, why: FAULTS[error.code] ?? error.message }
  } finally {
    await pieces
  }
}

type Parsed = { readonly record: string[]; readonly info: { readonly lines: number } }

async function feed(parser: ReturnType<typeof parse>, text: string): Promise<void> {
  // One kind of line end, so that lines are counted alike inside quotes and outside.
  const bytes = Buffer.from(text.replace(/\r\n?/g, '\n'))
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    if (parser.destroyed) return
    const more = parser.write(bytes.subarray(start, start + PIECE_BYTES))
    if (!more) await drained(parser)
    await setImmediate()
  }
  if (!parser.destroyed) parser.end()
}

/** Resolves when the parser takes more, or never will. */
function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    parser
      .once('drain', resolve)
      .once('close', resolve)
      .once('error', () => resolve())
  })
}

function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/)
  const first = end < 0 ? text : text.slice(0, end)
  const count = (delimiter: string) => first.split(delimiter).length
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
}
