import { CATALOGUES, type Language } from '../wording/catalogue.ts'
import type { Facts } from './facts.ts'

/** Languages of the mutuals in question, the dialled one's first. */
export function languagesOf(facts: Facts): readonly Language[] {
  const home = facts.home === null ? undefined : facts.mutuals[facts.home]
  const others = Object.values(facts.mutuals).flatMap(({ languages }) => languages)
  return [...new Set([...(home?.languages ?? []), ...others])]
}

/** The word for language in each of them: who cannot read the others must find it. */
export function wordForLanguage(languages: readonly Language[]): string {
  return languages.map((language) => CATALOGUES[language]['language.word']).join(' / ')
}
