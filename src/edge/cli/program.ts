import { readFileSync } from 'node:fs'
import { Argument, Command as Program, CommanderError, Option } from 'commander'
import { PACKAGE_FOLDER } from '../../package-files.ts'
import type { Command, ExitCode, Input, Print } from './command.ts'
import { hasOwnJson } from './json-document.ts'

/** What was typed, understood: a command and its input, or what is to be answered at once. */
type Parsed =
  | {
      readonly kind: 'command'
      readonly command: Command
      readonly input: Input
      /** Files named as arguments, to be read before the command runs. */
      readonly files: readonly string[]
    }
  | { readonly kind: 'answered'; readonly exitCode: ExitCode }

const OUTLINE = `Administration of Mutual Line: the phone line of a mutual health organisation.

Settings come from the environment or from .env in the working directory; .env.example lists
them. With none, commands work on the sandbox in data/mutual-line.db. Dates are YYYY-MM-DD.
Exit code: 0 done, 1 refused or failed (standard error says why), 2 wrong usage.`

const HELP_COLUMNS = 100

/** Reads a command line (without the program's own name). Help and complaints are printed. */
export function parseCommandLine(
  commands: readonly Command[],
  argv: readonly string[],
  print: Print,
): Parsed {
  let parsed: Parsed = { kind: 'answered', exitCode: 2 }
  const program = rootProgram(print)
  for (const command of commands) {
    addCommand(program, command, (found) => {
      parsed = found
    })
  }
  try {
    program.parse([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return { kind: 'answered', exitCode: error.exitCode === 0 ? 0 : 2 }
  }
  return parsed
}

function rootProgram(print: Print): Program {
  return new Program('mutual-line')
    .description(OUTLINE)
    .version(versionOf(), '-V, --version', 'which version this is')
    .exitOverride()
    .configureHelp({ helpWidth: HELP_COLUMNS, showGlobalOptions: false })
    .configureOutput({
      writeOut: (text) => print.out(text.trimEnd()),
      writeErr: (text) => print.err(text.trimEnd()),
    })
}

/** As the package says. */
function versionOf(): string {
  const text = readFileSync(new URL('package.json', PACKAGE_FOLDER), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

function addCommand(program: Program, command: Command, found: (parsed: Parsed) => void): void {
  const words = command.name.split(' ')
  const parent = words.slice(0, -1).reduce(groupOf, program)
  const sub = parent.command(words.at(-1) as string).summary(command.describe)
  sub.description([command.describe, ...(command.details ?? [])].join('\n\n'))
  for (const argument of command.arguments ?? []) {
    const { name, optional, describe } = argument
    sub.addArgument(new Argument(optional ? `[${name}]` : `<${name}>`, describe))
  }
  for (const option of command.options ?? []) sub.addOption(optionOf(option))
  if (!hasOwnJson(command)) sub.addOption(optionOf(JSON_LINES))
  if (command.slow) sub.addOption(optionOf(PROGRESS))
  sub.addHelpText('after', `\nExamples:\n${examplesOf(command.examples)}\n\n${exitsOf(command)}`)
  sub.action(() => {
    const { input, files } = inputOf(command, sub)
    found({ kind: 'command', command, input, files })
  })
}

/** What an option's value is found under: `dryRun` of `--dry-run`. */
export function keyOf(flags: string): string {
  return new Option(flags).attributeName()
}

function groupOf(program: Program, name: string): Program {
  const group = program.commands.find((command) => command.name() === name)
  const path = program.parent ? `${program.name()} ${name}` : name
  return group ?? program.command(name).description(GROUPS[path] ?? '')
}

const GROUPS: Readonly<Record<string, string>> = {
  application: 'what people ask for by phone, for a manager to decide',
  association: 'groups that carry members and pay for them',
  'association members': 'who is in an association',
  bank: 'the mutual’s account at a bank',
  book: 'other money: rent, pay, grants, interest; and a year that goes into the funds',
  calls: 'people who want to be called',
  cash: 'cash received, in whose hand it is, and where it was brought',
  complaints: 'what members complain of, what it is about, and the answers',
  correct: 'proposes to take back or pay back money; somebody else decides',
  decide: 'acts that need two people',
  events: 'messages of operators and carriers that are not in the books yet',
  export: 'writes what this system holds for other programs',
  payer: 'who pays subsidies: what they owe, what they paid, and what is decided about the rest',
  fee: 'what operators keep for themselves',
  payout: 'money that goes out by file: to clinics, and back to members',
  'payment-file': 'files by which the bank or the operator pays what was approved',
  household: 'the people of a household: who is added, leaves, moves, or ages out',
  letter: 'guarantee letters: promises to pay one bill up to an amount',
  members: 'the life of memberships: ends, notices, striking off, readmission, history',
  person: 'what is kept about a person: a copy of it, and its end',
  provider: 'what clinics are owed and paid',
  report: 'registers, indicators and statements of account',
  sessions: 'who is signed in, and from which phone',
  token: 'tokens by which programs run commands',
  staff: 'the phones of clinics, managers and collectors',
  sandbox: 'the invented world in which everything can be tried',
  reminders:
    'what members are told about contributions that are due or late, and about their cover',
  alerts: 'what managers should look at',
  clock: 'the clock of the machine, when the service doubts it',
  suspense: 'money that arrived and belongs to no member yet',
  wallet: 'accounts that money comes into',
  visit: 'visits to clinics, their codes and bills',
}

function optionOf(option: NonNullable<Command['options']>[number]): Option {
  const made = new Option(option.flags, option.describe + requiredOf(option))
  if (option.choices) made.choices([...option.choices])
  // Whoever is signed in is not asked for a name: whether one is missing is known later.
  return made.makeOptionMandatory(option.required === true && !isBy(option.flags))
}

/** The option by which somebody says who does a command. */
export function isBy(flags: string): boolean {
  return flags.startsWith('--by ')
}

function requiredOf({ flags, required }: NonNullable<Command['options']>[number]): string {
  if (!required) return ''
  return isBy(flags) ? ' (required), unless you are signed in' : ' (required)'
}

/** Of commands that say nothing else to programs. */
const JSON_LINES = { flags: '--json', describe: 'what it prints, as one JSON object' } as const

const PROGRESS = {
  flags: '--progress',
  describe: 'says how far it is also where nobody reads standard error on a terminal',
} as const

function exitsOf({ exitsOneWhen }: Command): string {
  const more = exitsOneWhen ? `, or ${exitsOneWhen}` : ''
  return `Exit code:
  0  done
  1  refused or failed${more}; standard error says why
  2  wrong usage
  70 the database file is damaged, or the disk fails`
}

function examplesOf(examples: readonly string[]): string {
  return examples.map((example) => `  mutual-line ${example}`).join('\n')
}

function inputOf(command: Command, sub: Program): { input: Input; files: string[] } {
  const values = new Map<string, unknown>(Object.entries(sub.opts()))
  const files: string[] = []
  for (const [index, { name, reads }] of (command.arguments ?? []).entries()) {
    const value = sub.args[index]
    if (value === undefined) continue
    values.set(name.toLowerCase(), value)
    if (reads) files.push(value)
  }
  for (const option of command.options ?? []) {
    const value = values.get(keyOf(option.flags))
    if (option.reads && typeof value === 'string') files.push(value)
  }
  const text = (name: string) => {
    const value = values.get(name)
    return typeof value === 'string' ? value : null
  }
  return { input: { text, is: (name) => values.get(name) === true }, files }
}
