import { dice, type Dice } from './dice.ts'

/** How a household pays in the course of a year. */
export const HABITS = ['monthly', 'quarterly', 'harvest', 'irregular', 'lapsed'] as const
export type Habit = (typeof HABITS)[number]

/** A household of the old register, as its secretary kept it. */
export type OldHousehold = {
  readonly card: string
  readonly name: string
  readonly sex: 'F' | 'M'
  readonly born: string
  readonly phone: string
  readonly joinedOn: string
  readonly paidThrough: string
  readonly association: string
  readonly habit: Habit
  readonly people: readonly {
    readonly name: string
    readonly relation: string
    readonly born: string
  }[]
  /** What was unpaid of months after `paidThrough`, as the treasurer wrote it down. */
  readonly owed: readonly { readonly month: string; readonly amount: number }[]
  /** The treasurer knew only the sum and since when. */
  readonly asSum: boolean
  readonly credit: number
}

/** What the mutual itself had and owed on the evening before the first day. */
export const OWN = [
  { what: 'cash', of: 'Awa Sy', amount: 84500 },
  { what: 'cash', of: 'Ibra Ba', amount: 31000 },
  { what: 'bank', of: '', amount: 6250000 },
  { what: 'wallet', of: 'sandbox', amount: 412000 },
  { what: 'clinic', of: 'poste', amount: 187400 },
  { what: 'clinic', of: 'centre', amount: 655000 },
  { what: 'loan', of: 'Union des mutuelles', amount: 1000000 },
  { what: 'fund', of: '118', amount: 1500000 },
] as const

const WOMEN = ['Awa', 'Fatou', 'Mariama', 'Aminata', 'Khady', 'Ndeye', 'Astou', 'Coumba', 'Sokhna', 'Rokhaya', 'Adama', 'Bineta', 'Yacine', 'Oumou', 'Seynabou', 'Diarra'] // prettier-ignore
const MEN = ['Moussa', 'Mamadou', 'Ibrahima', 'Cheikh', 'Ousmane', 'Abdou', 'Modou', 'Alioune', 'Pape', 'Lamine', 'Samba', 'Demba', 'Babacar', 'Malick', 'Serigne', 'Amadou'] // prettier-ignore
const FAMILIES = ['Diop', 'Ndiaye', 'Fall', 'Sow', 'Ba', 'Diallo', 'Gueye', 'Sarr', 'Faye', 'Seck', 'Mbaye', 'Cisse', 'Sy', 'Thiam', 'Diouf', 'Kane', 'Toure', 'Camara', 'Niang', 'Wade', 'Samb', 'Dieng', 'Ndour', 'Senghor'] // prettier-ignore

const PRICE = 1000

/** The register on the evening before the first day of the year, the same for the same seed. */
export function oldRegister(households: number, seed = 2026): OldHousehold[] {
  const chance = dice(seed)
  return Array.from({ length: households }, (_, at) => household(chance, at))
}

function household(chance: Dice, at: number): OldHousehold {
  const isWoman = chance.percent(62)
  const family = chance.one(FAMILIES)
  const name = `${chance.one(isWoman ? WOMEN : MEN)} ${chance.one(isWoman ? WOMEN : MEN)} ${family}`
  const habit = habitOf(chance.throw(100))
  const joinedOn = `${2019 + chance.throw(6)}-${two(1 + chance.throw(12))}-${two(1 + chance.throw(28))}`
  const children = chance.throw(4)
  const people = Array.from({ length: children }, () => ({
    name: `${chance.one([...WOMEN, ...MEN])} ${family}`,
    relation: 'child',
    born: `${2009 + chance.throw(16)}-${two(1 + chance.throw(12))}-${two(1 + chance.throw(28))}`,
  }))
  return {
    card: `J-${String(at + 1).padStart(4, '0')}`,
    name,
    sex: isWoman ? 'F' : 'M',
    born: `${1955 + chance.throw(44)}-${two(1 + chance.throw(12))}-${two(1 + chance.throw(28))}`,
    phone: `+22177${String(1000000 + at * 7).padStart(7, '0')}`,
    joinedOn,
    association: chance.percent(4) ? 'femmes-marche' : '',
    habit,
    people,
    ...accountOf(chance, habit),
  }
}

function habitOf(throwOf100: number): Habit {
  if (throwOf100 < 12) return 'monthly'
  if (throwOf100 < 47) return 'quarterly'
  if (throwOf100 < 70) return 'harvest'
  return throwOf100 < 90 ? 'irregular' : 'lapsed'
}

type Account = Pick<OldHousehold, 'paidThrough' | 'owed' | 'asSum' | 'credit'>

const PAID_UP = { paidThrough: '2025-12-31', owed: [], asSum: false, credit: 0 }

function accountOf(chance: Dice, habit: Habit): Account {
  const kind = chance.throw(100)
  if (habit === 'harvest' && kind < 60) {
    // Whoever sold well in November paid until the next summer.
    const months = 1 + chance.throw(6)
    return { ...PAID_UP, paidThrough: lastDayOf(2026, months) }
  }
  if (kind < 55)
    return chance.percent(6) ? { ...PAID_UP, credit: 100 * (1 + chance.throw(9)) } : PAID_UP
  const behind = habit === 'lapsed' ? 3 + chance.throw(4) : 1 + chance.throw(3)
  const months = Array.from({ length: behind }, (_, at) => `2025-${two(12 - behind + 1 + at)}`)
  const first = chance.percent(40) ? 100 * (1 + chance.throw(9)) : PRICE
  const owed = months.map((month, at) => ({ month, amount: at === 0 ? first : PRICE }))
  const paidThrough = lastDayOf(2025, 12 - behind)
  // Half of those who owe whole months have no line: the register says it.
  const isWhole = first === PRICE
  return {
    paidThrough,
    owed: isWhole && chance.percent(50) ? [] : owed,
    asSum: chance.percent(30),
    credit: 0,
  }
}

export const MEMBERS_HEADER =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card'

/** The register as the secretary's spreadsheet saves it. */
export function registerCsv(register: readonly OldHousehold[]): string {
  const lines = register.flatMap((household, at) => {
    const { name, sex, born, phone, association, joinedOn, paidThrough, card } = household
    const member = [at + 1, '', name, sex, born, 'member', phone, 'fr', 'famille', association, joinedOn, 'yes', paidThrough, card] // prettier-ignore
    const people = household.people.map((person) =>
      [
        at + 1,
        '',
        person.name,
        'F',
        person.born,
        person.relation,
        '',
        '',
        '',
        '',
        laterOf(person.born, joinedOn),
        '',
        '',
        '',
      ].join(),
    )
    return [member.join(), ...people]
  })
  return [MEMBERS_HEADER, ...lines, ''].join('\n')
}

/** The treasurer's list, as the opening takes it. */
export function openingCsv(register: readonly OldHousehold[]): string {
  const own = OWN.map(({ what, of, amount }) => `${what},${of},${amount},,`)
  const households = register.flatMap(({ card, owed, asSum, credit }) => {
    if (credit > 0) return [`credit,${card},${credit},,`]
    const [first] = owed
    if (!first) return []
    const sum = owed.reduce((total, { amount }) => total + amount, 0)
    if (asSum) return [`owed,${card},${sum},,${first.month}`]
    return owed.map(({ month, amount }) => `owed,${card},${amount},${month},`)
  })
  return ['what,of,amount,period,since', ...own, ...households, ''].join('\n')
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b
}

function lastDayOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

export function two(value: number): string {
  return String(value).padStart(2, '0')
}
