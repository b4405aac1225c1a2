/**
 * `JP26-0038112` or `JP26-L000012`: letters of the mutual's code, the year, what the series is marked
 * by, and a number without gaps in that year (R18).
 */
export function seriesNumber(
  mutual: string,
  year: string,
  count: number,
  { mark = '', digits }: { readonly mark?: string; readonly digits: number },
): string {
  const letters = mutual.replace(/[^a-z]/gi, '').toUpperCase()
  return `${letters.slice(0, 2).padEnd(2, 'X')}${year.slice(2)}-${mark}${String(count).padStart(digits, '0')}`
}
