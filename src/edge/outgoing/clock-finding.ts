import type { Finding } from '../../app/wallet.ts'
import type { JsonAnswered } from './json.ts'

/** Two clocks that differ by more make signatures and tokens that one of the two refuses. */
const CLOCKS_MS = 60 * 1000

/** Whether our clock agrees with the one by which an operator dates its answer; `now` in milliseconds. */
export function clockFinding(answered: JsonAnswered, now: number): Finding {
  const what = 'clock'
  const there = answered.kind === 'answer' ? Date.parse(answered.date ?? '') : NaN
  if (Number.isNaN(there)) return { what, state: 'unknown', detail: 'the operator said no time' }
  const off = Math.abs(there - now)
  if (off > CLOCKS_MS) {
    const detail = `it is ${Math.round(off / 1000)} s from the operator’s: let the machine keep time (NTP)`
    return { what, state: 'wrong', detail }
  }
  return { what, state: 'right', detail: 'it agrees with the operator’s' }
}
