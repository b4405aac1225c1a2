import { finishCall, readCallRequests } from '../help/call-requests.ts'
import { type Act, alone, writes } from './act.ts'
import { byField, listedField, MUTUAL, switchField } from './plain-fields.ts'

/** The first ones: more than anybody calls. */
const LISTED_MAX = 500

export const callsList = alone('read', {
  name: 'calls list',
  describe: 'who asked to be called, on which phone, and what they were doing, oldest first',
  input: { mutual: MUTUAL, all: switchField('also who was called') },
  run: ({ ports }, { mutual, all }) => readCallRequests(ports, mutual, { all, limit: LISTED_MAX }),
})

export const callsDone = writes({
  name: 'calls done',
  describe: 'takes somebody who was called off the list',
  input: {
    call: listedField('its number, as calls list shows it', (call) => {
      return { code: 'unknown-call', call }
    }),
    mutual: MUTUAL,
    by: byField('the manager who called: the name, or the phone'),
  },
  run: (desk, { mutual, call, by }) => finishCall(desk, mutual, { call, by }),
})

export const CALL_ACTS: readonly Act[] = [callsList, callsDone]
