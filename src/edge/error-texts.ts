import { damageText, isFatal } from '../store/engine/damage.ts'
import {
  DatabaseRefusedError,
  GroupFailedError,
  UnknownOutcomeError,
} from '../store/engine/errors.ts'

/** What stopped a command, in one line. */
export function errorText(error: unknown): string {
  if (error instanceof DatabaseRefusedError) return oneLine(error.message)
  if (isFatal(error)) return oneLine(damageText(error))
  if (error instanceof UnknownOutcomeError) return `${error.message}: ${errorText(error.cause)}`
  if (error instanceof GroupFailedError) return `nothing was done: ${causeText(error.cause)}`
  if (error instanceof AggregateError && error.message === '') return errorText(error.errors[0])
  if (!(error instanceof Error)) return oneLine(String(error))
  const isOutside = typeof (error as NodeJS.ErrnoException).code === 'string'
  return oneLine(isOutside ? error.message : `${error.name}: ${error.message}`)
}

/** Why a file cannot be read, in one line with its name. */
export function fileErrorText(path: string, error: unknown): string {
  return `${path}: ${FILE_ERRORS[codeOf(error)] ?? errorText(error)}`
}

/** Why a new file cannot be written, in one line with its name. */
export function outputErrorText(path: string, error: unknown): string {
  if (codeOf(error) === 'ENOENT') return `${path}: there is no such folder`
  return fileErrorText(path, error)
}

/** What the database said when it ended a write. */
export function causeText(cause: unknown): string {
  return DATABASE_ERRORS[codeOf(cause)] ?? errorText(cause)
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | null)?.code ?? ''
}

const DATABASE_ERRORS: Readonly<Record<string, string>> = {
  SQLITE_BUSY: 'another program has the database locked; end it, or try again',
  SQLITE_FULL: 'the disk is full',
  SQLITE_READONLY: 'the database may not be written by this user',
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
