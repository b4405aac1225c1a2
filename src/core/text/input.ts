/** Control, bidi and zero-width characters, halves of characters, and those of nobody's alphabet. */
const UNSEEN = /\ufeff|(?!\s)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{DI}]/gu

/**
 * What somebody typed, as plain text: decimal digits of any script become ASCII digits, and nothing
 * else does, for a raised, circled or joined digit may mean another number (`5\u00b2` is not 52). Letters
 * are composed; control, bidi and zero-width characters go; white space is folded.
 */
export function cleanInput(text: string): string {
  return plainLines(text).replace(/\s+/gu, ' ').trim()
}

/** The same with its lines and spaces as they are, for what is passed on in somebody's words. */
export function plainLines(text: string): string {
  return asciiDigits(text.replace(UNSEEN, '').normalize('NFC'))
}

/** Decimal digits of any script as ASCII digits; other characters stay. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, asciiDigit)
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

/** Decimal digits come in runs of ten, some of which adjoin; before the first of them there is none. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) as number
  if (code <= 0x39) return digit
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}
