/** How many copies are kept: the newest, one each, of so many hours and of so many days. */
export type Keep = { readonly hourly: number; readonly daily: number }

/** A copy that the service wrote by itself, and when. */
export type Copy = { readonly file: string; readonly at: number }

const NAME = /^mutual-line-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.(?:db|dump)(?:\.age)?$/

/** How the name of a copy begins that was made before an upgrade, and stays. */
export const BEFORE_UPGRADE = 'before-upgrade-'

/** What the command leaves of a copy of ours when it is killed; one that is to be encrypted, in the clear. */
export function isUnfinished(file: string): boolean {
  const [, name = ''] =
    /^(?:.*\.copying-)?(?:before-upgrade-)?(mutual-line-.+?)(?:\.part|\.sealed|\.part\.tried)(?:-wal|-shm)?$/.exec(
      file,
    ) ?? []
  return NAME.test(name)
}

/** `mutual-line-2026-03-02T08-00-00Z.db`: sorts by time, and every file system takes it. */
export function nameOfCopy(at: number, ending: string): string {
  const [day, time] = new Date(at).toISOString().slice(0, 19).split('T') as [string, string]
  return `mutual-line-${day}T${time.replaceAll(':', '-')}Z.${ending}`
}

/**
 * The copies among the files of a folder, newest first. What somebody else put there is none.
 * `before`: those whose names begin so.
 */
export function copiesAmong(files: readonly string[], before = ''): readonly Copy[] {
  return files
    .flatMap((file) => {
      const name = file.startsWith(before) ? file.slice(before.length) : ''
      const [, day, hour, minute, second] = NAME.exec(name) ?? []
      const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`)
      return Number.isNaN(at) ? [] : [{ file, at }]
    })
    .sort((one, other) => other.at - one.at)
}

/**
 * The copies that may go. Of each hour and each day (UTC) that is kept the newest copy stays, so that
 * several restarts within an hour push no older copy out; the newest of all always stays.
 */
export function copiesToDelete(copies: readonly Copy[], keep: Keep): readonly Copy[] {
  const [newest] = copies
  const kept = new Set([
    ...(newest ? [newest] : []),
    ...newestOfEach(copies, 13, keep.hourly),
    ...newestOfEach(copies, 10, keep.daily),
  ])
  return copies.filter((copy) => !kept.has(copy))
}

/** `length` characters of a time in ISO form say which hour or day it is. */
function newestOfEach(copies: readonly Copy[], length: number, count: number): readonly Copy[] {
  const newest = new Map<string, Copy>()
  for (const copy of copies) {
    const span = new Date(copy.at).toISOString().slice(0, length)
    if (!newest.has(span)) newest.set(span, copy)
  }
  return [...newest.values()].slice(0, count)
}
