import { type Language, LANGUAGES, REFERENCE_LANGUAGE } from '../../core/wording/catalogue.ts'
import { type Html, html } from './html.ts'

type Way = { readonly says: RegExp; readonly key: keyof (typeof WORDS)['faults'] }

const WORDS = LANGUAGES[REFERENCE_LANGUAGE].office

/** Each way of saying what is wrong; those without values first, since they are surer. */
const WAYS: readonly Way[] = (Object.keys(WORDS.faults) as Way['key'][])
  .sort((a, b) => Number(a.includes('{1}')) - Number(b.includes('{1}')))
  .map((key) => ({ key, says: patternOf(key) }))

/** What is wrong in a file, in the language of who reads it; in English where it has no words of ours. */
export function faultText(language: Language, why: string): Html {
  const told = faultWords(language, why)
  return told === null ? html`<span lang="${REFERENCE_LANGUAGE}">${why}</span>` : html`${told}`
}

/** The same as plain words; null where we have none. */
export function faultWords(language: Language, why: string): string | null {
  for (const { says, key } of WAYS) {
    const [found, ...values] = says.exec(why) ?? []
    if (found === undefined) continue
    const text = LANGUAGES[language].office.faults[key]
    return text.replace(/\{(\d)\}/g, (_, at: string) => values[Number(at) - 1] ?? '')
  }
  return null
}

function patternOf(key: string): RegExp {
  const parts = key.split(/\{\d\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('(.+)')}$`, 's')
}
