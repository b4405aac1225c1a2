import { type CivilDate, date, plusDays } from '../../../core/dates.ts'
import type { Chance } from '../../../simulators/kernel/chance.ts'
import type { AssociationCode } from './statutes.ts'

/** How a household pays: as soon as it can, as the market goes, after harvests, hardly, or less and less. */
type Habit = 'steady' | 'market' | 'harvest' | 'struggling' | 'fading'

/** A household as its people know it, before it has a number. */
export type Family = {
  readonly name: string
  readonly sex: 'F' | 'M'
  readonly born: CivilDate
  /** Null: somebody without a phone, who brings cash. */
  readonly phone: string | null
  readonly language: 'en' | 'sw'
  readonly joinedOn: CivilDate
  readonly association: AssociationCode | null
  readonly habit: Habit
  readonly dependants: readonly {
    readonly name: string
    readonly relation: 'spouse' | 'child'
    readonly sex: 'F' | 'M'
    readonly born: CivilDate
  }[]
}

const WOMEN = ['Mwende', 'Wanza', 'Kalekye', 'Nthenya', 'Mueni', 'Ndinda', 'Katunge', 'Mumbua', 'Syombua', 'Kavata', 'Mbithe', 'Josephine', 'Rose', 'Esther', 'Janet', 'Purity'] // prettier-ignore
const MEN = ['Musyoka', 'Mutua', 'Kilonzo', 'Nzomo', 'Wambua', 'Kyalo', 'Munyao', 'Ndolo', 'Kimeu', 'Muthama', 'Daniel', 'Stephen', 'Jackson', 'Boniface', 'Titus', 'Paul'] // prettier-ignore
const FAMILIES = ['Mutinda', 'Muthoka', 'Kitavi', 'Mwanzia', 'Ngui', 'Makau', 'Mbuvi', 'Nzuki', 'Kasyoka', 'Mulwa', 'Ndeto', 'Musau', 'Kathuku', 'Mailu', 'Katua', 'Maingi', 'Mbithi', 'Kiilu', 'Wavinya', 'Muindi'] // prettier-ignore

/** How many of a hundred have each habit. */
const HABITS: readonly (readonly [Habit, number])[] = [
  ['steady', 36],
  ['market', 23],
  ['harvest', 19],
  ['struggling', 12],
  ['fading', 10],
]

/** The family that joins as the `at`-th. Phones are made from its place, so that no two share one. */
export function familyAt(chance: Chance, at: number, joinedOn: CivilDate): Family {
  const isWoman = chance.below(100) < 58
  const surname = chance.pick(FAMILIES)
  const named = (isFemale: boolean) => `${chance.pick(isFemale ? WOMEN : MEN)} ${surname}`
  const hasSpouse = chance.below(100) < 64
  const association = associationOf(chance.below(100))
  return {
    name: named(isWoman),
    sex: isWoman ? 'F' : 'M',
    born: bornBetween(chance, 1952, 2002),
    phone: chance.below(100) < 95 ? `+25472${String(1_000_000 + at * 37)}` : null,
    language: chance.below(100) < 70 ? 'sw' : 'en',
    joinedOn,
    association,
    habit: habitOf(chance.below(100)),
    dependants: [
      ...(hasSpouse ? [{ name: named(!isWoman), relation: 'spouse' as const, sex: isWoman ? 'M' as const : 'F' as const, born: bornBetween(chance, 1955, 2003) }] : []),
      ...Array.from({ length: chance.below(5) }, () => childOf(chance, surname, bornBetween(chance, 2008, 2023))),
    ],
  }
} // prettier-ignore

/** A child of a family of this name. */
export function childOf(chance: Chance, surname: string, born: CivilDate) {
  const isGirl = chance.below(2) === 0
  const name = `${chance.pick(isGirl ? WOMEN : MEN)} ${surname}`
  const sex = isGirl ? ('F' as const) : ('M' as const)
  return { name, relation: 'child' as const, sex, born }
}

function habitOf(hundred: number): Habit {
  let left = hundred
  for (const [habit, share] of HABITS) {
    left -= share
    if (left < 0) return habit
  }
  return 'steady'
}

function associationOf(hundred: number): AssociationCode | null {
  if (hundred < 7) return 'soko-moja'
  if (hundred < 12) return 'vikapu'
  return hundred < 17 ? 'kahawa' : null
}

function bornBetween(chance: Chance, first: number, last: number): CivilDate {
  const year = first + chance.below(last - first)
  return plusDays(date(`${year}-01-01`), chance.below(365))
}

const COLUMNS =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card'

/** Families as the secretary's spreadsheet has them on the day before the first one that is kept here. */
export function registerCsv(families: readonly Family[], paidThrough: CivilDate): string {
  const lines = families.flatMap((family, at) => {
    const { name, sex, born, phone, language, association, joinedOn } = family
    const household = `m${at + 1}`
    const card = `MV-${String(at + 1).padStart(3, '0')}`
    const owner = [household, '', name, sex, born, 'member', phone ?? '', language, 'family']
    return [
      [...owner, association ?? '', joinedOn, 'yes', paidThrough, card].join(),
      ...family.dependants.map((one) =>
        [
          household,
          '',
          one.name,
          one.sex,
          one.born,
          one.relation,
          ...Array<string>(8).fill(''),
        ].join(),
      ),
    ]
  })
  return [COLUMNS, ...lines, ''].join('\n')
}
