import type { Lane } from '../lane.ts'
import { PROMPTS, SMS } from '../sending/send.ts'
import { EVENTS } from '../payments/wallet-events.ts'
import { QUESTIONS } from '../payments/intents.ts'
import { INBOX } from '../sms/handle-sms.ts'

/**
 * Every lane but that of the jobs, in the order in which one leads to another. What waits for a
 * network has a lane of its own, so that it stands before nothing else.
 */
export const LANES = [INBOX, EVENTS, QUESTIONS, PROMPTS, SMS] as readonly Lane<unknown>[]
