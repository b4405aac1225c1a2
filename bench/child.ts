import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { buildOf } from './built.ts'
import { compiled } from './compiled.ts'

/** A process of its own: one that is asked, or one that serves. */
export type Child = {
  readonly pid: number
  /** Sends a message and resolves to the answer. */
  ask<Answer>(message: unknown): Promise<Answer>
  stop(): Promise<void>
}

/** No answer takes longer; a child that hangs must not hold up the machine. */
const ANSWER_MS = 60_000

/** For children that work through a million members. */
export const LONG_ANSWER_MS = 60 * 60_000

/**
 * Starts `bench/NAME.ts` in a process of its own, which ends when this one does. `old` is a checkout
 * of older code, built, which it then measures.
 */
export function startChild(
  name: string,
  args: readonly string[] = [],
  answerMs: number = ANSWER_MS,
  old?: string,
): Child {
  const path = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const execArgv = ['--import', 'tsx']
  const env = old ? { ...process.env, BENCH_BUILD: buildOf(old) } : process.env
  return childOf(fork(path, args, { execArgv, env, serialization: 'json' }), name, answerMs)
}

/** The same for one that was compiled, and takes no more memory than what it does. */
export function startCompiled(name: string, directory: string, args: readonly string[]): Child {
  const path = compiled(name, directory)
  return childOf(fork(path, args, { execArgv: [], serialization: 'json' }), name, LONG_ANSWER_MS)
}

function childOf(child: ChildProcess, name: string, answerMs: number): Child {
  return {
    pid: child.pid as number,
    ask: async <Answer>(message: unknown) => {
      child.send(message as object)
      return (await answerOf(child, name, answerMs)) as Answer
    },
    stop: async () => {
      const gone = child.exitCode === null ? once(child, 'exit') : null
      if (child.connected) child.disconnect()
      await gone
    },
  }
}

/** The next message. Listeners go when it has come, so that a child can be asked again and again. */
async function answerOf(child: ChildProcess, name: string, answerMs: number): Promise<unknown> {
  const over = new AbortController()
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(answerMs)])
  const answered = once(child, 'message', { signal })
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error(`bench/${name}.ts ended without an answer`)
  })
  ended.catch(() => undefined)
  try {
    const [answer] = (await Promise.race([answered, ended])) as unknown[]
    return answer
  } finally {
    over.abort()
  }
}

/** Answers every message in a child until the parent lets go of it. */
export function answerParent<Message>(answer: (message: Message) => Promise<unknown>): void {
  process.on('message', (message) => {
    answer(message as Message).then(
      (value) => process.send?.(value ?? {}),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
        process.exit(1)
      },
    )
  })
  process.once('disconnect', () => process.exit(0))
}
