import type { Act } from '../../app/acts/act.ts'
import type { Mode } from '../../app/installation.ts'
import type { Log, Ports } from '../../app/ports.ts'
import type { Config } from '../../config.ts'
import type { CivilDate } from '../../core/dates.ts'
import type { FileBytes, SizedBytes } from '../file-bytes.ts'
import type { Remembered } from './remembered.ts'

/**
 * 0 done; 1 refused or failed, and standard error says why; 2 wrong usage; 70 the database file is
 * damaged or the disk fails.
 */
export type ExitCode = 0 | 1 | 2 | 70

export type Print = {
  /** One line, or several with line ends between them. */
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  /** How far it is, in a few words: `12000 journals`. Shown to people who wait, and at most once a second. */
  readonly progress: (text: string) => void
}

/** Where a command reads and prints: a terminal, or the far end of the control socket. */
export type Io = Print & {
  /** The contents of a file that an argument or option marked `reads` names. */
  readFile(path: string): Promise<Uint8Array>
  /** The same for what goes through a long file without holding it. */
  openFile(path: string): FileBytes
  /** Keeps who is signed in, at the terminal where the command was typed. */
  keep(remembered: Remembered): void
}

export type Argument = {
  /** As it stands in the usage line, in capitals: `NUMBER`. The input has it in small letters. */
  readonly name: string
  readonly describe: string
  readonly optional?: true
  /** It names a file to be read, by whoever typed the command. */
  readonly reads?: true
}

export type Option = {
  /** `--mutual <code>`, or `--json` for a switch. */
  readonly flags: string
  readonly describe: string
  readonly required?: true
  /** It names a file to be read, by whoever typed the command. */
  readonly reads?: true
  readonly choices?: readonly string[]
}

/** What was typed: arguments and options by name, `--dry-run` as `dryRun`. */
export type Input = {
  /** The text given, or null. */
  text(name: string): string | null
  is(name: string): boolean
}

type Described = {
  /** `suspense match` stands below `suspense`. */
  readonly name: string
  readonly describe: string
  /** What help says besides, a line or paragraph each. */
  readonly details?: readonly string[]
  readonly arguments?: readonly Argument[]
  readonly options?: readonly Option[]
  /** As typed after the program's name; they run as they are on the mutual of `examples/`. */
  readonly examples: readonly string[]
  /** It may take over a second, whatever it is about: then it says how far it is. */
  readonly slow?: true
  /** What else exit code 1 means, beside refused and failed. */
  readonly exitsOneWhen?: string
  /** The act that it is a translation of. */
  readonly act?: Act
}

/** What a command that uses the database is given. */
export type CommandContext = {
  readonly ports: Ports
  readonly mode: Mode
  /** Who did it, for the books. */
  readonly actor: string
  /** What the terminal kept of who is signed in. */
  readonly remembered: Remembered
  /** No service runs on this database as far as can be seen: nobody hears a call. */
  readonly isAlone: boolean
  /** The day on the walls of a mutual, by the clock of the sandbox where the database is one's. */
  today(mutual: { readonly timeZone: string }): CivilDate
}

/**
 * A command as data. `read` opens the database beside a running service and changes nothing;
 * `write` runs inside the running service, or by itself when none runs; `local` does neither.
 * `migrates`: it may meet a database of an earlier version. `anyClock`: it posts nothing and dates
 * nothing, so that it may run while the clock is doubted; other writing commands are refused then.
 */
export type Command =
  | (Described & {
      readonly kind: 'read' | 'write'
      readonly migrates?: true
      readonly anyClock?: true
      run(context: CommandContext, input: Input, io: Io): Promise<ExitCode>
    })
  | (Described & {
      readonly kind: 'local'
      /** It needs the settings of a running service, and logs as one. */
      readonly serves?: true
      run(context: LocalContext, input: Input, io: Io): Promise<ExitCode>
    })

/** What a command is given that looks after itself. */
export type LocalContext = {
  readonly config: Config
  readonly log: Log
  readonly startService: StartService
  readonly keyboard: Keyboard
  /** Runs a `write` command that came in through the control socket of a service. */
  readonly runInside: (service: RunningService, request: Request, print: Far) => Promise<ExitCode>
}

/** Where a person types answers, or a file of them is piped in. */
export type Keyboard = {
  /** The next line, after `question` was shown; null at the end of the input. */
  ask(question: string): Promise<string | null>
  close(): void
}

/** The far end of the control socket: it prints, and keeps who is signed in. */
export type Far = Print & Pick<Io, 'keep'>

/** A command line and the contents of the files it names, by their names in it. */
export type Request = {
  readonly argv: readonly string[]
  readonly remembered: Remembered
  readonly files: ReadonlyMap<string, SizedBytes>
}

export type StartService = (config: Config, log: Log) => Promise<RunningService>

/** As `serve` sees the whole service. */
export type RunningService = {
  readonly ports: Ports
  /** `http://localhost:3000` */
  readonly address: string
  /** Says that a command may have left something to be done by itself. */
  kick(): void
  stop(): Promise<void>
}

/** Says in one line why a command is refused. */
export function refuse(io: Pick<Io, 'err'>, why: string): 1 {
  io.err(why)
  return 1
}
