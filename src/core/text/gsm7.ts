import { asciiDigits } from './input.ts'

/** The GSM 03.38 default alphabet; each of these takes one septet. */
export const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
  'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

/** The extension table: an escape and the character, two septets. */
export const EXTENDED = '\f^{}\\[~]|€'

/** Septets of each UTF-16 unit up to the last of the alphabet, the euro; 0 of those outside. */
const SEPTETS = new Uint8Array('€'.charCodeAt(0) + 1)
for (const character of BASIC) SEPTETS[character.charCodeAt(0)] = 1
for (const character of EXTENDED) SEPTETS[character.charCodeAt(0)] = 2

/** Letters that do not decompose into a base letter and marks, and typographic punctuation. */
const FOLDED: Record<string, string> = {
  œ: 'oe', Œ: 'OE', æ: 'æ', ɓ: 'b', Ɓ: 'B', ɗ: 'd', Ɗ: 'D', ɖ: 'd', Ɖ: 'D', ɛ: 'e', Ɛ: 'E',
  ɔ: 'o', Ɔ: 'O', ŋ: 'ng', Ŋ: 'Ng', ɲ: 'ny', Ɲ: 'Ny', ƙ: 'k', Ƙ: 'K', ƴ: 'y', Ƴ: 'Y', ə: 'e',
  ı: 'i', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ƒ: 'f', Ƒ: 'F', ʋ: 'v', Ʋ: 'V', ɣ: 'g', Ɣ: 'G',
  '‘': "'", '’': "'", '‚': "'", 'ʼ': "'", 'ʻ': "'", 'ʹ': "'", '`': "'", '´': "'",
  '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '–': '-', '—': '-', '‑': '-', '−': '-',
  '…': '...', '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', '\t': ' ', '№': 'no',
} // prettier-ignore

const MARKS = /\p{M}/gu
const IS_DIGIT = /^\p{Nd}$/u
/** Printable ASCII, all of it in the alphabet but the grave accent: as nearly all names are written. */
const PLAIN = /^[\n -_a-~]*$/
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/u

/** Septets one SMS holds, and each part of a longer one (6 octets go to the header). */
export const SMS_SEPTETS = 160
const PART_SEPTETS = 153

/** Septets a USSD screen may take, with its `CON `: Safaricom's limit, the lowest published. */
export const USSD_SEPTETS = 160

/** Septets of a text, or null when it holds a character outside GSM-7. */
export function septets(text: string): number | null {
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const size = SEPTETS[text.charCodeAt(at)]
    if (!size) return null
    count += size
  }
  return count
}

/** SMS parts of a GSM-7 text: an escape pair never straddles two parts. */
export function smsParts(text: string): number {
  const total = septets(text)
  if (total === null) throw new RangeError('not a GSM-7 text')
  if (total <= SMS_SEPTETS) return 1
  let parts = 1
  let used = 0
  for (let at = 0; at < text.length; at += 1) {
    const size = SEPTETS[text.charCodeAt(at)] ?? 0
    if (used + size > PART_SEPTETS) {
      parts += 1
      used = 0
    }
    used += size
  }
  return parts
}

/** How a text somebody typed would go out as it stands. */
type TextSize = {
  readonly characters: number
  /** In GSM-7; null where a character is outside it, so that carriers send all of it in UCS-2. */
  readonly septets: number | null
  readonly parts: number
  /** Characters that are outside, each once. */
  readonly outside: readonly string[]
}

/** UTF-16 units that one SMS in UCS-2 holds, and each part of a longer one. */
const SMS_UNITS = 70
const PART_UNITS = 67

/** How many parts a text takes as it stands, and which characters of it make it dearer. */
export function sizeOf(text: string): TextSize {
  const count = septets(text)
  const characters = [...text].length
  if (count !== null) return { characters, septets: count, parts: smsParts(text), outside: [] }
  const outside = [...new Set(text)].filter((character) => septets(character) === null)
  return { characters, septets: null, parts: unitParts(text), outside }
}

/** SMS parts of a text in UCS-2: the two units of an emoji never straddle two parts. */
function unitParts(text: string): number {
  if (text.length <= SMS_UNITS) return 1
  let parts = 1
  let used = 0
  for (const { length } of text) {
    if (used + length > PART_UNITS) {
      parts += 1
      used = 0
    }
    used += length
  }
  return parts
}

/**
 * Any text in GSM-7: characters of the alphabet stay, others lose their marks or are written
 * with similar letters, decimal digits of any script in ASCII; control, bidi and invisible characters
 * and what cannot be written go.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text
  let folded = ''
  for (const character of text.normalize('NFC')) folded += foldCharacter(character)
  return folded
}

function foldCharacter(character: string): string {
  if (character !== '\n' && INVISIBLE.test(character)) return FOLDED[character] ?? ''
  if (septets(character) !== null) return character
  if (IS_DIGIT.test(character)) return asciiDigits(character)
  const known = FOLDED[character]
  if (known !== undefined) return known
  const bare = character.normalize('NFKD').replace(MARKS, '')
  if (bare === character) return ''
  // A raised or circled digit would be read as one beside its neighbours.
  if (/\d/.test(bare)) return '?'
  return [...bare].map(foldCharacter).join('')
}

/** A name fit to stand in a message: folded, on one line, at most `length` characters. */
export function foldName(name: string, length = 24): string {
  const plain = fold(name)
    .replace(/[\s^{}\\[\]~|€]+/g, ' ')
    .trim()
  return plain.length <= length ? plain : `${plain.slice(0, length - 1).trimEnd()}.`
}
