import { BESIDE_SAID, besideEcho } from './beside-echo.ts'
import { ratiosOf } from './figures.ts'
import type { Part } from './part.ts'
import { buildTown } from './town.ts'

/** An inbound message, acknowledged once it is stored, beside an echo. */
export const sms: Part = {
  name: 'sms',
  measure: async (directory) => {
    const path = `${directory}/sms.db`
    await buildTown(path)
    const { perSecond, requests } = await besideEcho('sms-load', path, `${directory}/sms.log`)
    const figure = {
      what: 'an inbound SMS acknowledged',
      against: 'a bare Express form echo',
      ratios: ratiosOf(perSecond.ours, perSecond.echo),
      wanted: 0.6,
      tried: TRIED,
    }
    const said =
      `SMS: ${BESIDE_SAID}; ` + `${requests.ours} messages to ours, ${requests.echo} to the echo.`
    return { figures: [figure], said: [said] }
  },
}

const TRIED =
  'Beside the HTTP that the echo does too, a message is read through a schema, stored by one ' +
  'insert, logged, and acknowledged after the commit it shares. Tried and kept: the insert ' +
  'compiled once, the answer written without Express.'
