import type { MemberNumber } from '../../core/member-number.ts'
import { clinicsUsed } from '../../store/complaints/about.ts'
import { loadProviders } from '../../store/mutuals/mutuals.ts'
import type { ReadTx } from '../../store/store.ts'

/** The clinics of a mutual: those that asked about the household, the last one first, then by name. */
export async function clinicsOf(
  tx: ReadTx,
  mutual: string,
  number: MemberNumber,
): Promise<{ readonly code: string; readonly name: string }[]> {
  const used = await clinicsUsed(tx, mutual, number)
  const place = (code: string): number => {
    const at = used.indexOf(code)
    return at < 0 ? used.length : at
  }
  const all = (await loadProviders(tx, mutual)).map(({ code, name }) => ({ code, name }))
  return all.sort((a, b) => place(a.code) - place(b.code) || (a.name < b.name ? -1 : 1))
}
