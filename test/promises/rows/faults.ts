import type { Proof } from '../kinds.ts'

const KILLED = 'test/system/faults/killed.test.ts'
const DISK = 'test/system/faults/disk.test.ts'
const STOPPED = 'test/system/faults/stopped.test.ts'
const POWER = 'test/system/faults/power-cut.test.ts'

/** What happens to the machine under a service that runs, with calls, payments and checks. */
export const faults: readonly Proof[] = [
  {
    promise: 'kept',
    fault: 'the process is killed between any two steps',
    by: 'SIGKILL by strace at the n-th pwrite64, fdatasync, write, connect and read, n over a whole life',
    rounds: '100',
    soak: '500 for each seed',
    test: KILLED,
    titled: 'killed at any call of the system',
    result: 'killed',
  },
  {
    promise: 'kept',
    fault: 'the power is cut',
    by: 'the recorded writes are played again up to a cut; what was not synced is lost or torn',
    rounds: '250 cuts',
    soak: '4000 cuts for each seed',
    test: POWER,
    titled: 'a power cut at any write',
    result: 'power-cut',
  },
  {
    promise: 'kept',
    fault: 'the power is cut with synchronous = NORMAL: the test of the test',
    by: 'the same, on a build that syncs as SQLite does by default',
    rounds: '250 cuts',
    test: POWER,
    titled: 'does lose what was acknowledged',
    result: 'power-cut-normal',
  },
  {
    promise: 'kept',
    fault: 'the disk is full, and has room again',
    by: 'a disk of 24 MB in memory, filled to the last byte',
    test: DISK,
    titled: 'a full disk takes in nothing',
    result: 'disk-full',
  },
  {
    promise: 'kept',
    fault: 'the disk reports an error as it syncs',
    by: 'EIO by strace at the n-th fdatasync, n = 1, 2, …',
    rounds: '10',
    soak: '200',
    test: DISK,
    titled: 'an I/O error on a sync',
    result: 'sync-error',
  },
  {
    promise: 'operation',
    fault: 'the file system turns read-only',
    by: 'EROFS by strace in mid-load, then a disk that is mounted read-only',
    test: DISK,
    titled: 'a file that turns read-only',
  },
  {
    promise: 'kept',
    fault: 'somebody deletes the log of the database under the service',
    by: 'the file is removed in mid-load, and saved from the process',
    test: DISK,
    titled: 'a log that is deleted under the service',
  },
  {
    promise: 'answered',
    fault: 'the disk is slow',
    by: 'each sync waits for 10, 100 and 500 ms by strace',
    rounds: '3',
    test: DISK,
    titled: 'a disk that is slow',
    result: 'disk-slow',
  },
  {
    promise: 'operation',
    fault: 'it is told to stop in mid-load, beside sockets that say nothing',
    by: 'SIGTERM, with 60 silent and half-spoken sockets',
    rounds: '3',
    soak: '40',
    test: STOPPED,
    titled: 'stopped in mid-load',
    result: 'stopped',
  },
]
