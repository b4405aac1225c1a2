import { done, refused, type Result } from '../../core/refusals.ts'
import type { FiledApplication } from '../../store/applications/applications.ts'
import { listApplications, readApplication } from '../applications/applications.ts'
import { decideApplication } from '../applications/decide-application.ts'
import { type Act, reads, writes } from './act.ts'
import { type Field, optional } from './field.ts'
import { BY_MANAGER, codeField, MUTUAL, switchField, textField } from './plain-fields.ts'

const APPLICATION = codeField('its number, as the list shows it')

export const applicationList = reads({
  name: 'application list',
  describe: 'what people asked for by phone: to join, to add a person, or to change a phone',
  input: { mutual: MUTUAL, all: switchField('also what was decided') },
  run: ({ tx }, { mutual, all }) => listApplications(tx, mutual, { openOnly: !all }),
})

export const applicationShow = reads({
  name: 'application show',
  describe: 'one application: who asks, birth, family, village, phone, and what became of it',
  input: { application: APPLICATION, mutual: MUTUAL },
  run: async ({ tx }, { application, mutual }): Promise<Result<FiledApplication>> => {
    const found = await readApplication(tx, mutual, application)
    return found ? done(found) : refused({ code: 'unknown-application', application })
  },
})

export const applicationApprove = writes({
  name: 'application approve',
  describe: 'registers the person who asked, and sends an SMS with the number and what to pay',
  input: {
    application: APPLICATION,
    mutual: MUTUAL,
    plan: optional(codeField('the plan of a new member (default: the oldest plan in force)')),
    another: switchField(
      'somebody with the same name and birth is registered, and this is another person',
    ),
    by: BY_MANAGER,
  },
  run: (desk, asked) => decideApplication(desk, { ...asked, decision: 'approved', reason: null }),
})

/** Why not: a phone has no room for it, and gives none. */
const REASON: Field<string | null> = textField('why not')

export const applicationRefuse = writes({
  name: 'application refuse',
  describe: 'refuses the request and says so kindly by SMS; the reason is only recorded',
  input: { application: APPLICATION, mutual: MUTUAL, reason: REASON, by: BY_MANAGER },
  run: (desk, asked) =>
    decideApplication(desk, { ...asked, decision: 'refused', plan: null, another: false }),
})

export const APPLICATION_ACTS: readonly Act[] = [
  applicationList,
  applicationShow,
  applicationApprove,
  applicationRefuse,
]
