/** What goes wrong without a word, and is told to whoever runs the service. */
export const SILENT_KINDS = [
  ...(['outbox', 'inbox', 'events', 'suspense', 'backup'] as const),
  ...(['calls', 'messages', 'payments'] as const),
] as const

export type SilentKind = (typeof SILENT_KINDS)[number]

export type SilentFailure = {
  readonly kind: SilentKind
  /** For how long it has been so. */
  readonly forMs: number
}

/** For how long the oldest of something has waited, in milliseconds; null where it is not known. */
export type Measured = {
  readonly [K in 'outbox' | 'inbox' | 'events' | 'suspense' | 'backup']: number | null
} & {
  /** Since something last came in by a door; null when nothing has in the days that are looked at. */
  readonly [K in 'calls' | 'messages' | 'payments']: number | null
}

const MINUTE_MS = 60 * 1000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** A door is watched that something came in by within so many days. */
export const HEARD_DAYS = 8

/** Longer than this is a fault, and nobody would say so. */
const MOST_MS: Readonly<Record<SilentKind, number>> = {
  outbox: 30 * MINUTE_MS,
  inbox: 15 * MINUTE_MS,
  events: HOUR_MS,
  suspense: 7 * DAY_MS,
  backup: DAY_MS,
  calls: DAY_MS,
  messages: DAY_MS,
  payments: 3 * DAY_MS,
}

/** What stands still or has fallen silent. */
export function silentFailures(measured: Measured): SilentFailure[] {
  return SILENT_KINDS.flatMap((kind) => {
    const forMs = measured[kind]
    return forMs !== null && forMs > MOST_MS[kind] ? [{ kind, forMs }] : []
  })
}
