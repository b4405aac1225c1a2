import { clockDoubt, ClockDoubted } from '../../app/clock.ts'
import {
  readConfig,
  type Config,
  type Environment,
  type ReadConfig,
  secretsOf,
} from '../../config.ts'
import type { Log } from '../../app/ports.ts'
import { createLog } from '../../log.ts'
import { isFatal } from '../../store/engine/damage.ts'
import { DatabaseRefusedError } from '../../store/engine/errors.ts'
import { EXIT_FATAL, sqlitePath } from '../../store/engine/open.ts'
import { sendToService } from '../control/client.ts'
import { controlPath } from '../control/path.ts'
import {
  type Command,
  type CommandContext,
  type ExitCode,
  type Far,
  type Input,
  type Io,
  type Keyboard,
  type Print,
  refuse,
  type Request,
  type RunningService,
  type StartService,
} from './command.ts'
import { COMMANDS } from './commands.ts'
import { contextOf, reading, writing } from './context.ts'
import { errorText } from '../error-texts.ts'
import { allBytes, type SizedBytes } from '../file-bytes.ts'
import { jsonDocument } from './json-document.ts'
import { type OpenFiles, openFiles } from './open-files.ts'
import { tellProgress } from './progress.ts'
import { isBy, parseCommandLine } from './program.ts'
import { type Memory, NOTHING_REMEMBERED, type Remembered } from './remembered.ts'
import { letIn } from './signed.ts'
import { refusalText } from '../refusal-texts.ts'

type DatabaseCommand = Exclude<Command, { kind: 'local' }>

/** What the command line is given by `main.ts`; tests give their own. */
type CliParts = {
  loadEnvironment(): Environment
  /** What keeps a service from starting with its file of settings. */
  settingsFault?(): string | null
  /** Asked of a process that runs one command and nothing else. */
  spareMemory?(): void
  readonly startService: StartService
  readonly keyboard: Keyboard
  /** Where it is kept who is signed in; nowhere without it. */
  readonly memory?: (folder: string | null) => Memory
  readonly stdout: { write(text: string): void }
  /** `isTTY`: a person reads it, who wants to know how far a command is. */
  readonly stderr: { write(text: string): void; readonly isTTY?: boolean }
}

/** A service that just starts, or another command, is given this long. */
const PATIENCE_MS = 5_000
const LOOK_AGAIN_MS = 100

/** Runs one command line, without the program's name, to its exit code. Never throws. */
export async function runCli(argv: readonly string[], parts: CliParts): Promise<ExitCode> {
  const plain: Print = {
    out: (line: string) => parts.stdout.write(`${line}\n`),
    err: (line: string) => parts.stderr.write(`${line}\n`),
    progress: () => undefined,
  }
  const misread = argv.includes('--json') ? jsonDocument(plain, null) : null
  const parsed = parseCommandLine(COMMANDS, argv, misread?.print ?? plain)
  if (parsed.kind === 'answered') {
    misread?.end(parsed.exitCode)
    return parsed.exitCode
  }
  const { command, input } = parsed
  const isWanted = command.slow === true && (parts.stderr.isTTY === true || input.is('progress'))
  const progress = tellProgress(plain, command, isWanted)
  const json = input.is('json') ? jsonDocument(progress.print, command) : null
  const exitCode = await runParsed(parsed, argv, parts, json?.print ?? progress.print)
  progress.stop()
  json?.end(exitCode)
  return exitCode
}

type Understood = Extract<ReturnType<typeof parseCommandLine>, { kind: 'command' }>

async function runParsed(
  parsed: Understood,
  argv: readonly string[],
  parts: CliParts,
  print: Print,
): Promise<ExitCode> {
  try {
    const read = readConfig(parts.loadEnvironment(), purposeOf(parsed.command))
    if (!read.ok) return refuseSettings(print, read)
    // A sandbox has no secrets.
    const isReal = purposeOf(parsed.command) === 'serve' && read.config.mode === 'service'
    const fault = isReal ? parts.settingsFault?.() : null
    if (fault) return refuse(print, fault)
    if (purposeOf(parsed.command) === 'command') parts.spareMemory?.()
    const files = await openFiles(parsed.files)
    if (!files.ok) return refuse(print, files.why)
    try {
      return await runWith(files, parsed, argv, parts, read.config, print)
    } finally {
      await files.close()
    }
  } catch (error) {
    print.err(errorText(error))
    return isDamage(error) ? EXIT_FATAL : 1
  }
}

function runWith(
  { files }: OpenFiles,
  { command, input }: Understood,
  argv: readonly string[],
  parts: CliParts,
  config: Config,
  print: Print,
): Promise<ExitCode> {
  const memory = parts.memory?.(config.signInFolder)
  const database = config.databaseUrl.reveal()
  const keep = (remembered: Remembered) => memory?.write(database, remembered)
  const io = { ...print, keep, ...reader(files) }
  const request = { argv, files, remembered: rememberedBy(config, memory) }
  return run(command, input, io, { parts, config, request })
}

/** Settings in one line, as a start shows them; the installation file with a line for each fault. */
function refuseSettings(
  print: Print,
  { faults, inFile }: Extract<ReadConfig, { ok: false }>,
): ExitCode {
  if (faults.length > 0) print.err(faults.join('; '))
  for (const fault of inFile) print.err(fault)
  return 1
}

/** Runs a command that came through the control socket, with what the service has. */
async function runInside(
  { ports }: RunningService,
  mode: Config['mode'],
  request: Request,
  print: Far,
): Promise<ExitCode> {
  const parsed = parseCommandLine(COMMANDS, request.argv, print)
  if (parsed.kind === 'answered') return parsed.exitCode
  const { command, input } = parsed
  const io = { ...print, ...reader(request.files) }
  if (command.kind !== 'write') return refuse(io, `${command.name} does not run in the service`)
  const { remembered } = request
  return runBelieved(command, contextOf(ports, mode, { remembered }), input, io)
}

type Around = { readonly parts: CliParts; readonly config: Config; readonly request: Request }

async function run(
  command: Command,
  input: Input,
  io: Io,
  { parts, config, request }: Around,
): Promise<ExitCode> {
  const log = logOf(command, config, parts)
  switch (command.kind) {
    case 'local':
      return command.run(
        {
          config,
          log,
          startService: parts.startService,
          keyboard: parts.keyboard,
          runInside: (service, inner, print) => runInside(service, config.mode, inner, print),
        },
        input,
        io,
      )
    case 'read':
      return reading(config, log, (context) => command.run(context, input, io))
    case 'write':
      return runWriting(command, input, io, { config, log, request })
  }
}

/**
 * By itself when nobody else writes, else through the service that does. Both may change at any
 * moment, so it looks a few times.
 */
async function runWriting(
  command: DatabaseCommand,
  input: Input,
  io: Io,
  around: { config: Config; log: Log; request: Request },
): Promise<ExitCode> {
  const { config, log, request } = around
  const { remembered } = request
  const path = sqlitePath(config.databaseUrl.reveal())
  const giveUpAt = performance.now() + PATIENCE_MS
  for (;;) {
    const handed = path === null ? null : await sendToService(controlPath(path), request, io)
    if (handed !== null) return handed === 0 || handed === 2 ? handed : 1
    const done = await writing(config, log, command, (context) =>
      runBelieved(command, { ...context, remembered, isAlone: path !== null }, input, io),
    )
    if (done !== null) return done
    if (performance.now() > giveUpAt) {
      return refuse(io, `another process writes to ${path} and takes no commands: end it first`)
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

/** What posts or dates something is refused while the clock is doubted. */
async function runBelieved(
  command: DatabaseCommand,
  context: CommandContext,
  input: Input,
  io: Io,
): Promise<ExitCode> {
  const doubt = command.anyClock ? null : clockDoubt(context.ports)
  if (doubt) return refuse(io, `nothing was done: ${new ClockDoubted(doubt).message}`)
  const allowed = await letIn(command, context, input, io)
  if (!allowed.ok) return refuse(io, refusalText(allowed.refusal))
  const missing = missingBy(command, allowed.value.input)
  if (missing) {
    io.err(missing)
    return 2
  }
  return command.run(allowed.value.context, allowed.value.input, io)
}

/** Whoever is signed in need not be named; where nobody is, a name is typed. */
function missingBy({ options = [] }: Command, input: Input): string | null {
  const by = options.find(({ flags }) => isBy(flags))
  if (!by?.required || input.text('by') !== null) return null
  return `error: required option '${by.flags}' not specified`
}

/** Who is signed in at this terminal; a program brings its token along. */
function rememberedBy({ commandToken, databaseUrl }: Config, memory?: Memory): Remembered {
  if (commandToken) return { token: commandToken.reveal(), handle: null }
  return memory?.read(databaseUrl.reveal()) ?? NOTHING_REMEMBERED
}

/** A damage that was met at work; a file that cannot be opened at all is refused. */
function isDamage(error: unknown): boolean {
  if (error instanceof DatabaseRefusedError) return false
  return isFatal(error) || isFatal((error as Error | null)?.cause)
}

function purposeOf(command: Command): 'serve' | 'command' {
  return command.kind === 'local' && command.serves ? 'serve' : 'command'
}

/** A service logs to standard output; a command has results there, and logs only what broke. */
function logOf(command: Command, config: Config, parts: CliParts): Log {
  const serves = purposeOf(command) === 'serve'
  return createLog({
    level: serves ? config.logLevel : 'error',
    key: config.logKey?.reveal() ?? null,
    secrets: secretsOf(config),
    to: serves ? parts.stdout : parts.stderr,
  })
}

function reader(files: ReadonlyMap<string, SizedBytes>): Pick<Io, 'openFile' | 'readFile'> {
  const openFile = (path: string) => {
    const bytes = files.get(path)
    if (!bytes) throw new Error(`${path} was not handed over`)
    return bytes
  }
  return { openFile, readFile: (path) => allBytes(openFile(path)) }
}
