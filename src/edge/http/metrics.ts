import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Backlog } from '../../app/messages/backlog.ts'
import type { Meter, SmsMeter } from '../../app/ports.ts'
import type { WalletState } from '../../app/payments/breaker.ts'
import type { Unfinished } from '../../app/payments/waiting.ts'
import { within } from '../../store/within.ts'
import type { LaneState } from '../worker.ts'

/** What the service counts; labels never hold a phone, a member or a mutual's name. */
export type Metrics = {
  readonly registry: Registry
  /** Seconds from a USSD request to its answer, by how it ended: `con`, `end`, `failed`, `limited`, `full`. */
  readonly ussdSeconds: Histogram<'outcome'>
  /** Where they come from, for whoever looks without a monitoring of the own. */
  readonly asked: Asked
}

/** What is asked each time that the measurements are; null: not known, and left out. */
export type Asked = {
  readonly backlog: () => Promise<Backlog>
  readonly unfinished: () => Promise<Unfinished>
  readonly lanes: () => Promise<readonly LaneState[]>
  /** Accounts at operators, and whether each fails: members are told to pay otherwise. */
  readonly wallets: () => Promise<readonly WalletState[]>
  /** Milliseconds since the newest copy of the database. */
  readonly backupAgeMs: () => number | null
  /** Bytes that are free where the database is. */
  readonly diskFree: () => Promise<number | null>
}

/** A database that does not answer takes no longer; whoever measures waits ten seconds by default. */
const ASKED_WITHIN_MS = 3000

/** Measurements that stay when the database is gone: those that need it are left out then. */
export function createMetrics(asked: Asked, counters: readonly Counter[] = []): Metrics {
  const registry = new Registry()
  for (const counter of counters) registry.registerMetric(counter)
  collectDefaultMetrics({ register: registry })
  const ussdSeconds = new Histogram({
    name: 'mutual_ussd_seconds',
    help: 'From a USSD request to its answer, by how it ended',
    labelNames: ['outcome'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const told = once(asked.backlog)
  gauge(registry, 'mutual_outbox_due', 'Messages and prompts that should have left, tried or not', told, ({ due }) => due) // prettier-ignore
  gauge(registry, 'mutual_outbox_oldest_seconds', 'For how long the oldest of them should have left', told, seconds) // prettier-ignore
  gaugeUnfinished(registry, asked.unfinished)
  gaugeLanes(registry, asked.lanes)
  gaugeWallets(registry, asked.wallets)
  const age = once(async () => asked.backupAgeMs())
  gauge(registry, 'mutual_backup_age_seconds', 'Since the newest copy of the database, or since one is wanted', age, (ms) => ms === null ? null : ms / 1000) // prettier-ignore
  gauge(registry, 'mutual_disk_free_bytes', 'What is free where the database is', once(asked.diskFree), (bytes) => bytes) // prettier-ignore
  return { registry, ussdSeconds, asked }
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
        made.reset()
        for (const state of (await told()) ?? []) made.set({ lane: state.lane }, value(state))
      },
    })
  }
  of('mutual_lane_waiting', 'What is due in a lane and not done', ({ count }) => count)
  of('mutual_lane_oldest_seconds', 'For how long the oldest of it has been due', seconds)
  of('mutual_lane_under_way', 'What this process is doing in it', ({ underWay }) => underWay)
}

/** Which operators take no prompts. */
function gaugeWallets(registry: Registry, wallets: () => Promise<readonly WalletState[]>): void {
  const told = once(wallets)
  const made: Gauge<'wallet'> = new Gauge({
    name: 'mutual_wallet_failing',
    help: '1 while the operator of an account takes no prompts and members are told to pay otherwise',
    labelNames: ['wallet'],
    registers: [registry],
    collect: async () => {
      made.reset()
      for (const { wallet, fails } of (await told()) ?? []) made.set({ wallet }, fails ? 1 : 0)
    },
  })
}

type Counted = {
  readonly smsMeter: SmsMeter
  readonly meter: Meter
  readonly counters: readonly Counter[]
}

/** What is counted as it happens, and who is told of it. */
export function createCounters(): Counted {
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers: [] })
  const total = counter(
    'mutual_sms_total',
    'Messages handed to a carrier, by what came of it: accepted, rejected or unknown',
    ['carrier', 'outcome'],
  )
  const spend = counter(
    'mutual_sms_spend',
    'What carriers asked for messages, in units of the currency',
    ['carrier', 'currency'],
  )
  const prompts = counter(
    'mutual_prompts_total',
    'Prompts handed to an operator, by what came of it: accepted, pending, rejected or unknown',
    ['wallet', 'outcome'],
  )
  const jobs = counter('mutual_job_failures_total', 'Runs of daily jobs that failed', ['job'])
  return {
    smsMeter: (carrier, outcome, price) => {
      total.inc({ carrier, outcome })
      if (price) spend.inc({ carrier, currency: price.currency }, price.tenThousandths / 10_000)
    },
    meter: {
      prompt: (wallet, outcome) => prompts.inc({ wallet, outcome }),
      jobFailed: (job) => jobs.inc({ job }),
    },
    counters: [total, spend, prompts, jobs],
  }
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
  of('mutual_suspense_open', 'Receipts that nobody has said whose they are', ({ suspense }) => suspense.count) // prettier-ignore
  of('mutual_suspense_oldest_seconds', 'For how long the oldest of them has lain', ({ suspense }) => seconds(suspense)) // prettier-ignore
}

/** Each gauge asks by itself: they are read at the same time, and none waits for another one. */
function gauge<Told>(
  registry: Registry,
  name: string,
  help: string,
  told: () => Promise<Told | null>,
  value: (told: Told) => number | null,
): void {
  const made: Gauge = new Gauge({
    name,
    help,
    registers: [registry],
    collect: async () => {
      const known = await told()
      const now = known === null ? null : value(known)
      if (now === null) made.remove()
      else made.set(now)
    },
  })
}

/** Asks once for all that want to know at the same time; null when there is no answer. */
function once<Told>(ask: () => Promise<Told>): () => Promise<Told | null> {
  let asked: Promise<Told | null> | null = null
  return () => {
    asked ??= within<Told | null>(ASKED_WITHIN_MS, ask(), () => null)
      .catch(() => null)
      .finally(() => {
        asked = null
      })
    return asked
  }
}

function seconds({ oldestMs }: { readonly oldestMs: number }): number {
  return oldestMs / 1000
}
