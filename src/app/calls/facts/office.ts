import type { OfficeFactKinds } from '../../../core/errands/office-kinds.ts'
import { associationFacts } from './association.ts'
import { clinicFacts } from './clinic.ts'
import type { Loader } from './fact.ts'
import { staffFacts } from './staff.ts'

/** What screens of clinics, managers, collectors and associations may ask to know. */
export const officeFacts: { readonly [K in keyof OfficeFactKinds]: Loader<K> } = {
  ...clinicFacts,
  ...staffFacts,
  ...associationFacts,
}
