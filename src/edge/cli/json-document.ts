import type { Command, ExitCode, Print } from './command.ts'

/** Printing with `--json`: what a program reads is JSON whatever becomes of the command. */
type JsonPrint = {
  readonly print: Print
  /** Completes the document, once the command has ended. */
  end(exitCode: ExitCode): void
}

/**
 * Makes one JSON document of what a command prints. A command that has nothing of its own for programs
 * gives its lines, `{"lines":[…]}`; one that failed without a word to them says why, `{"errors":[…]}`.
 * Standard error and the exit code are as without `--json`.
 */
export function jsonDocument(
  print: Print,
  command: Pick<Command, 'options' | 'name'> | null,
): JsonPrint {
  const isOwn = command === null || hasOwnJson(command)
  const errors: string[] = []
  const err = (line: string) => {
    errors.push(line)
    print.err(line)
  }
  if (isOwn) {
    let isPrinted = false
    const out = (line: string) => {
      isPrinted = true
      print.out(line)
    }
    const end = (exitCode: ExitCode) => {
      if (!isPrinted && exitCode !== 0) print.out(JSON.stringify({ errors }))
    }
    return { print: { ...print, out, err }, end }
  }
  let opening = '{"lines":['
  const out = (line: string) => {
    print.out(`${opening}${JSON.stringify(line)}`)
    opening = ','
  }
  const end = (exitCode: ExitCode) => {
    const failed = exitCode === 0 ? '' : `,"errors":${JSON.stringify(errors)}`
    print.out(opening === ',' ? `]${failed}}` : `{"lines":[]${failed}}`)
  }
  return { print: { ...print, out, err }, end }
}

/** Whether a command says for itself what it prints with `--json`. */
export function hasOwnJson({ options = [] }: Pick<Command, 'options'>): boolean {
  return options.some(({ flags }) => flags === '--json')
}
