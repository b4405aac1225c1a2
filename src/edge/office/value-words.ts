import { parseDate } from '../../core/dates.ts'
import { LANGUAGES } from '../../core/wording/catalogue.ts'
import { fieldWords } from './field-words.ts'
import { spanText } from './pages/plan-words.ts'
import type { Visit } from './visit.ts'

type Teller = Pick<Visit, 'words' | 'write'>

/** Values that the statutes' page has words for. */
const PERIODS = ['week', 'month', 'quarter', 'half-year', 'year', 'season'] as const

/** Fields whose values are codes of languages. */
const OF_LANGUAGES = /(^|\.)languages?$/

/** A value of a statutes file as people read it: days, lists and parts in words, without brackets and quotes. */
export function valueWords(visit: Teller, field: string, text: string): string {
  return written(visit, field, valueOf(text))
}

/** Lists and parts stand as JSON beside texts, which may begin with anything. */
function valueOf(text: string): unknown {
  if (!/^[[{]|^(true|false)$/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function written(visit: Teller, field: string, value: unknown): string {
  const { words } = visit
  if (Array.isArray(value)) {
    const isOfParts = value.some((one) => typeof one === 'object')
    const all = value.map((one) => written(visit, field, one))
    return all.join(isOfParts ? '; ' : ', ') || words('statutes')('none')
  }
  if (typeof value === 'object' && value !== null) return partWords(visit, field, value)
  if (typeof value === 'boolean') return words('frame')(value ? 'yes' : 'no')
  return plainWords(visit, field, textOf(value))
}

/** A length of time, or each field of a part by its name. */
function partWords(visit: Teller, field: string, part: object): string {
  const fields = Object.entries(part)
  const isSpan = fields.length > 0 && fields.every(([name]) => name === 'months' || name === 'days')
  if (isSpan) return spanText(visit, part)
  const told = fields.map(([name, value]) => {
    return `${fieldWords(visit, name) || name}: ${written(visit, `${field}.${name}`, value)}`
  })
  return told.join(', ') || visit.words('statutes')('none')
}

/** A text or a number; nothing is said as the statutes' page says it. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : 'none'
}

function plainWords({ words, write }: Teller, field: string, text: string): string {
  const say = words('statutes')
  if (text === 'none') return say('none')
  const period = PERIODS.find((one) => one === text)
  if (period && field.endsWith('period')) return say(period)
  const language = OF_LANGUAGES.test(field) && Object.entries(LANGUAGES).find(([code]) => code === text) // prettier-ignore
  if (language) return language[1].office.frame.own
  const day = parseDate(text)
  return day ? write.day(day) : text
}
