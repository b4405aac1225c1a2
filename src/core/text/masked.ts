/** What a body is called that is no text. */
const NO_TEXT = /^base64:/

/**
 * A notice about a call with every digit in it as 0, and so is every byte that a form escapes. What
 * a caller typed may hold a service PIN, and where it stands in something that cannot be read nobody
 * can say: so nothing is left to guess. Names of fields, lengths and signs stay, which show a fault.
 */
export function maskDigits(body: string): string {
  if (NO_TEXT.test(body)) return `no text, ${body.length} characters of base64`
  return body.replace(/%[0-9a-f]{2}/gi, '%00').replace(/\p{N}/gu, '0')
}
