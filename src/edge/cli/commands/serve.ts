import { listPeople, type PersonWithPhone } from '../../../app/staff/people.ts'
import type { Log } from '../../../app/ports.ts'
import { reading } from '../../../app/desk.ts'
import { sqlitePath } from '../../../store/engine/open.ts'
import { controlPath } from '../../control/path.ts'
import { type ControlServer, type RunRequest, startControl } from '../../control/server.ts'
import { promptWithoutSimulators } from '../../sandbox/simulated-wallet.ts'
import type { SandboxSimulators } from '../../sandbox/simulators.ts'
import {
  type Command,
  type ExitCode,
  type Io,
  type LocalContext,
  refuse,
  type RunningService,
} from '../command.ts'
import { table } from '../table.ts'

export const serveCommand: Command = {
  name: 'serve',
  kind: 'local',
  serves: true,
  describe: 'runs the service until it is told to stop: what npm start does',
  options: [
    {
      flags: '--simulators',
      describe:
        'the sandbox with simulated operators: calls and money go over HTTP, as real ones do',
    },
  ],
  examples: ['serve', 'serve --simulators'],
  run: async (context, input, io) => {
    const { config, log } = context
    const isSimulated = input.is('simulators')
    const why = isSimulated ? whyNotSimulated(config) : null
    if (why) return refuse(io, why)
    // Heard from the first moment: whoever is told to stop while it starts ends in good order too.
    const told = hearSignals(log)
    const simulators = isSimulated ? await startOperators(config) : null
    const service = await startWith(context, simulators)
    const control = await openControl(context, service)
    if (config.mode === 'sandbox') {
      if (!simulators) await promptWithoutSimulators(service.ports)
      if (!input.is('json')) await introduce(service, io)
      for (const line of simulators ? simulatorLines(simulators) : []) io.out(line)
    }
    return told.thenStop(async () => {
      await control?.stop()
      await service.stop()
      await simulators?.stop()
    })
  },
}

/** Loaded only where they are used: the service starts without them. */
async function startOperators(config: LocalContext['config']): Promise<SandboxSimulators> {
  return (await import('../../sandbox/simulators.ts')).startSandboxSimulators(config)
}

function whyNotSimulated({ mode, port }: LocalContext['config']): string | null {
  if (mode !== 'sandbox') return '--simulators works with the sandbox only'
  // Operators are told where to call before the service listens.
  return port === 0 ? '--simulators needs a PORT that is known: not 0' : null
}

async function startWith(
  { config, log, startService }: LocalContext,
  simulators: SandboxSimulators | null,
): Promise<RunningService> {
  if (!simulators) return startService(config, log)
  try {
    const service = await startService(simulators.config, log)
    await simulators.begin(service.ports)
    return service
  } catch (error) {
    await simulators.stop()
    throw error
  }
}

function simulatorLines({ pages }: SandboxSimulators): string[] {
  return [
    'Operators that are simulated, each with a page for its phones:',
    ...pages.map(({ operator, address }) => `  ${operator.padEnd(16)}${address}`),
    '',
  ]
}

/** On SQLite the service does the writing for commands; PostgreSQL takes them beside it. */
async function openControl(
  { config, log, runInside }: LocalContext,
  service: RunningService,
): Promise<ControlServer | null> {
  const path = sqlitePath(config.databaseUrl.reveal())
  if (path === null) return null
  const run: RunRequest = (request, print) =>
    runInside(service, request, print).finally(() => service.kick())
  try {
    return await startControl(controlPath(path), run, log)
  } catch (error) {
    await service.stop()
    throw error
  }
}

/** People shown of each kind. */
const PEOPLE_SHOWN = 4

/** Where the sandbox is, and whom one can be there. */
async function introduce({ address, ports }: RunningService, io: Io): Promise<void> {
  const people = await reading(ports, (desk) => listPeople(desk))
  const roles = [...new Set(people.map(({ role }) => role))]
  const shown = roles.flatMap((role) =>
    people.filter((person) => person.role === role).slice(0, PEOPLE_SHOWN),
  )
  const lines = [
    '',
    `The sandbox is at ${address}  (nothing here is real; Ctrl+C ends it)`,
    '',
    ...table<PersonWithPhone>(
      [
        { title: 'role', cell: (person) => person.role },
        { title: 'name', cell: (person) => person.name },
        { title: 'phone', cell: (person) => person.phone },
        { title: 'number', cell: (person) => person.number ?? '-' },
        { title: 'mutual', cell: (person) => person.mutual },
        { title: 'dials', cell: (person) => person.serviceCode ?? '-' },
      ],
      shown,
    ),
    '',
  ]
  for (const line of lines) io.out(line)
}

/** What is under way has this long to end; systemd kills after 15 s. */
const DRAIN_MS = 9_000

type Told = {
  /** Waits for SIGTERM or SIGINT, which may have come already, and stops. */
  thenStop(stop: () => Promise<void>): Promise<ExitCode>
}

/** Takes SIGTERM and SIGINT from now on; a second one, or a fault of ours, ends at once. */
function hearSignals(log: Log): Told {
  const fail = (event: string, error: unknown): void => {
    log.error(event, error)
    process.exit(1)
  }
  let late: NodeJS.Timeout | undefined
  const told = new Promise<void>((resolve) => {
    const onSignal = (signal: NodeJS.Signals): void => {
      if (late) process.exit(1)
      log.info('stopping', { signal })
      late = setTimeout(() => {
        log.warn('stopped-late', { afterMs: DRAIN_MS })
        process.exit(0)
      }, DRAIN_MS)
      resolve()
    }
    process.on('SIGTERM', onSignal)
    process.on('SIGINT', onSignal)
  })
  process.on('uncaughtException', (error) => fail('uncaught-exception', error))
  process.on('unhandledRejection', (error) => fail('unhandled-rejection', error))
  return {
    thenStop: async (stop) => {
      await told
      await stop().catch((error: unknown) => fail('stop-failed', error))
      clearTimeout(late)
      return 0
    },
  }
}
