import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Backlog } from '../../app/messages/backlog.ts'
import type { SmsMeter } from '../../app/ports.ts'
import type { Unfinished } from '../../app/payments/waiting.ts'
import type { LaneState } from '../worker.ts'

/** What the service counts; labels never hold a phone, a member or a mutual's name. */
export type Metrics = {
  readonly registry: Registry
  /** Seconds from a USSD request to its answer, by how it ended: `con`, `end` or `failed`. */
  readonly ussdSeconds: Histogram<'outcome'>
}

/** `backlog`, `unfinished` and `lanes` are asked each time that the measurements are. */
export function createMetrics(
  backlog: () => Promise<Backlog>,
  unfinished: () => Promise<Unfinished>,
  lanes: () => Promise<readonly LaneState[]>,
  counters: readonly Counter[] = [],
): Metrics {
  const registry = new Registry()
  for (const counter of counters) registry.registerMetric(counter)
  collectDefaultMetrics({ register: registry })
  const ussdSeconds = new Histogram({
    name: 'mutual_ussd_request_duration_seconds',
    help: 'USSD requests from their arrival to the answer',
    labelNames: ['outcome'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const told = once(backlog)
  gauge(registry, 'mutual_outbox_due', 'Messages and prompts that should have left, tried or not', told, ({ due }) => due) // prettier-ignore
  gauge(registry, 'mutual_outbox_oldest_seconds', 'For how long the oldest of them should have left', told, seconds) // prettier-ignore
  gaugeUnfinished(registry, unfinished)
  gaugeLanes(registry, lanes)
  return { registry, ussdSeconds }
}

/** What is done without a caller, by its lane. */
function gaugeLanes(registry: Registry, lanes: () => Promise<readonly LaneState[]>): void {
  const told = once(lanes)
  const of = (name: string, help: string, value: (state: LaneState) => number) => {
    const made: Gauge<'lane'> = new Gauge({
      name,
      help,
      labelNames: ['lane'],
      registers: [registry],
      collect: async () => {
        for (const state of await told()) made.set({ lane: state.lane }, value(state))
      },
    })
  }
  of('mutual_lane_waiting', 'What is due in a lane and not done', ({ count }) => count)
  of('mutual_lane_oldest_seconds', 'For how long the oldest of it has been due', seconds)
  of('mutual_lane_under_way', 'What this process is doing in it', ({ underWay }) => underWay)
}

/** Counters of SMS by carrier, and the meter that moves them. */
export function smsCounters(): { readonly meter: SmsMeter; readonly counters: readonly Counter[] } {
  const total = new Counter({
    name: 'mutual_sms_total',
    help: 'Messages handed to a carrier, by what came of it: accepted, rejected or unknown',
    labelNames: ['carrier', 'outcome'] as const,
    registers: [],
  })
  const spend = new Counter({
    name: 'mutual_sms_spend',
    help: 'What carriers asked for messages, in units of the currency',
    labelNames: ['carrier', 'currency'] as const,
    registers: [],
  })
  const meter: SmsMeter = (carrier, outcome, price) => {
    total.inc({ carrier, outcome })
    if (price) spend.inc({ carrier, currency: price.currency }, price.tenThousandths / 10_000)
  }
  return { meter, counters: [total, spend] }
}

/** What was acknowledged and is not done, by what it is. */
function gaugeUnfinished(registry: Registry, unfinished: () => Promise<Unfinished>): void {
  const told = once(unfinished)
  const of = (name: string, help: string, value: (now: Unfinished) => number) =>
    gauge(registry, name, help, told, value)
  of('mutual_events_unhandled', 'Notices of operators that were acknowledged and are not in the books', ({ events }) => events.count) // prettier-ignore
  of('mutual_events_oldest_seconds', 'For how long the oldest of them has', ({ events }) => seconds(events)) // prettier-ignore
  of('mutual_events_held', 'Those of them that wait for two people', ({ events }) => events.held)
  of('mutual_inbox_unhandled', 'Messages that came in and are not answered', ({ inbox }) => inbox.count) // prettier-ignore
  of('mutual_inbox_oldest_seconds', 'For how long the oldest of them has', ({ inbox }) => seconds(inbox)) // prettier-ignore
  of('mutual_unread_open', 'What could not be read and nobody has looked at', ({ unread }) => unread.count) // prettier-ignore
  of('mutual_unread_oldest_seconds', 'For how long the oldest of it has lain', ({ unread }) => seconds(unread)) // prettier-ignore
}

/** Each gauge asks by itself: they are read at the same time, and none waits for another one. */
function gauge<Told>(
  registry: Registry,
  name: string,
  help: string,
  told: () => Promise<Told>,
  value: (told: Told) => number,
): void {
  const made: Gauge = new Gauge({
    name,
    help,
    registers: [registry],
    collect: async () => made.set(value(await told())),
  })
}

/** Asks once for all that want to know at the same time. */
function once<Told>(ask: () => Promise<Told>): () => Promise<Told> {
  let asked: Promise<Told> | null = null
  return () => {
    asked ??= ask().finally(() => {
      asked = null
    })
    return asked
  }
}

function seconds({ oldestMs }: { readonly oldestMs: number }): number {
  return oldestMs / 1000
}
