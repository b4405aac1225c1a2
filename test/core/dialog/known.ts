import { type Facts, withFact } from '../../../src/core/errands/facts.ts'
import type { FactKind, FactOf, KeyOf, NeedOf } from '../../../src/core/errands/kinds.ts'
import type { MemberFacts, Relative } from '../../../src/core/errands/member-kinds.ts'
import { minor } from '../../../src/core/money.ts'
import { plainTerms } from '../../../src/core/payments/terms.ts'
import { readMemberNumber } from '../../../src/core/member-number.ts'
import { complaintsOf, OFFICE } from './office.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import type { Person } from './people.ts'

/** What the store knows of somebody in these tests: each kind of fact as the app would load it. */
const KNOWN: { readonly [K in FactKind]: (someone: Person, of: KeyOf<K>) => FactOf<K> } = {
  member: ({ members }, { mutual, number }) => {
    const one = members.find((known) => known.mutual === mutual && known.number === number)
    if (!one) throw new Error(`a screen asks for the member ${number} of ${mutual}`)
    return one
  },
  family: ({ members, family }, { number }) =>
    family ?? { people: members.filter((one) => one.number === number).map(alone), asked: [] },
  receipts: ({ receipts = [] }) => receipts,
  visits: ({ visits = { open: [], checks: [] } }) => visits,
  clinics: ({ mutuals }) =>
    mutuals.some(({ name }) => name.length > 40)
      ? Array.from({ length: 9 }, (_, at) => ({
          code: `c${at}`,
          name: 'Centre de santé de la Médina de Çafé',
        }))
      : [
          { code: 'uhuru', name: 'Uhuru Clinic' },
          { code: 'kibera', name: 'Kibera Health Centre' },
        ],
  'own-complaints': ({ mutuals, visits }) =>
    visits ? complaintsOf(mutuals.some(({ name }) => name.length > 40)) : [],
  pin: ({ pin = null }) => pin !== null,
  phone: (_, { typed }) => (/^07\d{8}$/.test(typed) ? NEW_PHONE : null),
  'payee-card': (_someone, { typed }) => {
    const number = readMemberNumber(typed)
    return number ? { kind: 'found', number } : { kind: 'wrong' }
  },
  payee: ({ payees = [] }, { number }) => payees.find((one) => one.number === number) ?? null,
  terms: ({ mutuals, terms }, { mutual }) => {
    const asks = mutuals.some(({ code, wallets }) => code === mutual && wallets.length > 0)
    return asks ? (terms ?? plainTerms(minor(1))) : null
  },
  ...OFFICE,
}

const NEW_PHONE = '+254722000999' as PhoneNumber

function alone({ name, facts: { joinedOn: since } }: MemberFacts): Relative {
  return { name, since, until: null, isTooOld: false }
}

/** The facts with the one that a screen asked for. */
export function withNeed<K extends FactKind>(facts: Facts, someone: Person, need: NeedOf<K>) {
  const known: (someone: Person, of: KeyOf<K>) => FactOf<K> = KNOWN[need.kind]
  return withFact(facts, need, known(someone, need.of))
}
