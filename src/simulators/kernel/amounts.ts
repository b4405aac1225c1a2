/** Amounts are whole hundredths in here, whatever an operator writes. */

const DECIMAL = /^(\d{1,12})(?:\.(\d{1,4}))?$/

/** `250`, `250.00` or `1000.0000`, as text or number; null when it is no amount or has a fraction of a hundredth. */
export function readAmount(value: unknown): number | null {
  const given = typeof value === 'number' ? String(value) : value
  const match = typeof given === 'string' ? DECIMAL.exec(given) : null
  if (!match) return null
  const fraction = (match[2] ?? '').padEnd(4, '0')
  if (fraction.slice(2) !== '00') return null
  return Number(match[1]) * 100 + Number(fraction.slice(0, 2))
}

/** With exactly `places` digits after the point: 25000 is `250.00`, `250.0`, `250`. */
export function writeAmount(hundredths: number, places: 0 | 1 | 2 | 4): string {
  const sign = hundredths < 0 ? '-' : ''
  const whole = Math.floor(Math.abs(hundredths) / 100)
  const rest = String(Math.abs(hundredths) % 100).padStart(2, '0')
  return `${sign}${whole}${places === 0 ? '' : `.${rest.padEnd(places, '0').slice(0, places)}`}`
}

/** Without zeros that say nothing: `250`, `250.5`. */
export function shortAmount(hundredths: number): string {
  const full = writeAmount(hundredths, 2)
  return full.includes('.') ? full.replace(/\.?0+$/, '') : full
}

/** `18,250.00`. */
export function groupedAmount(hundredths: number): string {
  return writeAmount(hundredths, 2).replace(/\B(?=(\d{3})+\.)/g, ',')
}
