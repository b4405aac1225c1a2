import type { Proof } from './kinds.ts'
import { door } from './rows/door.ts'
import { faults } from './rows/faults.ts'
import { office } from './rows/office.ts'
import { payments } from './rows/payments.ts'
import { people } from './rows/people.ts'
import { severalMachines } from './rows/several-machines.ts'

/** Every row there is. The page groups them by their promise. */
export const PROOFS: readonly Proof[] = [
  ...faults,
  ...payments,
  ...office,
  ...door,
  ...people,
  ...severalMachines,
]
