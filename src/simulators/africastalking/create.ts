import { json, text } from '../kernel/http.ts'
import type { Operator } from '../kernel/operator.ts'
import { usualQuirks } from '../kernel/quirks.ts'
import type { Simulator } from '../kernel/at-work.ts'
import { simulatorOf } from '../kernel/simulator.ts'
import type { State } from '../kernel/state.ts'
import { newState, type Parts, worldOf } from '../kernel/world.ts'
import { africastalkingControl } from './control.ts'
import { AFRICASTALKING_QUIRKS } from './quirks.ts'
import { reportMessage } from './sms-notices.ts'
import { fetchRoute, sendRoute, unauthorized, userRoute } from './sms-send.ts'
import { type AfricastalkingState, type Dashboard, FIRST_DASHBOARD } from './state.ts'
import { endSession } from './ussd.ts'

const AFRICASTALKING: Operator<AfricastalkingState> = {
  name: 'africastalking',
  title: 'Africa’s Talking',
  routes: [sendRoute, fetchRoute, userRoute],
  callbacks: ['ussd', 'ussd-ended', 'sms', 'delivery-report', 'opt-out'],
  has: ['calls'],
  faults: {
    unauthorized,
    throttled: () => text(429, 'Too Many Requests'),
    'invalid-sender': () =>
      json(201, { SMSMessageData: { Message: 'InvalidSenderId', Recipients: [] } }),
  },
  notFound: () => text(404, 'The requested resource could not be found.'),
  wrongMethod: () => text(405, 'HTTP method not allowed'),
  answered: () => undefined,
  perform: (world, { what, key }) => {
    const [kind, turn] = what.split(' ')
    const { sessions, messages } = world.state.own
    const session = sessions.find(({ id }) => id === key)
    const isIdle = kind === 'ussd-idle' && String(session?.turns) === turn
    if (session && (isIdle || kind === 'ussd-over')) endSession(world, session, 'Incomplete')
    const message = messages.find(({ id }) => id === key)
    if (kind === 'sms-report' && message) reportMessage(world, message)
  },
  control: africastalkingControl,
}

type AfricastalkingParts = Parts & {
  /** What differs from the dashboard that is there by default. */
  readonly dashboard?: Partial<Dashboard>
  /** A state of before, instead of a new one. */
  readonly state?: State<AfricastalkingState>
}

/** Africa's Talking in this process, the same for the same seed. */
export function createAfricastalkingSimulator(
  parts: AfricastalkingParts,
): Simulator<AfricastalkingState> {
  return simulatorOf(worldOf(parts.state ?? firstState(parts), parts), AFRICASTALKING)
}

function firstState({ seed, dashboard }: AfricastalkingParts): State<AfricastalkingState> {
  return newState('africastalking', seed, {
    dashboard: { ...FIRST_DASHBOARD, ...dashboard },
    sessions: [],
    messages: [],
    incoming: [],
    optedOut: [],
    quirks: usualQuirks(AFRICASTALKING_QUIRKS),
  })
}
