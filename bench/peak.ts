import { readFileSync } from 'node:fs'

/** The most memory that another process has had, in MB, where Linux keeps it. */
export function peakMbOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024
}

/**
 * The most memory that this process has had, in MB. Linux keeps it by process; what Node says there
 * counts the parent too, whose memory a child shares until it is another program.
 */
export function peakMb(): number {
  try {
    const status = readFileSync('/proc/self/status', 'utf8')
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024
  } catch {
    return process.resourceUsage().maxRSS / 1024
  }
}
