/**
 * What somebody typed, as plain text: compatibility forms and digits of any script become
 * ASCII digits, control, bidi and zero-width characters go, white space is folded. Raised and
 * lowered digits and fractions stay as they are: `5\u00b2` is not 52.
 */
export function cleanInput(text: string): string {
  return text
    .replace(/[^\p{No}\p{Nl}]+/gu, (plain) => plain.normalize('NFKC'))
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\s\p{Zs}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .trim()
}

/** What a keypad leaves around an answer: the key that sends it, a point for a pause. */
export function withoutKeys(text: string): string {
  return text.replace(/^[#*\s]+|[#*\s]+$/g, '').replace(/(?<=\d)[.,;:)\s]+$/, '')
}

/**
 * The key that somebody pressed on a menu: `1`, `01`, `1#` and `1.` are 1. `00` is none, since a
 * PIN or a year may begin so.
 */
export function keyIn(text: string): number | null {
  const key = /^(0?[1-9]|0)$/.exec(withoutKeys(text))?.[1]
  return key === undefined ? null : Number(key)
}

/**
 * Text as both engines hold it: without the zero character, which PostgreSQL refuses, and with
 * halves of characters replaced, which come back otherwise than they were stored.
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Cs}/gu, '\ufffd')
}

/** Decimal digits come in runs of ten that begin at a code point whose predecessor is none. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) as number
  if (code <= 0x39) return digit
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(code - zero)
}
