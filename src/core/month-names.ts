/**
 * Months as spreadsheets and people write them in English, French and Swahili, in full and as short
 * as the locales of CLDR have them; without accents and points.
 */
const MONTHS: readonly string[] = [
  'january januari janvier janv jan',
  'february februari fevrier fevr fev feb',
  'march machi mars mar mac',
  'april aprili avril avr apr',
  'may mei mai',
  'june juni juin jun',
  'july julai juillet juil jul',
  'august agosti aout aou aug ago',
  'september septemba septembre sept sep',
  'october oktoba octobre oct okt',
  'november novemba novembre nov',
  'december desemba decembre dec des',
]

const WEEKDAYS =
  'monday mon lundi lun jumatatu tuesday tue mardi jumanne wednesday wed mercredi mer jumatano thursday thu jeudi jeu alhamisi friday fri vendredi ven ijumaa saturday sat samedi sam jumamosi sunday sun dimanche dim jumapili'

const BY_NAME = new Map(
  MONTHS.flatMap((names, at) => names.split(' ').map((name): [string, number] => [name, at + 1])),
)

const DAYS = new Set(WEEKDAYS.split(' '))

/** The number of a month by its name in small letters without accents; null: none of that name. */
export function monthNamed(name: string): number | null {
  return BY_NAME.get(name) ?? null
}

/** Whether a word is a day of the week, which adds nothing to a date. */
export function isWeekday(word: string): boolean {
  return DAYS.has(word)
}

/** `March` */
export function englishMonth(month: number): string {
  const name = MONTHS[month - 1]?.split(' ', 1)[0] ?? ''
  return name.charAt(0).toUpperCase() + name.slice(1)
}
