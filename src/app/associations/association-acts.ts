import { type CivilDate, civilDateAt } from '../../core/dates.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Association } from '../../core/statutes/statutes.ts'
import { findAssociation } from '../../store/associations/associations.ts'
import { type Books, loadMutual } from '../../store/mutuals/directory.ts'
import type { ReadDesk } from '../desk.ts'

/** An association with the mutual that it belongs to, and the day there. */
export type AssociationFound = {
  readonly books: Books
  readonly association: Association
  readonly today: CivilDate
}

/** The association of a code; with `live` it is refused once it has ended. */
export async function associationOfCode(
  { tx, now }: ReadDesk,
  mutual: string,
  code: string,
  { live = false }: { readonly live?: boolean } = {},
): Promise<Result<AssociationFound>> {
  const books = await loadMutual(tx, mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual })
  const association = await findAssociation(tx, mutual, code)
  if (!association) return refused({ code: 'unknown-association', association: code })
  const today = civilDateAt(now, books.mutual.timeZone)
  const { until } = association
  if (live && until && until < today) {
    return refused({ code: 'association-ended', association: code, until })
  }
  return done({ books, association, today })
}
