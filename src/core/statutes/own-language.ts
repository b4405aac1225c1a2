import { invariant } from '../invariant.ts'
import type { Language } from '../wording/catalogue.ts'
import type { Mutual } from './statutes.ts'

/** The language in which a mutual speaks to whoever has not said another: its first. */
export function ownLanguage({ code, languages }: Pick<Mutual, 'code' | 'languages'>): Language {
  const [first] = languages
  invariant(first, `a mutual without a language: ${code}`)
  return first
}
