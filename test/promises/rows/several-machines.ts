import type { Proof } from '../kinds.ts'

const STANDBYS = 'test/system/standbys.test.ts'
const FAILOVER = 'test/system/failover.test.ts'
const BACKUPS = 'test/system/postgres-backups.test.ts'
const COPY_TO = 'test/edge/cli/copy-to.long.test.ts'

/** PostgreSQL on several machines, copies, and what comes after a disaster or a new version. */
export const severalMachines: readonly Proof[] = [
  {
    promise: 'kept',
    fault: 'the whole primary is killed under load',
    by: 'SIGKILL of all its processes; the standby that has received most is promoted; two gateways go on by themselves',
    test: FAILOVER,
    titled: 'when the whole primary is killed',
    result: 'failover',
  },
  {
    promise: 'kept',
    fault: 'a primary that was replaced comes back and does not know it',
    by: 'it is started again, the new one is killed, two gateways are asked',
    test: FAILOVER,
    titled: 'write to no primary that was replaced',
  },
  {
    promise: 'kept',
    fault: 'the wait of a commit for its standby is cancelled',
    by: 'pg_cancel_backend in the wait: PostgreSQL says that the commit is done',
    test: STANDBYS,
    titled: 'whose wait was cancelled',
  },
  {
    promise: 'kept',
    fault: 'something is said again that no standby has yet',
    by: 'the primary is killed in the wait and started again: it shows the row',
    test: STANDBYS,
    titled: 'that a fail-over would undo',
  },
  {
    promise: 'answered',
    fault: 'no standby answers',
    by: 'the standby is killed; commits wait without end',
    test: STANDBYS,
    titled: 'refuses at once when commits pile up',
  },
  {
    promise: 'answered',
    fault: 'two gateways are replaced one after the other under load',
    by: 'SIGTERM and a new start of each, while callers and operators go on',
    test: FAILOVER,
    titled: 'are replaced one after the other',
    result: 'rolling',
  },
  {
    promise: 'answered',
    fault: 'connections to PostgreSQL break, and the host is another one then',
    by: 'a proxy closes them; a second host takes them',
    test: 'test/store/engine/postgres-hosts.long.test.ts',
    titled: 'change while the service goes on',
  },
  {
    promise: 'coverage',
    fault: 'a pooler hands each transaction to another connection',
    by: 'pgbouncer in transaction mode between, two processes on two connections',
    rounds: '200 writes',
    test: 'test/system/pooler.test.ts',
    titled: 'no plan and no setting of one transaction',
  },
  {
    promise: 'operation',
    fault: 'the disk is ruined',
    by: 'the last copy is restored, and the operator’s statement since then is recorded',
    test: 'test/edge/restore-drill.test.ts',
    titled: 'same balances again',
  },
  {
    promise: 'operation',
    fault: 'a copy of PostgreSQL is restored over what people did since',
    by: 'backup, more life, restore',
    test: BACKUPS,
    titled: 'without anything being overwritten',
  },
  {
    promise: 'operation',
    fault: 'a copy of PostgreSQL is cut, or of books that do not agree',
    by: 'the file is cut; a balance is changed by hand',
    test: BACKUPS,
    titled: 'leave everything as it is',
  },
  {
    promise: 'private',
    fault: 'somebody looks at the list of processes while PostgreSQL is copied',
    by: '/proc is read all the time, and the log',
    test: BACKUPS,
    titled: 'no password is seen',
  },
  {
    promise: 'books',
    fault: 'a row gets lost or changed on the way to PostgreSQL',
    by: 'a rule of the database does something else with it',
    test: COPY_TO,
    titled: 'gets lost or changed on the way',
  },
  {
    promise: 'kept',
    fault: 'a line moves from SQLite to PostgreSQL',
    by: '`copy-to`, after a simulated town has lived there, which goes on',
    test: COPY_TO,
    titled: 'goes on there with calls',
  },
  {
    promise: 'operation',
    fault: 'the process is killed while it changes the tables',
    by: 'SIGKILL later and later in a migration, until one is not met',
    rounds: 'until one is not met, on each engine',
    test: 'test/store/engine/mid-migration.long.test.ts',
    titled: 'or as they are to be',
  },
  {
    promise: 'operation',
    fault: 'a new version starts on any schema that there was',
    by: 'what people did is put into each of them',
    test: 'test/edge/upgrade.long.test.ts',
    titled: 'is upgraded from before',
  },
  {
    promise: 'operation',
    fault: 'a new version changes the tables of a database in use',
    by: 'a start with migrations to run, with and without room for a copy',
    test: 'test/edge/backups/before-upgrade.test.ts',
    titled: 'has a copy of a database in use before',
  },
]
