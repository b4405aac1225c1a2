import { done } from '../../core/refusals.ts'
import { proposeHeld } from '../payments/decide-held.ts'
import { lookedAt } from '../payments/keep-unread.ts'
import { readAgain } from '../payments/read-again.ts'
import { readOpenEvents } from '../payments/waiting.ts'
import { type Act, alone } from './act.ts'
import { BY_MANAGER, byField, codeField, MUTUAL, switchField, textField } from './plain-fields.ts'

/** The oldest ones: more than anybody reads. */
const LISTED_MAX = 500

const EVENT = codeField('its name, as events list shows it')

export const eventsList = alone('read', {
  name: 'events list',
  describe: 'messages of operators and carriers that are not in the books, oldest first',
  input: {
    unhandled: switchField('only notices of operators that were not acted on yet'),
    unread: switchField('only what could not be read'),
  },
  run: async ({ ports }, { unhandled, unread }) => {
    const isAll = unhandled === unread
    const { now, ...found } = await readOpenEvents(ports, LISTED_MAX)
    return done({
      now,
      unhandled: isAll || unhandled ? found.unhandled : [],
      unread: isAll || unread ? found.unread : [],
    })
  },
})

export const eventsPost = decision('post', 'lets held money into the books')
export const eventsDrop = decision('drop', 'keeps held money out of the books for good')

/** Nothing is done until another manager approves it. */
function decision(what: 'post' | 'drop', does: string) {
  return alone('write', {
    name: `events ${what}`,
    describe: `${does}, once another manager approves (decide approve)`,
    input: { event: EVENT, mutual: MUTUAL, by: BY_MANAGER, reason: textField('why') },
    run: ({ ports }, asked) => proposeHeld(ports, { ...asked, kind: `${what}-event` }),
  })
}

export const eventsReadAgain = alone('write', {
  name: 'events read-again',
  describe: 'reads notices of operators again that could not be read; a start does the same',
  input: {},
  run: async ({ ports }) => done(await readAgain(ports)),
})

export const eventsDone = alone('write', {
  name: 'events done',
  describe: 'notes that somebody has looked at what could not be read',
  input: { event: EVENT, by: byField('who has') },
  run: ({ ports }, { event, by }) => lookedAt(ports, event, by),
})

export const EVENT_ACTS: readonly Act[] = [
  eventsList,
  eventsPost,
  eventsDrop,
  eventsReadAgain,
  eventsDone,
]
