import { parse } from 'csv-parse/sync'

/** A CSV text as a program reads it that is not ours: its lines, each a list of cells. */
export function parseCsv(text: string): string[][] {
  return parse(text, { relaxColumnCount: true })
}
