/**
 * Phone numbers as they were written before a country gave them more digits, and without the zero
 * that is part of them, which spreadsheets take off and people of other countries leave out.
 *
 * Benin, since 30 November 2024: `01` before every number of eight digits (announced by ARCEP Bénin,
 * as the press told that day: fr.allafrica.com/stories/202411300249.html).
 * Ivory Coast, since 31 January 2021: two digits of the operator before every number of eight, mobile
 * Moov 01, MTN 05, Orange 07, fixed Moov 21, MTN 25, Orange 27 (announced by ARTCI on 28 July 2020:
 * newsgeek.ci of that day). Whose an old number was, its first digits told: those of Orange are the
 * ranges that libphonenumber has behind 07 and 27. For Moov and MTN it has none, and theirs here were
 * compared with no source. Of other digits nobody knows it.
 */
const OLD_IVORY_COAST: readonly (readonly [string, RegExp])[] = [
  ['01', /^(0[1-3]|[457][0-3])/],
  ['05', /^(0|[4-9])[4-6]/],
  ['07', /^(0|[4-9])[7-9]/],
  ['21', /^2[0-3]8/],
  ['25', /^(2[0-4]|3[0-6])0/],
  ['27', /^(20[23]|21[2357]|22[245]|23[45]|24[3-5]|306|31[69]|3[2-6]7)/],
]

/** Rules by calling code: a national number in its full form today; null where none applies. */
const COMPLETE: Readonly<Record<string, (national: string) => string | null>> = {
  229: (national) => {
    if (/^[24-69]\d{7}$/.test(national)) return `01${national}`
    return /^1\d{8}$/.test(national) ? `0${national}` : null
  },
  225: (national) => {
    if (/^[157]\d{8}$/.test(national)) return `0${national}`
    const old = /^[1-9]\d{6}$/.test(national) ? `0${national}` : national
    if (!/^\d{8}$/.test(old)) return null
    const [operator] = OLD_IVORY_COAST.find(([, starts]) => starts.test(old)) ?? []
    return operator ? operator + old : null
  },
  // Congo: mobile numbers have nine digits of which the first is a zero.
  242: (national) => (/^[456]\d{7}$/.test(national) ? `0${national}` : null),
}

/** The national number in full under a calling code (`229`), or null where it has no older form. */
export function completeNational(callingCode: string, national: string): string | null {
  return COMPLETE[callingCode]?.(national) ?? null
}

/** The digits of an international number with the national part in full. */
export function completeInternational(digits: string): string {
  const [code, national] = [digits.slice(0, 3), digits.slice(3)]
  const full = completeNational(code, national)
  return full ? code + full : digits
}
