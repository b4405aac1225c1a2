import { renameSync, writeFileSync } from 'node:fs'

const LIBRARY = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1'

/** A clock of Debian's libfaketime that is set while a process runs. */
export type FakedClock = {
  readonly env: Readonly<Record<string, string>>
  /** `+1h`, `-400d`, `+0`: so far from the true time from now on. */
  jump(by: string): void
}

/** `path`: the file by which the clock is told. Time passes as it does, only its name is another. */
export function faked(path: string): FakedClock {
  const jump = (by: string): void => {
    // In one step, so that nobody reads half of it.
    writeFileSync(`${path}.new`, `${by}\n`)
    renameSync(`${path}.new`, path)
  }
  jump('+0')
  const env = {
    ...{ LD_PRELOAD: LIBRARY, FAKETIME_TIMESTAMP_FILE: path, FAKETIME_NO_CACHE: '1' },
    ...{ FAKETIME_DONT_FAKE_MONOTONIC: '1', NO_FAKE_STAT: '1' },
  }
  return { env, jump }
}
