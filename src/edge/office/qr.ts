import { encodeQR } from 'qr'
import { type Html, raw } from './html.ts'

/** White around a code, in its own squares, on a card that is white itself. */
const BORDER = 2

/** A code to be scanned, as a picture of one path. `text` is only of the signs that codes pack best. */
export function qrCode(text: string, title: string): Html {
  const squares = encodeQR(text, 'raw', { ecc: 'medium', border: BORDER })
  const size = squares.length
  const path = squares.map((row, y) => runsOf(row, y)).join('')
  const view = `viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"`
  return raw(
    `<svg class="qr" role="img" aria-label="${title}" ${view}><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`,
  )
}

/** The dark squares of a row, those that touch each other in one. */
function runsOf(row: readonly boolean[], y: number): string {
  let runs = ''
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue
    const from = x
    while (row[x + 1]) x += 1
    runs += `M${from} ${y}h${x - from + 1}v1H${from}z`
  }
  return runs
}
