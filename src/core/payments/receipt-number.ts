import { seriesNumber } from '../series.ts'

/** `JP26-0038112`. */
export function receiptNumber(mutual: string, year: string, count: number): string {
  return seriesNumber(mutual, year, count, { digits: 7 })
}
