import type { OfficeRole } from '../../core/staff/office-role.ts'
import { mayRead } from '../../core/staff/reading.ts'

/** What somebody is in a mutual. */
type Work = {
  readonly roles: readonly OfficeRole[]
  readonly providers: readonly string[]
  readonly associations: readonly string[]
}

/** Where somebody's work begins, below the mutual's address: of a clinic or an association at its own page. */
export function firstPage({ roles, providers, associations }: Work): string {
  if (mayRead('today', roles)) return ''
  if (mayRead('own-clinic', roles)) return ownPage('/clinic', providers)
  if (mayRead('own-association', roles)) return ownPage('/association', associations)
  return ''
}

/** The page of the one that a phone speaks for, or the choice of several. */
function ownPage(path: string, [first, second]: readonly string[]): string {
  return first === undefined || second !== undefined ? path : `${path}/${encodeURIComponent(first)}`
}
