import { owedTo } from '../../../../app/office/read-clinics.ts'
import type { Minor } from '../../../../core/money.ts'
import type { Provider } from '../../../../core/statutes/statutes.ts'
import { loadProvider } from '../../../../store/coverage/checks.ts'
import type { Visit } from '../../visit.ts'

/** The clinic that an address names, with what it is owed by the books. */
export type ClinicHere = {
  readonly provider: Pick<Provider, 'code' | 'name' | 'services'>
  readonly owed: Minor
}

export async function clinicHere({ desk, asked }: Visit): Promise<ClinicHere | null> {
  const { tx, mutual } = desk
  const code = asked.param('clinic')
  const found = await loadProvider(tx, mutual.code, code)
  if (!found) return null
  return { provider: { ...found, code }, owed: await owedTo(tx, mutual.code, code) }
}

/** `/clinics/uhuru` */
export function pageOfClinic({ provider }: ClinicHere): string {
  return `/clinics/${provider.code}`
}
