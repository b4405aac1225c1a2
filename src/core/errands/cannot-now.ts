import { layEnd } from '../dialog/layout.ts'
import { CATALOGUES, type Language, LANGUAGE_CODES } from '../wording/catalogue.ts'

/**
 * What a caller hears when we cannot answer, the store being gone or a bug met: nothing was
 * recorded. In every language when the caller's is not known.
 */
export function cannotNow(language: Language | null): string {
  const lines = (language ? [language] : LANGUAGE_CODES).map(
    (one) => CATALOGUES[one][language ? 'screen.cannot-now' : 'screen.cannot-now-short'],
  )
  return layEnd({ title: lines[0] as string, lines: lines.slice(1) })
}

/** What a phone reads that has called too often, in every language: nothing is looked up for it. */
export function tooManyCalls(): string {
  const [title, ...lines] = LANGUAGE_CODES.map((one) => CATALOGUES[one]['screen.too-many-calls'])
  return layEnd({ title: title as string, lines })
}

/** The same for a clinic: neither a yes nor a no (R41). */
export function cannotCheckNow(language: Language): string {
  return layEnd({ title: CATALOGUES[language]['clinic.cannot'], lines: [] })
}
