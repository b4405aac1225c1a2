import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Backlog } from '../../app/messages/backlog.ts'

/** What the service counts; labels never hold a phone, a member or a mutual's name. */
export type Metrics = {
  readonly registry: Registry
  /** Seconds from a USSD request to its answer, by how it ended: `con`, `end` or `failed`. */
  readonly ussdSeconds: Histogram<'outcome'>
}

/** `backlog` is asked each time that the measurements are. */
export function createMetrics(backlog: () => Promise<Backlog>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const ussdSeconds = new Histogram({
    name: 'mutual_ussd_request_duration_seconds',
    help: 'USSD requests from their arrival to the answer',
    labelNames: ['outcome'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const due = new Gauge({
    name: 'mutual_outbox_due',
    help: 'Messages and prompts that should have left, tried or not',
    registers: [registry],
  })
  const oldest = new Gauge({
    name: 'mutual_outbox_oldest_seconds',
    help: 'For how long the oldest of them should have left',
    registers: [registry],
    collect: async () => {
      const now = await backlog()
      due.set(now.due)
      oldest.set(now.oldestMs / 1000)
    },
  })
  return { registry, ussdSeconds }
}
