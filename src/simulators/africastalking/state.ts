import type { Quirks } from '../kernel/quirks.ts'
import type { World } from '../kernel/world.ts'
import type { AFRICASTALKING_QUIRKS } from './quirks.ts'

/** What is set in the dashboard. */
export type Dashboard = {
  readonly username: string
  readonly apiKey: string
  /** Sender names and shortcodes that may be used. */
  readonly senders: readonly string[]
  /** Service codes; empty: any is ours. */
  readonly serviceCodes: readonly string[]
  readonly ussdUrl: string | null
  readonly ussdEndedUrl: string | null
  readonly smsUrl: string | null
  readonly deliveryUrl: string | null
  readonly optOutUrl: string | null
  /** Hundredths of a shilling; each part of a message costs 0.80. */
  readonly balance: number
  readonly idleSeconds: number
  readonly sessionSeconds: number
}

export type Session = {
  readonly id: string
  readonly phone: string
  readonly serviceCode: string
  readonly startedAt: number
  /** All that was typed, joined by `*`; null before anything was. */
  text: string
  turns: number
  screen: string
  status: 'open' | 'Success' | 'Incomplete' | 'Failed'
  readonly hops: string[]
  error: string
}

/** A message to a phone. */
export type Message = {
  readonly id: string
  readonly phone: string
  readonly from: string
  readonly text: string
  readonly parts: number
  readonly at: number
  status: string
}

/** A message from a phone; its number counts from 1. */
export type Incoming = {
  readonly number: number
  readonly id: string
  readonly phone: string
  readonly to: string
  readonly text: string
  readonly at: number
}

export type AfricastalkingState = {
  dashboard: Dashboard
  readonly sessions: Session[]
  readonly messages: Message[]
  readonly incoming: Incoming[]
  readonly optedOut: string[]
  quirks: Quirks<typeof AFRICASTALKING_QUIRKS>
}

export type Africastalking = World<AfricastalkingState>

export const FIRST_DASHBOARD: Dashboard = {
  username: 'simulator',
  apiKey: 'simulator-api-key',
  senders: ['MUTUELLE'],
  serviceCodes: [],
  ussdUrl: null,
  ussdEndedUrl: null,
  smsUrl: null,
  deliveryUrl: null,
  optOutUrl: null,
  balance: 10_000_000,
  idleSeconds: 30,
  sessionSeconds: 180,
}
