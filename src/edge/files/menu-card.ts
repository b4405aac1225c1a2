import type { MenuChoice } from '../../core/errands/member-menu.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import { CALL_PICTURE, HELP_PICTURE, PHONE_PICTURE, pictureOf } from './menu-pictures.ts'

/** What a card says: to whom one calls, by which code, what may be chosen, and who helps. */
export type MenuCard = {
  readonly mutual: string
  readonly language: Language
  readonly serviceCode: string
  readonly choices: readonly MenuChoice[]
  /** The word beside 0, which leads back from every screen. */
  readonly back: string
  readonly helpPhone: string | null
}

/** Millimetres. A4, upright; printers leave some of the margin white anyway. */
const PAGE = { width: 210, height: 297, margin: 12 }
const INSIDE = PAGE.width - 2 * PAGE.margin
const COLUMNS = 2
const GAP = 5
const HEADER_BOTTOM = 71
const FOOTER_TOP = 267

/** Digits and letters of broad faces are as wide as this part of their height, on average. */
const LETTER_WIDTH = 0.7

const STYLE =
  'text{font-family:Arial,Helvetica,"DejaVu Sans",sans-serif;fill:#000}' +
  '.picture{fill:none;stroke:#000;stroke-width:1.3;stroke-linecap:round;stroke-linejoin:round}' +
  '.ink{fill:#000;stroke:none}.box{fill:#fff;stroke:#000;stroke-width:.7}' +
  '.key{fill:#000}.digit{fill:#fff;font-weight:700;text-anchor:middle}' +
  '.middle{text-anchor:middle}.bold{font-weight:700}'

/** A page to print in black and white and to hang beside the phone, as one SVG. */
export function drawMenuCard(card: MenuCard): string {
  const { width, height } = PAGE
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm"` +
      ` viewBox="0 0 ${width} ${height}" xml:lang="${card.language}" role="img">`,
    `<title>${escape(`${card.mutual} ${card.serviceCode}`)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    drawHeader(card),
    ...card.choices.map((choice, at) => drawChoice(choice, at, card.choices.length)),
    drawFooter(card),
    '</svg>',
  ].join('\n')
}

/** Whom one calls, and the code as it is dialled, beside a phone. */
function drawHeader({ mutual, serviceCode }: MenuCard): string {
  const { margin, width } = PAGE
  return [
    line(mutual, { x: width / 2, y: 22, size: 13, room: INSIDE, kind: 'middle bold' }),
    `<rect class="box" x="${margin}" y="28" width="${INSIDE}" height="38" rx="6"/>`,
    `<g class="picture" transform="translate(${margin + 6} 31) scale(1.33)">${PHONE_PICTURE}</g>`,
    line(serviceCode, { x: margin + 36, y: 55.5, size: 24, room: 114, kind: 'bold' }),
    `<circle class="key" cx="${width - margin - 18}" cy="47" r="13"/>`,
    `<g transform="translate(${width - margin - 28} 37) scale(.83)">${CALL_PICTURE}</g>`,
  ].join('\n')
}

function drawChoice({ digit, label, to }: MenuChoice, at: number, count: number): string {
  const rows = Math.ceil(count / COLUMNS)
  const width = (INSIDE - GAP) / COLUMNS
  const height = (FOOTER_TOP - HEADER_BOTTOM) / rows - GAP
  const x = PAGE.margin + (at % COLUMNS) * (width + GAP)
  const y = HEADER_BOTTOM + Math.floor(at / COLUMNS) * (height + GAP)
  const side = height - 17
  const scale = round(side / 24)
  return [
    `<g id="choice-${digit}" transform="translate(${round(x)} ${round(y)})">`,
    `<rect class="box" width="${round(width)}" height="${round(height)}" rx="5"/>`,
    drawKey(digit, 19, 4 + side / 2, 13),
    `<g class="picture" transform="translate(${round(width - side - 14)} 4) scale(${scale})">` +
      `${pictureOf(to)}</g>`,
    line(label, { x: width / 2, y: height - 4.5, size: 8, room: width - 6, kind: 'middle bold' }),
    '</g>',
  ].join('\n')
}

/** The key that leads back, and the phone of somebody who helps. */
function drawFooter({ back, helpPhone }: MenuCard): string {
  const { margin, width } = PAGE
  const y = FOOTER_TOP + 10
  const parts = [
    drawKey(0, margin + 9, y, 8),
    line(back, { x: margin + 21, y: y + 2.8, size: 8, room: 55, kind: 'bold' }),
  ]
  if (helpPhone === null) return parts.join('\n')
  const x = width - margin - 100
  return [
    ...parts,
    `<g class="picture" transform="translate(${x} ${y - 9}) scale(.75)">${HELP_PICTURE}</g>`,
    line(helpPhone, { x: x + 22, y: y + 3.2, size: 10, room: 76, kind: 'bold' }),
  ].join('\n')
}

/** A digit as on a key: white on black, to be found from afar. */
function drawKey(digit: number, x: number, y: number, radius: number): string {
  const [cx, cy] = [round(x), round(y)]
  const size = round(radius * 1.5)
  return (
    `<circle class="key" cx="${cx}" cy="${cy}" r="${radius}"/>` +
    `<text class="digit" x="${cx}" y="${round(y + radius * 0.53)}" font-size="${size}">${digit}</text>`
  )
}

type Line = {
  readonly x: number
  readonly y: number
  readonly size: number
  /** Longer words are written smaller. */
  readonly room: number
  readonly kind: string
}

function line(text: string, { x, y, size, room, kind }: Line): string {
  const fits = Math.min(size, room / (Math.max(1, text.length) * LETTER_WIDTH))
  const place = `x="${round(x)}" y="${round(y)}" font-size="${round(fits)}"`
  return `<text class="${kind}" ${place}>${escape(text)}</text>`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** Text in a document: what means something to it is written out, what it cannot hold is left out. */
function escape(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
