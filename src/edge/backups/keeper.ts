import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { tellOfBackups } from '../../app/alerts/backups.ts'
import { acting } from '../../app/desk.ts'
import type { Ports } from '../../app/ports.ts'
import { readSetting, writeSetting } from '../../store/mutuals/settings.ts'
import {
  type Copy,
  copiesAmong,
  copiesToDelete,
  isUnfinished,
  type Keep,
  nameOfCopy,
} from './copies.ts'

/** A copy is made when the newest is as old as this. */
const COPY_EVERY_MS = 60 * 60 * 1000

/** The folder is looked at so often; one that failed is tried again at the next look. */
const LOOK_EVERY_MS = 60 * 1000

/** The first look comes soon after the start, and not while it is still busy. */
const FIRST_LOOK_MS = 10 * 1000

/** Managers are told when the newest copy is older. */
const WITHOUT_COPY_MAX_MS = 24 * 60 * 60 * 1000

/** The setting that holds when the newest copy was made. */
const NEWEST = 'backup-newest'

type BackupSettings = {
  readonly folder: string
  /** Where a copy that is to be encrypted is written first. */
  readonly besideDatabase: string
  readonly keep: Keep
  /** What the names of copies end in: `db`, `db.age`. */
  readonly ending: string
}

/** Writes a verified copy to a path; what went wrong in one line, or null. Ends early when it stops. */
export type WriteCopy = (path: string, stops: AbortSignal) => Promise<string | null>

export type BackupKeeper = {
  /** Milliseconds since the newest copy, or since one has been wanted; null before the first look. */
  age(): number | null
  /** Makes a copy if one is due, deletes what is kept long enough, and tells of what is missing. */
  look(): Promise<void>
  stop(): Promise<void>
}

/**
 * Keeps copies of the database in a folder: one each hour, the first within a minute of the start
 * when none is younger than an hour. Each is verified when it has been written, before it counts.
 */
export function keepBackups(
  ports: Ports,
  settings: BackupSettings,
  write: WriteCopy,
  now = () => Date.now(),
): BackupKeeper {
  const { folder, besideDatabase, keep, ending } = settings
  const { log } = ports
  const stopping = new AbortController()
  let age: number | null = null
  let looking: Promise<void> | null = null

  async function copies(): Promise<readonly Copy[]> {
    return copiesAmong(await readdir(folder))
  }

  async function makeCopy(): Promise<void> {
    const at = now()
    const file = nameOfCopy(at, ending)
    stopping.signal.throwIfAborted()
    const started = performance.now()
    await removeUnfinished()
    const why = await write(join(folder, file), stopping.signal)
    if (why !== null) {
      await removeUnfinished()
      throw new Error(why)
    }
    const [gone] = ports.store.gone()
    if (gone !== undefined) {
      // A copy of what lies there now lacks what was written last, and would count as the newest.
      await rm(join(folder, file), { force: true })
      throw new Error(`${gone}: the copy of what is there now was thrown away`)
    }
    await acting(ports, ({ tx }) => writeSetting(tx, NEWEST, String(at)))
    log.info('backup-written', { file, ms: Math.round(performance.now() - started) })
  }

  /** What is left of a copy whose writer was killed, with us or by us, holds everything about everybody. */
  async function removeUnfinished(): Promise<void> {
    for (const place of new Set([folder, besideDatabase])) {
      const left = (await readdir(place)).filter(isUnfinished)
      for (const file of left) await rm(join(place, file), { force: true })
    }
  }

  async function deleteOld(): Promise<void> {
    for (const { file } of copiesToDelete(await copies(), keep)) {
      await rm(join(folder, file), { force: true })
      log.info('backup-deleted', { file })
    }
  }

  async function copyIfDue(): Promise<void> {
    // One from a time that has not come is no copy of now: the clock was wrong when it was made.
    const isFresh = ({ at }: Copy) => Math.abs(now() - at) < COPY_EVERY_MS
    if ((await copies()).some(isFresh)) return
    await makeCopy()
    await deleteOld()
  }

  async function lookOnce(): Promise<void> {
    try {
      await copyIfDue()
    } catch (error) {
      if (stopping.signal.aborted) return
      log.error('backup-failed', error, { folder })
    }
    age = Math.max(0, now() - (await newestAt()))
    if (age > WITHOUT_COPY_MAX_MS) await tellOfBackups(ports, age)
  }

  /** When the newest copy was made; without any, since when one has been wanted, also over restarts. */
  async function newestAt(): Promise<number> {
    return acting(ports, async ({ tx }) => {
      const known = Number((await readSetting(tx, NEWEST)) ?? Infinity)
      // Noted by a clock that was ahead it would count as new until then.
      if (known <= now()) return known
      await writeSetting(tx, NEWEST, String(now()))
      return now()
    })
  }

  function look(): Promise<void> {
    looking ??= lookOnce()
      .catch((error: unknown) => log.error('backup-watch-failed', error))
      .finally(() => {
        looking = null
      })
    return looking
  }

  const first = setTimeout(() => void look(), FIRST_LOOK_MS)
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  for (const one of [first, timer]) one.unref()
  return {
    age: () => age,
    look,
    stop: async () => {
      clearTimeout(first)
      clearInterval(timer)
      stopping.abort()
      await looking
    },
  }
}
