import type express from 'express'
import type { Ports } from '../../app/ports.ts'
import type { CarrierSettings, WalletSettings } from '../../installation.ts'
import type { OfficeSettings } from '../office/office.ts'
import type { Worker } from '../worker.ts'
import type { Gate } from './gate.ts'
import type { Metrics } from './metrics.ts'
import type { Health } from './operator-routes.ts'

/** What a server is made of; `sandbox` adds routes that exist nowhere else. */
export type ServerParts = {
  readonly ports: Ports
  readonly worker: Worker
  readonly health: Health
  readonly metrics: Metrics
  readonly gate: Gate
  readonly callbackKeys: readonly string[]
  readonly sandbox: express.Router | null
  /** Null: there is no office. */
  readonly office: OfficeSettings | null
  /** What the carrier at the door of Africa's Talking is called here; null without one. */
  readonly africasTalking: string | null
  /** The other carriers of the installation. */
  readonly carriers: readonly CarrierSettings[]
  readonly wallets: readonly WalletSettings[]
}
