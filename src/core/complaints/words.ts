import { fold, septets, SMS_SEPTETS } from '../text/gsm7.ts'

/** What somebody wrote, on one line and in letters of an SMS; null when there is no letter in it. */
export function foldWords(text: string): string | null {
  const words = fold(text.replace(/\s+/g, ' ')).trim()
  return /\p{L}/u.test(words) ? words : null
}

/** By how many septets words are longer than one SMS; 0 when they fit. */
export function overOneSms(words: string): number {
  return Math.max(0, (septets(words) ?? Infinity) - SMS_SEPTETS)
}

/** As much of words as so many septets hold, with `..` at the end where some was left out. */
export function cutWords(words: string, room: number = SMS_SEPTETS): string {
  if ((septets(words) ?? Infinity) <= room) return words
  let kept = ''
  for (const character of words) {
    if ((septets(`${kept}${character}..`) ?? Infinity) > room) break
    kept += character
  }
  return `${kept.trimEnd()}..`
}

/** Letters of a line: beside a title and the choices of a screen there is room for it. */
const LINE_LETTERS = 60

/** Words over several lines, none longer than a screen has room for; broken between words. */
export function inLines(words: string): readonly string[] {
  const lines: string[] = []
  let rest = words
  while (rest.length > LINE_LETTERS) {
    const space = rest.lastIndexOf(' ', LINE_LETTERS)
    const at = space > 0 ? space : LINE_LETTERS
    lines.push(rest.slice(0, at))
    rest = rest.slice(at).trimStart()
  }
  return [...lines, rest]
}
