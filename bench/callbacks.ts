import { BESIDE_SAID, besideEcho } from './beside-echo.ts'
import { ratiosOf } from './figures.ts'
import type { Part } from './part.ts'
import { buildTown } from './town.ts'

/** An operator's notice of a payment, acknowledged once it is stored, beside an echo. */
export const callbacks: Part = {
  name: 'callbacks',
  measure: async (directory) => {
    const path = `${directory}/callbacks.db`
    await buildTown(path)
    const log = `${directory}/callbacks.log`
    const { perSecond, requests } = await besideEcho('callback-load', path, log)
    const figure = {
      what: 'a payment notice acknowledged',
      against: 'a bare Express JSON echo',
      ratios: ratiosOf(perSecond.ours, perSecond.echo),
      wanted: 0.5,
      tried: TRIED,
    }
    const said =
      `Payment notices: M-PESA’s, ${BESIDE_SAID}; ` +
      `${requests.ours} notices to ours, ${requests.echo} to the echo.`
    return { figures: [figure], said: [said] }
  },
}

const TRIED =
  'Beside the HTTP that the echo does too, a notice is read by its adapter, hashed, stored word for ' +
  'word by one insert, logged, and acknowledged after the commit it shares.'
