import { parseDate } from '../../core/dates.ts'
import { type Language, LANGUAGES, REFERENCE_LANGUAGE } from '../../core/wording/catalogue.ts'
import { fieldWords } from './field-words.ts'
import { type Html, html } from './html.ts'
import type { Visit } from './visit.ts'

const WORDS = LANGUAGES[REFERENCE_LANGUAGE].office

/** Pages of words whose keys are ways of saying something in English, with what stands in it as {1} and {2}. */
type Page = 'faults' | 'told'

type Way = { readonly says: RegExp; readonly key: string }

/** Each way of a page; those with more letters of their own first, since they are surer. */
function waysOf(page: Page): readonly Way[] {
  const own = (key: string) => key.replace(/\{\d\}/g, '').length
  return Object.keys(WORDS[page])
    .sort((a, b) => own(b) - own(a))
    .map((key) => ({ key, says: patternOf(key) }))
}

const WAYS = { faults: waysOf('faults'), told: waysOf('told') } as const

/** What is wrong in a file, in the language of who reads it; in English where it has no words of ours. */
export function faultText(language: Language, why: string): Html {
  return shown(why, faultWords(language, why))
}

/** The same as plain words; null where we have none. */
export function faultWords(language: Language, why: string): string | null {
  // What stands in it may be said by us as well: another fault, a version of a plan, what a field has to be.
  const said = saidIn('faults', language, why, (value) => faultWords(language, value) ?? value)
  return said ?? behindCell(language, why)
}

/** What is wrong with a cell that stands before it, as readers of statements say it. */
function behindCell(language: Language, why: string): string | null {
  const [, cell, rest = ''] = /^(\S+) ((?:is|was) .+)$/s.exec(why) ?? []
  const said = cell === undefined ? null : saidIn('faults', language, rest, (value) => value)
  return said === null ? null : `${cell} ${said}`
}

/** What a file would change, in the language of who reads it. */
export function changeText(visit: Pick<Visit, 'language' | 'words' | 'write'>, what: string): Html {
  const { language, words, write } = visit
  const valueOf = (value: string, key: string, place: number) => {
    const day = parseDate(value)
    if (day) return write.day(day)
    const isFields = key.endsWith(`changed {${place}}`)
    if (!isFields) return value
    return value.split(', ').map((name) => fieldWords({ words }, name) || name).join(', ') // prettier-ignore
  }
  return shown(what, saidIn('told', language, what, valueOf))
}

function shown(english: string, told: string | null): Html {
  return told === null ? html`<span lang="${REFERENCE_LANGUAGE}">${english}</span>` : html`${told}`
}

function saidIn(
  page: Page,
  language: Language,
  english: string,
  valueOf: (value: string, key: string, place: number) => string,
): string | null {
  const words: Readonly<Record<string, string>> = LANGUAGES[language].office[page]
  for (const { says, key } of WAYS[page]) {
    const [found, ...values] = says.exec(english) ?? []
    if (found === undefined) continue
    // Keys name their values in the order in which they stand.
    return (words[key] ?? '').replace(/\{(\d)\}/g, (_, at: string) =>
      valueOf(values[Number(at) - 1] ?? '', key, Number(at)),
    )
  }
  return null
}

function patternOf(key: string): RegExp {
  const parts = key.split(/\{\d\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('(.+)')}$`, 's')
}
