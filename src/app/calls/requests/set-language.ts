import { setPhoneLanguage } from '../../../store/calls/callers.ts'
import type { Act } from './act.ts'

export const setLanguage: Act<'set-language'> = async ({ ports, tx, call, asks }) => {
  await setPhoneLanguage(tx, call.phone, asks.language, true, ports.clock.now())
  return null
}
