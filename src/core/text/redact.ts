/** Stands where a secret stood. */
const HIDDEN = '••••'

const NAMES = String.raw`[\w-]*(?:secret|token|password|passkey|authorization|api[-_]?key|signature|credential|\bpin\b|\botp\b)[\w-]*`

/** A named value in JSON, in a form or a header, and in XML. */
const JSON_VALUE = new RegExp(String.raw`("${NAMES}"\s*:\s*)("(?:[^"\\]|\\.)*"|[^\s,}\]]+)`, 'gi')
const FORM_VALUE = new RegExp(String.raw`(\b${NAMES}\s*=\s*|\b${NAMES}:\s*(?:\w+\s+)?)([^\s&",;<}]+)`, 'gi') // prettier-ignore
const XML_VALUE = new RegExp(String.raw`(<(${NAMES})\b[^>]*>)[^<]*(?=</\2)`, 'gi')

/** A PIN or code that somebody has written beside its name, in any language that says PIN. */
const WRITTEN = /\b(PIN|OTP)\b(\D{0,12})\d{3,8}/gi

/** A text as it came, without keys, passwords, signatures and PINs that are named in it. */
export function redacted(text: string): string {
  return text
    .replace(XML_VALUE, `$1${HIDDEN}`)
    .replace(JSON_VALUE, `$1"${HIDDEN}"`)
    .replace(FORM_VALUE, `$1${HIDDEN}`)
    .replace(WRITTEN, `$1$2${HIDDEN}`)
}
