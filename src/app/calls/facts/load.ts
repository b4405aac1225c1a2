import { type Facts, withFact } from '../../../core/errands/facts.ts'
import type { FactKind, NeedOf } from '../../../core/errands/kinds.ts'
import { invariant } from '../../../core/invariant.ts'
import type { ReadDesk } from '../../desk.ts'
import type { Loader } from './fact.ts'
import { clinics, ownComplaints } from './complaints.ts'
import { family } from './family.ts'
import { member } from './member.ts'
import { officeFacts } from './office.ts'
import { payee, payeeCard } from './payee.ts'
import { phone } from './phone.ts'
import { pin } from './pin.ts'
import { receipts } from './receipts.ts'
import { terms } from './terms.ts'
import { visits } from './visits.ts'

/** Every kind of fact that a screen may ask for: a kind without a loader does not compile. */
const LOADERS: { readonly [K in FactKind]: Loader<K> } = {
  clinics,
  family,
  member,
  payee,
  'own-complaints': ownComplaints,
  'payee-card': payeeCard,
  phone,
  pin,
  receipts,
  terms,
  visits,
  ...officeFacts,
}

/** The facts with the one that a screen asked for, which the caller must be allowed to know. */
export async function withNeed<K extends FactKind>(
  desk: ReadDesk,
  facts: Facts,
  need: NeedOf<K>,
): Promise<Facts> {
  const { kind, of } = need
  const loader: Loader<K> = LOADERS[kind]
  invariant(loader.may(facts, of), `a screen asks for what its caller may not know: ${kind}`)
  return withFact(facts, need, await loader.load({ ...desk, facts, of }))
}
