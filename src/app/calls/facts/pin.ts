import { loadPin } from '../../../store/calls/pins.ts'
import { isOwn, type Loader } from './fact.ts'

export const pin: Loader<'pin'> = {
  may: isOwn,
  load: async ({ tx, of }) => (await loadPin(tx, of)) !== null,
}
