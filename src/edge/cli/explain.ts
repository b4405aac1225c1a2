import { DatabaseRefusedError } from '../../store/engine/errors.ts'

/** What stopped a command, in one line. */
export function errorText(error: unknown): string {
  if (error instanceof DatabaseRefusedError) return oneLine(error.message)
  if (error instanceof AggregateError && error.message === '') return errorText(error.errors[0])
  if (!(error instanceof Error)) return oneLine(String(error))
  const isOutside = typeof (error as NodeJS.ErrnoException).code === 'string'
  return oneLine(isOutside ? error.message : `${error.name}: ${error.message}`)
}

/** Why a file cannot be read or written, in one line with its name. */
export function fileErrorText(path: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code
  return `${path}: ${(code && FILE_ERRORS[code]) ?? errorText(error)}`
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'is a directory',
  EACCES: 'may not be read or written by this user',
  EEXIST: 'is there already',
  ENOSPC: 'the disk is full',
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim()
}
