import { setPhoneLanguage } from '../../../store/calls/callers.ts'
import type { Act } from './act.ts'

export const setLanguage: Act<'set-language'> = async ({ tx, now, call, asks }) => {
  await setPhoneLanguage(tx, call.phone, asks.language, true, now)
  return null
}
