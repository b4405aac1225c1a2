import { loadMutuals } from '../../../store/mutuals/directory.ts'
import { openSandboxClock, SANDBOX_START } from '../../sandbox/clock.ts'
import { MAVUNO, statutes } from '../../sandbox/town/statutes.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_OBJECT, printEither } from '../options.ts'

const HOUSEHOLDS = { name: 'households', least: 10, most: 1000 } as const
const MONTHS = { name: 'months', least: 1, most: 36 } as const

export const sandboxFillCommand: Command = {
  name: 'sandbox fill',
  kind: 'write',
  slow: true,
  describe: 'fills a new sandbox with years of an invented mutual, to be looked at in the office',
  details: [
    'People join, pay, fall ill and leave, clinics ask and bill, the office does its work, and each night the' +
      ' jobs run: all of it by the acts of everybody, in the time before a sandbox begins. Two years of 300' +
      ' households take some minutes. It needs a database that has no mutual yet: set DATABASE_URL to a new' +
      ' file, run this, then npm start with the same DATABASE_URL.',
  ],
  options: [
    { flags: '--households <number>', describe: 'how many there are in the end (default: 300)' },
    { flags: '--months <number>', describe: 'for how long it lived (default: 24)' },
    JSON_OBJECT,
  ],
  examples: ['sandbox fill'],
  run: async ({ ports, mode }, input, io) => {
    if (mode !== 'sandbox') return refuse(io, 'this database is a real service’s: nothing is invented there') // prettier-ignore
    const households = countOf(input.text('households') ?? '300', HOUSEHOLDS)
    if (typeof households === 'string') return refuse(io, households)
    const months = countOf(input.text('months') ?? '24', MONTHS)
    if (typeof months === 'string') return refuse(io, months)
    const [mutual] = await ports.store.read((tx) => loadMutuals(tx, null, 1))
    if (mutual) {
      const remedy = 'set DATABASE_URL to a new one, such as sqlite:data/town.db'
      return refuse(io, `there is mutual ${mutual.code} in this database already: ${remedy}`)
    }
    // Loaded only where it is used: other commands start without it.
    const { liveTown } = await import('../../sandbox/town/live.ts')
    const town = await liveTown(ports, { households, months }, io.progress)
    await town.worker.stop()
    // What it took to live it is no time that has passed.
    await (await openSandboxClock(ports.store)).moveTo(SANDBOX_START)
    const left = town.households.filter(({ hasLeft }) => hasLeft).length
    printEither(io, input, { mutual: MAVUNO, households, left, months, from: town.first }, [
      `${statutes.mutual.name}: ${households} households, ${left} of whom have left, since ${town.first}`,
    ])
    return 0
  },
}

/** A whole number within its bounds, or what is wrong with it. */
function countOf(
  text: string,
  { name, least, most }: { readonly name: string; readonly least: number; readonly most: number },
): number | string {
  const count = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return count >= least && count <= most ? count : `--${name}: is a whole number from ${least} to ${most}` // prettier-ignore
}
