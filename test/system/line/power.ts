import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../../simulation/random.ts'

/** The database and its log. */
const ENDS = ['', '-wal'] as const
type End = (typeof ENDS)[number]

type Change =
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly size: number }

/** What a process did to one of the files, and when. */
export type Write = { readonly ms: number; readonly end: End } & (
  Change | { readonly kind: 'sync' }
)

const LINE = /^\d+ +(\d+\.\d+) (pwrite64|fdatasync|fsync|ftruncate)\(\d+<([^>]*)>(.*?)\) += (-?\d+)/

/** Reads a log of `strace -y -xx -ttt`, as far as it is about the database at `path`. */
export function readWrites(log: string, path: string): Write[] {
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line): Write[] => {
      const [, seconds = '', call, hexPath = '', rest = '', result = '-1'] = LINE.exec(line) ?? []
      const name = unescaped(hexPath).toString()
      const end = ENDS.find((one) => name === path + one)
      if (end === undefined || Number(result) < 0) return []
      const common = { ms: Number(seconds) * 1000, end }
      if (call === 'ftruncate') {
        return [{ ...common, kind: 'truncate' as const, size: Number(rest.replace(/\D/g, '')) }]
      }
      if (call !== 'pwrite64') return [{ ...common, kind: 'sync' as const }]
      const [, hex = '', at = ''] = /^, "((?:\\x[0-9a-f]{2})*)", \d+, (\d+)/.exec(rest) ?? []
      const bytes = unescaped(hex)
      if (bytes.length !== Number(result)) throw new Error(`a write is not whole in the log: ${line.slice(0, 120)}`) // prettier-ignore
      return [{ ...common, kind: 'write' as const, at: Number(at), bytes }]
    })
}

function unescaped(text: string): Buffer {
  return text.startsWith('\\x') ? Buffer.from(text.replaceAll('\\x', ''), 'hex') : Buffer.from(text)
}

/** What a machine finds when it comes back. */
export type Cut = {
  readonly at: number
  readonly ms: number
  readonly files: ReadonlyMap<End, Buffer>
}

/** A disk writes so much at once or not at all. */
const SECTOR = 512

/**
 * The files after a cut at places all over the recording. What was synced is there; of what was not, each
 * write is there, lost, or torn at a sector, whatever became of those before it.
 */
export function* cutsOf(
  before: string,
  writes: readonly Write[],
  most: number,
  random: Random,
): Generator<Cut> {
  const synced = new Map(ENDS.map((end) => [end, contentOf(join(before, `line.db${end}`))]))
  const pending = new Map<End, Change[]>(ENDS.map((end) => [end, []]))
  const chance = Math.min(1, most / writes.length) * 100
  for (const [at, write] of writes.entries()) {
    const { end } = write
    // The cut comes before this one is done.
    if (random.percent(chance))
      yield { at, ms: write.ms, files: survivors(synced, pending, random) }
    if (write.kind !== 'sync') pending.get(end)?.push(write)
    else {
      const content = synced.get(end) ?? EMPTY
      synced.set(end, (pending.get(end) ?? []).reduce(changed, content))
      pending.set(end, [])
    }
  }
}

/** A file's content with room behind it, so that it grows in place. */
type Content = { readonly bytes: Buffer; readonly size: number }

const EMPTY: Content = { bytes: Buffer.alloc(0), size: 0 }

function survivors(
  synced: ReadonlyMap<End, Content>,
  pending: ReadonlyMap<End, readonly Change[]>,
  random: Random,
): Map<End, Buffer> {
  return new Map(
    ENDS.map((end) => {
      const { bytes, size } = survived(synced.get(end) ?? EMPTY, pending.get(end) ?? [], random)
      return [end, bytes.subarray(0, size)]
    }),
  )
}

function survived(synced: Content, pending: readonly Change[], random: Random): Content {
  // Sometimes nothing that was under way is there, sometimes all, mostly some of it.
  const how = random.weighted({ none: 3, all: 1, some: 4 })
  const own = { bytes: Buffer.from(synced.bytes), size: synced.size }
  if (how === 'none') return own
  return pending.reduce<Content>((content, change) => {
    const what = how === 'all' ? 'there' : random.weighted({ there: 2, lost: 2, torn: 1 })
    if (what === 'lost') return content
    if (what === 'there' || change.kind === 'truncate') return changed(content, change)
    const bytes = change.bytes.subarray(0, SECTOR * random.below(change.bytes.length / SECTOR))
    return changed(content, { ...change, bytes })
  }, own)
}

/** Writes into the content that it was given, which nobody else has. */
function changed({ bytes, size }: Content, change: Change): Content {
  const end = change.kind === 'truncate' ? change.size : change.at + change.bytes.length
  const grown =
    end > bytes.length ? Buffer.concat([bytes, Buffer.alloc(2 * end - bytes.length)]) : bytes
  if (change.kind === 'write') change.bytes.copy(grown, change.at)
  else grown.fill(0, Math.min(end, size))
  return { bytes: grown, size: change.kind === 'truncate' ? end : Math.max(size, end) }
}

function contentOf(path: string): Content {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  return { bytes, size: bytes.length }
}

/** Puts the files of a cut where a database is opened, without what its processes shared. */
export function writeImage(path: string, files: ReadonlyMap<End, Buffer>): void {
  rmSync(`${path}-shm`, { force: true })
  for (const [end, content] of files) writeFileSync(path + end, content)
}
