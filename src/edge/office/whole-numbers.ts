import { type Html, raw } from './html.ts'

/**
 * Elements that hold plain text alone, tags, or else a number with a sign at which browsers break lines: a member
 * number, a date of a file, a span of figures. Attributes are escaped, so a tag ends at its first `>`.
 */
const PIECES = /<(option|textarea|svg)\b.*?<\/\1>|<[^>]*>|(\d[\d.,/:]*-[\d.,/:-]*\d)/gs

/** Longer runs of digits may break: on 320 px they would make the page scroll sideways. */
const WHOLE_MAX = 20

/** The same page, each number on one line (`.whole` of the sheet): half of one reads as another one. */
export function keepNumbersWhole({ text }: Html): Html {
  return raw(
    text.replace(PIECES, (piece, _element, number?: string) =>
      number === undefined || number.length > WHOLE_MAX
        ? piece
        : `<span class="whole">${number}</span>`,
    ),
  )
}
