import { cannotCheckNow, cannotNow } from '../../core/errands/cannot-now.ts'
import { REFERENCE_LANGUAGE } from '../../core/wording/catalogue.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { loadCaller } from '../../store/calls/callers.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { Ports } from '../ports.ts'
import { reading } from '../desk.ts'

/** What a caller reads while the clock is doubted; a clinic reads that it is no refusal (R41). */
export async function cannotByClock(ports: Ports, phone: PhoneNumber): Promise<string> {
  return reading(ports, async ({ tx, now }) => {
    const { language, roles } = await loadCaller(tx, phone, now)
    const clinic = roles.find(({ role }) => role === 'clinic')
    if (!clinic) return cannotNow(language)
    const books = await loadMutual(tx, clinic.mutual)
    return cannotCheckNow(language ?? books?.mutual.languages[0] ?? REFERENCE_LANGUAGE)
  })
}
