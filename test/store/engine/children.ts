import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** Runs a file of this folder in a process of its own, which tells its progress in lines. */
export function runChild(file: string, args: readonly string[]) {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => lines.push(line))
  const ended = Promise.all([once(child, 'exit'), once(reader, 'close')])

  async function nextLine(): Promise<void> {
    const exited = once(child, 'exit').then(() => {
      throw new Error(`${file} ended early`)
    })
    exited.catch(() => undefined)
    await Promise.race([once(reader, 'line'), exited])
  }

  /** Kills it as a loss of power would end it, and waits until its last line was read. */
  async function kill(): Promise<void> {
    child.kill('SIGKILL')
    await ended
  }

  return { lines, nextLine, kill }
}
