import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { inMutual, type MutualDesk, reading } from '../desk.ts'
import type { Ports } from '../ports.ts'

/** How people of a mutual write, and what day it is there: by this a members file is read. */
export async function placeOf(
  ports: Ports,
  code: string,
): Promise<(Pick<Mutual, 'country' | 'languages'> & Pick<MutualDesk, 'today'>) | null> {
  return reading(ports, async (desk) => {
    const books = await loadMutual(desk.tx, code)
    if (!books) return null
    const { mutual, today } = inMutual(desk, books.mutual)
    return { country: mutual.country, languages: mutual.languages, today }
  })
}
