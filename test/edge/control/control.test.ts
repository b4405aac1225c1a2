import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Log } from '../../../src/app/ports.ts'
import { sendToService } from '../../../src/edge/control/client.ts'
import { controlPath } from '../../../src/edge/control/path.ts'
import { allBytes } from '../../../src/edge/file-bytes.ts'
import { type RunRequest, startControl } from '../../../src/edge/control/server.ts'

const quiet: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  pseudonym: () => 'p:',
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'control-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Says what it was sent; `break` throws. */
const echo: RunRequest = async ({ argv, files }, print) => {
  if (argv[0] === 'break') throw new Error('broken')
  print.out(`ran ${argv.join(' ')}`)
  for (const [name, file] of files) {
    const bytes = await allBytes(file)
    print.err(`${name}: ${bytes.length} bytes of ${bytes[0]}`)
  }
  return argv[0] === 'refuse' ? 1 : 0
}

async function makeService(run: RunRequest = echo) {
  const path = join(makeFolder(), 'books.db.sock')
  const server = await startControl(path, run, quiet)
  onTestFinished(() => server.stop())
  return { path, server }
}

async function send(path: string, argv: string[], files: [string, Uint8Array][] = []) {
  const lines: string[] = []
  const print = {
    out: (line: string) => void lines.push(`out ${line}`),
    err: (line: string) => void lines.push(`err ${line}`),
    progress: () => undefined,
    keep: () => undefined,
  }
  const remembered = { token: null, handle: null }
  const exit = await sendToService(path, { argv, remembered, files: new Map(files) }, print)
  return { exit, lines }
}

/** Sends bytes as they are, and gives what comes back. */
async function sendRaw(path: string, bytes: string | Buffer): Promise<string> {
  const socket = createConnection(path)
  // The service may have closed before it was sent everything.
  socket.on('error', () => undefined)
  socket.write(bytes)
  return text(socket).catch(() => '')
}

describe('the control socket', () => {
  it('runs a command, files and all, and brings back what it printed', async () => {
    const { path } = await makeService()
    const files: [string, Uint8Array][] = [
      ['a.csv', new Uint8Array(3_000_000).fill(7)],
      ['./empty', new Uint8Array(0)],
      ['b', new Uint8Array([9, 10])],
    ]
    expect(await send(path, ['import', 'ü\n"'], files)).toEqual({
      exit: 0,
      lines: [
        'out ran import ü\n"',
        'err a.csv: 3000000 bytes of 7',
        'err ./empty: 0 bytes of undefined',
        'err b: 2 bytes of 9',
      ],
    })
    expect((await send(path, ['refuse'])).exit).toBe(1)
  })

  it('keeps long files where nobody finds them, and no longer than the command', async () => {
    const bytes = Buffer.from(Array.from({ length: 1_500_001 }, (_, at) => at % 251))
    let folder = ''
    const seen: string[][] = []
    const { path } = await makeService(async ({ files }) => {
      const [first, second] = await Promise.all([...files.values()].map(allBytes))
      expect(Buffer.compare(first as Buffer, bytes)).toBe(0)
      expect(Buffer.compare(second as Buffer, bytes.subarray(7))).toBe(0)
      seen.push(readdirSync(folder))
      return 0
    })
    folder = dirname(path)
    const files: [string, Uint8Array][] = [
      ['a', bytes],
      ['b', bytes.subarray(7)],
    ]
    expect((await send(path, ['import'], files)).exit).toBe(0)
    expect(seen).toEqual([['books.db.sock']])
  })

  it('is for its own user alone, and gone after a stop', async () => {
    const { path, server } = await makeService()
    expect(statSync(path).mode & 0o777).toBe(0o600)
    await server.stop()
    expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined()
    expect((await send(path, ['verify'])).exit).toBeNull()
  })

  it('waits at a stop for the command that runs', async () => {
    let finish = (): void => undefined
    const { path, server } = await makeService(async (_, print) => {
      await new Promise<void>((resolve) => (finish = resolve))
      print.out('done')
      return 0
    })
    const sent = send(path, ['bill'])
    await new Promise((resolve) => setTimeout(resolve, 100))
    const stopped = server.stop()
    finish()
    await stopped
    expect(await sent).toEqual({ exit: 0, lines: ['out done'] })
  })

  it('takes the place of one that a killed service left', async () => {
    const path = join(makeFolder(), 'books.db.sock')
    const left = createServer().listen(path)
    await new Promise((resolve) => left.once('listening', resolve))
    // Closing would remove the file, as a kill does not.
    left.unref()
    const server = await startControl(path, echo, quiet)
    onTestFinished(() => server.stop())
    expect((await send(path, ['verify'])).exit).toBe(0)
  })

  it('does not remove a file that is no socket', async () => {
    const path = join(makeFolder(), 'books.db.sock')
    writeFileSync(path, 'somebody’s notes')
    await expect(startControl(path, echo, quiet)).rejects.toThrow('in the way')
    expect(statSync(path).size).toBeGreaterThan(0)
  })

  it.each([
    ['rubbish', 'rubbish\n'],
    ['other JSON', '{"argv":"x"}\n'],
    ['a first line without end', 'x'.repeat(200_000)],
    ['files beyond the limit', '{"argv":[],"files":[{"name":"a","size":1e9}]}\n'],
  ])('answers %s in a line, and goes on', async (_what, bytes) => {
    const { path } = await makeService()
    const lines = (await sendRaw(path, bytes)).trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toBe('{"exit":1}')
    expect((await send(path, ['verify'])).exit).toBe(0)
  })

  it('goes on when a client leaves in the middle, or a command breaks', async () => {
    const { path } = await makeService()
    const socket = createConnection(path)
    socket.write('{"argv":["import"],"files":[{"name":"a","size":100}]}\nonly some')
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    expect(await send(path, ['break'])).toEqual({
      exit: 1,
      lines: ['err something went wrong on our side; the log of the service has it'],
    })
    expect((await send(path, ['verify'])).exit).toBe(0)
  })

  it('is an error for the client when the service goes away before the end', async () => {
    const path = join(makeFolder(), 's.sock')
    const server = createServer((socket) => socket.end('{"out":"so far"}\n')).listen(path)
    onTestFinished(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    await expect(send(path, ['bill'])).rejects.toThrow('went away')
  })
})

describe('the path of the control socket', () => {
  it('is beside the database, the same through a link to its directory', () => {
    const folder = makeFolder()
    expect(controlPath(join(folder, 'books.db'))).toBe(join(folder, 'books.db.sock'))
    symlinkSync(folder, join(folder, 'link'))
    expect(controlPath(join(folder, 'link', 'books.db'))).toBe(join(folder, 'books.db.sock'))
  })

  it('is a short one of this user alone where that would be too long', async () => {
    const folder = join(makeFolder(), 'deep'.repeat(30))
    mkdirSync(folder)
    const path = controlPath(join(folder, 'books.db'))
    expect(Buffer.byteLength(path)).toBeLessThan(100)
    expect(path).toBe(controlPath(join(folder, '..', 'deep'.repeat(30), 'books.db')))
    expect(path).not.toBe(controlPath(join(folder, 'other.db')))
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
    const server = await startControl(path, echo, quiet)
    expect((await send(path, ['verify'])).exit).toBe(0)
    await server.stop()
  })
})
