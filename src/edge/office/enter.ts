import { inMutual, type MutualDesk, type ReadDesk } from '../../app/desk.ts'
import { type Visitor, visitorOf } from '../../app/signing/signed-in.ts'
import type { OfficeRole } from '../../core/staff/office-role.ts'
import { ownLanguage } from '../../core/statutes/own-language.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import { languageSpokenOn } from '../../store/calls/callers.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { ReadTx } from '../../store/store.ts'

/** Somebody who is signed in, at the desk of a mutual that the phone works for. */
export type Entered<T extends ReadTx> = {
  readonly who: Visitor
  readonly roles: readonly OfficeRole[]
  /** The codes of the clinics and associations that the phone speaks for. */
  readonly providers: readonly string[]
  readonly associations: readonly string[]
  readonly desk: MutualDesk<T>
  readonly language: Language
}

/**
 * Lets somebody in to a mutual: `ended` where nobody is signed in, `not-found` of a mutual that there is not
 * and of one that the phone does not work for alike.
 */
export async function enter<D extends ReadDesk>(
  desk: D,
  token: string | null,
  code: string,
  chosen: Language | null,
): Promise<Entered<D['tx']> | 'ended' | 'not-found'> {
  const who = token === null ? null : await visitorOf(desk, token)
  if (!who) return 'ended'
  const work = who.works.find(({ mutual }) => mutual === code)
  const books = work && (await loadMutual(desk.tx, work.mutual))
  if (!work || !books) return 'not-found'
  const { mutual } = books
  const spoken = await languageSpokenOn(desk.tx, who.phone)
  const language = [chosen, spoken].find((one) => one && mutual.languages.includes(one))
  const here = inMutual(desk, mutual)
  const { roles, providers, associations } = work
  return {
    who,
    roles,
    providers,
    associations,
    desk: here,
    language: language ?? ownLanguage(mutual),
  }
}
