import { accessSync, constants, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where Linux keeps the limits of processes, in the older form and in the newer one. */
const OLDER = '/sys/fs/cgroup/cpu'
const NEWER = '/sys/fs/cgroup'

const PERIOD_US = 100_000

/** True when processes can be held here, which takes root. */
export function canHold(): boolean {
  return canWrite(join(OLDER, 'cgroup.procs')) || canWrite(join(NEWER, 'cgroup.subtree_control'))
}

function canWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Holds a process to `share` of one core (0.3: 30 ms of each 100), so that two of them find cores
 * enough. Returns what ends it, once the process is gone.
 */
export function hold(pid: number, share: number): () => void {
  const isOlder = canWrite(join(OLDER, 'cgroup.procs'))
  const group = join(isOlder ? OLDER : NEWER, `mutual-line-bench-${pid}`)
  const quota = `${Math.round(share * PERIOD_US)}`
  if (!isOlder) writeFileSync(join(NEWER, 'cgroup.subtree_control'), '+cpu')
  mkdirSync(group)
  if (isOlder) writeFileSync(join(group, 'cpu.cfs_quota_us'), quota)
  else writeFileSync(join(group, 'cpu.max'), `${quota} ${PERIOD_US}`)
  writeFileSync(join(group, 'cgroup.procs'), `${pid}`)
  return () => rmdirSync(group)
}
