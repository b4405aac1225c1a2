// @ts-check
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
    'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const EXTENDED = new Set('\f^{}\\[~]|€')

/** @type {Readonly<Record<string, string>>} */
const SIGNS = { XOF: 'F', XAF: 'F', KES: 'KSh', TZS: 'TSh', UGX: 'USh' }
const WITHOUT_FRACTION = new Set(['BIF', 'DJF', 'GNF', 'KMF', 'RWF', 'UGX', 'XAF', 'XOF'])
const WITH_THREE = new Set(['LYD', 'TND'])

/**
 * Septets of a text in the GSM alphabet, null when it holds a character outside it.
 *
 * @param {string} text
 */
export function septets(text) {
  let count = 0
  for (const character of text) {
    if (BASIC.has(character)) count += 1
    else if (EXTENDED.has(character)) count += 2
    else return null
  }
  return count
}

/**
 * SMS a text takes: 160 septets, then 153 each; 70 and 67 outside the GSM alphabet.
 *
 * @param {string} text
 */
export function smsParts(text) {
  const used = septets(text)
  const one = used === null ? 70 : 160
  const each = used === null ? 67 : 153
  const length = used ?? text.length
  return length <= one ? 1 : Math.ceil(length / each)
}

/**
 * What people read: `KSh 4,500`, `4 500 F`.
 *
 * @param {number} amount in minor units
 * @param {string} currency
 */
export function money(amount, currency) {
  const exponent = WITHOUT_FRACTION.has(currency) ? 0 : WITH_THREE.has(currency) ? 3 : 2
  const digits = String(amount).padStart(exponent + 1, '0')
  const point = digits.length - exponent
  const fraction = digits.slice(point)
  const sign = SIGNS[currency] ?? currency
  const whole = digits.slice(0, point).replace(/\B(?=(\d{3})+$)/g, sign === 'F' ? ' ' : ',')
  const number = /[1-9]/.test(fraction) ? `${whole}.${fraction}` : whole
  return sign === 'F' ? `${number} F` : `${sign} ${number}`
}

/**
 * A member number as it is written on cards: the check digit after a dash.
 *
 * @param {string} number
 */
export function memberNumber(number) {
  return /^\d{8,10}$/.test(number) ? `${number.slice(0, -1)}-${number.slice(-1)}` : number
}

/**
 * The lines of a USSD screen: a choice has the number to answer with, other lines do not.
 *
 * @param {string} text
 */
export function screenLines(text) {
  return text.split('\n').map((line) => {
    const [, choice = null, label = line] = /^(\d{1,2})\. ?(.+)$/.exec(line) ?? []
    return { choice, label }
  })
}
