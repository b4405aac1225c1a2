import { LANGUAGES, REFERENCE_LANGUAGE } from '../../core/wording/catalogue.ts'
import type { OfficeWords } from '../../core/wording/spoken-language.ts'
import type { Visit } from './visit.ts'

const KNOWN = LANGUAGES[REFERENCE_LANGUAGE].office.fields

/** Below the languages of a mutual's own words stand names of texts, which are no fields. */
const OF_TEXT = /^((?:mutual\.)?wording\.[\w-]+)\.(.+)$/

/**
 * What a field of a statutes file is called: `services.surgery.patientPercent` by the words of its parts, with
 * names and codes as they are; empty where none of it has words.
 */
export function fieldWords({ words }: Pick<Visit, 'words'>, path: string): string {
  const say = words('fields')
  const [, own = path, text] = OF_TEXT.exec(path) ?? []
  const parts = own.split(/[.[\]]+/).filter(Boolean)
  if (!parts.some((part) => Object.hasOwn(KNOWN, part))) return ''
  const told = parts.map((part) =>
    Object.hasOwn(KNOWN, part) ? say(part as keyof OfficeWords['fields']) : placeOf(part),
  )
  return [...told, ...(text === undefined ? [] : [text])].join(' · ')
}

/** A place in a list is counted as people count. */
function placeOf(part: string): string {
  return /^\d{1,4}$/.test(part) ? String(Number(part) + 1) : part
}
