import { type Currency, isCurrency } from './money.ts'

const SHILLING = ['SH', 'SHS', 'SHILLING', 'SHILLINGS', 'SHILINGI', 'PESA', 'BOB']
const FRANC = ['F', 'FR', 'FRS', 'FRANC', 'FRANCS']
const CFA = [...FRANC, 'FCFA', 'CFA', 'CFAF', 'FRANCCFA', 'FRANCSCFA']
const DINAR = ['DINAR', 'DINARS']
const RUPEE = ['RS', 'RUPEE', 'RUPEES']
const POUND = ['POUND', 'POUNDS', '\u00a3']

/** What people call a currency besides its code: capitals, without dots, spaces and accents. */
const NAMES: Readonly<Record<Currency, readonly string[]>> = {
  AOA: ['KZ', 'KWANZA', 'KWANZAS'],
  BIF: [...FRANC, 'FBU'],
  BWP: ['P', 'PULA'],
  CDF: [...FRANC, 'FC'],
  CVE: ['ESC', 'ESCUDO', 'ESCUDOS', '$'],
  DJF: [...FRANC, 'FDJ'],
  DZD: ['DA', ...DINAR],
  EGP: ['LE', ...POUND],
  ERN: ['NFK', 'NAKFA'],
  ETB: ['BR', 'BIRR'],
  EUR: ['\u20ac', 'EURO', 'EUROS'],
  GHS: ['GH', 'GHC', 'GH\u20b5', 'GH\u00a2', '\u20b5', 'CEDI', 'CEDIS'],
  GMD: ['D', 'DALASI', 'DALASIS'],
  GNF: [...FRANC, 'FG', 'GF'],
  KES: [...SHILLING, 'KSH', 'KSHS'],
  KMF: [...FRANC, 'FC'],
  LRD: ['LD', 'L$', '$', 'DOLLAR', 'DOLLARS'],
  LSL: ['L', 'M', 'LOTI', 'MALOTI'],
  LYD: ['LD', ...DINAR],
  MAD: ['DH', 'DHS', 'DIRHAM', 'DIRHAMS'],
  MGA: ['AR', 'ARIARY'],
  MRU: ['UM', 'OUGUIYA', 'OUGUIYAS'],
  MUR: RUPEE,
  MWK: ['K', 'MK', 'KWACHA'],
  MZN: ['MT', 'METICAL', 'METICAIS'],
  NAD: ['N$', '$', 'DOLLAR', 'DOLLARS'],
  NGN: ['N', '\u20a6', 'NAIRA'],
  RWF: [...FRANC, 'FRW', 'FRWS', 'RF', 'RWFS'],
  SCR: ['SR', ...RUPEE],
  SDG: POUND,
  SLE: ['LE', 'LEONE', 'LEONES'],
  SOS: [...SHILLING, 'SOSH'],
  SSP: POUND,
  STN: ['DB', 'DOBRA', 'DOBRAS'],
  SZL: ['E', 'LILANGENI', 'EMALANGENI'],
  TND: ['DT', ...DINAR],
  TZS: [...SHILLING, 'TSH', 'TSHS'],
  UGX: [...SHILLING, 'USH', 'USHS'],
  USD: ['$', 'US$', 'DOLLAR', 'DOLLARS'],
  XAF: CFA,
  XOF: CFA,
  ZAR: ['R', 'RAND', 'RANDS'],
  ZMW: ['K', 'ZK', 'KWACHA'],
  ZWG: ['ZIG'],
}

const ALL = new Set(Object.values(NAMES).flat())

/**
 * Whether a word beside a number names `currency`, another one, or none. A single letter other
 * than the franc's names one only before the number: `K500` is money, `5k` is five thousand.
 */
export function currencyNamed(
  word: string,
  currency: Currency,
  place: 'before' | 'after',
): 'own' | 'other' | 'unknown' {
  const name = word
    .normalize('NFD')
    .replace(/[\p{M}\s.]/gu, '')
    .toUpperCase()
  if (place === 'after' && /^[A-EG-Z]$/.test(name)) return 'unknown'
  if (name === currency || NAMES[currency].includes(name)) return 'own'
  return isCurrency(name) || ALL.has(name) || /\p{Sc}/u.test(name) ? 'other' : 'unknown'
}
