import type { Command, Print } from './command.ts'

/** Who waits no longer than this needs no word. */
const TELLS_EVERY_MS = 1000

type Progress = {
  readonly print: Print
  stop(): void
}

/**
 * Says on standard error how far a command is, once a second from the first one on: what it says
 * itself (`io.progress`), else for how long it has been at work. Nothing where `isWanted` is false: a
 * program that reads standard error is told of faults alone.
 */
export function tellProgress(
  print: Print,
  { name }: Pick<Command, 'name'>,
  isWanted: boolean,
  now: () => number = () => performance.now(),
): Progress {
  const quiet = { print: { ...print, progress: () => undefined }, stop: () => undefined }
  if (!isWanted) return quiet
  const began = now()
  let told = began
  let latest: string | null = null
  const tell = () => {
    if (now() - told < TELLS_EVERY_MS) return
    told = now()
    const seconds = `${Math.floor((told - began) / 1000)} s`
    print.err(`${name}: ${latest === null ? 'at work' : latest}, ${seconds}`)
  }
  const progress = (text: string) => {
    latest = text
    tell()
  }
  // Commands that never let go of the processor tell by themselves; this is for those that wait.
  const timer = setInterval(tell, TELLS_EVERY_MS / 4)
  timer.unref()
  return { print: { ...print, progress }, stop: () => clearInterval(timer) }
}

/** Writes on, and tells how many were written: `12000 journals`. */
export function counted(
  { progress }: Pick<Print, 'progress'>,
  what: string,
  write: (text: string) => void,
): (text: string) => void {
  let count = 0
  return (text) => {
    count += 1
    write(text)
    progress(`${count} ${what}`)
  }
}
