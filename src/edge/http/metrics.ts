import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** What the service counts; labels never hold a phone, a member or a mutual's name. */
export type Metrics = {
  readonly registry: Registry
  /** Seconds from a USSD request to its answer, by how it ended: `con`, `end` or `failed`. */
  readonly ussdSeconds: Histogram<'outcome'>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const ussdSeconds = new Histogram({
    name: 'mutual_ussd_request_duration_seconds',
    help: 'USSD requests from their arrival to the answer',
    labelNames: ['outcome'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  return { registry, ussdSeconds }
}
