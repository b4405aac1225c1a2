import { acquireWriterLock } from '../../../src/store/engine/lock.ts'

const lock = acquireWriterLock(process.argv[2] ?? '')
process.stdout.write(lock ? 'locked\n' : 'refused\n')
setInterval(() => lock, 60_000)
