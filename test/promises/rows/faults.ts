import type { Proof } from '../kinds.ts'

const KILLED = 'test/system/faults/killed.test.ts'
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
]
