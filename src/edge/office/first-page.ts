import type { OfficeRole } from '../../core/staff/office-role.ts'
import { mayRead } from '../../core/staff/reading.ts'

/** What somebody is in a mutual. */
type Work = { readonly roles: readonly OfficeRole[]; readonly providers: readonly string[] }

/** Where somebody's work begins, below the mutual's address: a phone that is only a clinic's at the clinic's page. */
export function firstPage({ roles, providers }: Work): string {
  if (mayRead('today', roles)) return ''
  if (mayRead('own-clinic', roles)) return clinicPage(providers)
  return ''
}

/** The page of the clinic, or of several that a phone speaks for. */
function clinicPage([first, second]: readonly string[]): string {
  return first !== undefined && second === undefined ? `/clinic/${first}` : '/clinic'
}
