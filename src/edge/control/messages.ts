import type { Readable } from 'node:stream'
import { z } from 'zod'
import { piecesOf, type SizedBytes } from '../file-bytes.ts'
import type { Keep } from './kept-body.ts'

/** What the terminal keeps of who is signed in. */
const REMEMBERED = z.strictObject({
  token: z.string().max(200).nullable(),
  handle: z.string().max(200).nullable(),
})

/**
 * What goes over the control socket. The request: one line of JSON with the command line and the
 * names and sizes of its files, then the bytes of the files one after another, so that a large file
 * is never parsed while calls wait. The reply: lines of JSON, the last with the exit code.
 */
const HEAD = z.strictObject({
  argv: z.array(z.string().max(4096)).max(100),
  files: z.array(z.strictObject({ name: z.string().max(4096), size: z.int().min(0) })).max(10),
  remembered: REMEMBERED.default({ token: null, handle: null }),
})

/** A members file of a whole country has some tens of megabytes. */
export const FILE_BYTES_MAX = 128 * 1024 * 1024

const HEAD_BYTES_MAX = 64 * 1024
const LINE_END = 0x0a

export type ReceivedRequest = {
  readonly argv: readonly string[]
  readonly remembered: z.output<typeof REMEMBERED>
  readonly files: ReadonlyMap<string, SizedBytes>
}

export type ControlReply =
  | { readonly out: string }
  | { readonly err: string }
  | { readonly progress: string }
  | { readonly keep: z.output<typeof REMEMBERED> }
  | { readonly exit: number }

export const CONTROL_REPLY = z.union([
  z.strictObject({ out: z.string() }),
  z.strictObject({ err: z.string() }),
  z.strictObject({ progress: z.string() }),
  z.strictObject({ keep: REMEMBERED }),
  z.strictObject({ exit: z.int() }),
])

type Read =
  | { readonly ok: true; readonly request: ReceivedRequest }
  | { readonly ok: false; readonly why: string }

/** The bytes of a request. */
export async function* writeRequest({
  argv,
  files,
  remembered,
}: ReceivedRequest): AsyncGenerator<Uint8Array> {
  const sizes = [...files].map(([name, bytes]) => ({ name, size: bytes.length }))
  const head = { argv, files: sizes, remembered }
  yield Buffer.from(`${JSON.stringify(head)}\n`)
  for (const bytes of files.values()) yield* piecesOf(bytes)
}

/**
 * Reads one request; `keep` takes the bytes of its files. Rejects when the other side goes away in the
 * middle of it.
 */
export async function readRequest(stream: Readable, keep: Keep): Promise<Read> {
  const chunks = chunksOf(stream)
  const start = await readHead(chunks)
  if (!start) return { ok: false, why: 'the first line of the request is too long' }
  const head = parseHead(start.head)
  if (!head) return { ok: false, why: 'the request cannot be read' }
  const total = head.files.reduce((sum, { size }) => sum + size, 0)
  if (total > FILE_BYTES_MAX) return { ok: false, why: 'the files are too large' }
  const body = await keep(bodyOf(chunks, start.rest, total), total)
  let at = 0
  const files = head.files.map(({ name, size }) => {
    at += size
    return [name, body.part(at - size, size)] as const
  })
  const { argv, remembered } = head
  return { ok: true, request: { argv, remembered, files: new Map(files) } }
}

type Chunks = () => Promise<Buffer>

/** The next bytes of a stream each time; the stream stays open when reading stops. */
function chunksOf(stream: Readable): Chunks {
  const iterator = stream.iterator({ destroyOnReturn: false })
  return async () => {
    const next = (await iterator.next()) as IteratorResult<Buffer, undefined>
    if (next.done) throw new Error('the client went away before its request was complete')
    return next.value
  }
}

async function readHead(next: Chunks): Promise<{ head: Buffer; rest: Buffer } | null> {
  let read = Buffer.alloc(0)
  for (;;) {
    read = Buffer.concat([read, await next()])
    const end = read.indexOf(LINE_END)
    if (end > HEAD_BYTES_MAX || (end === -1 && read.length > HEAD_BYTES_MAX)) return null
    if (end !== -1) return { head: read.subarray(0, end), rest: read.subarray(end + 1) }
  }
}

function parseHead(bytes: Buffer): z.output<typeof HEAD> | null {
  try {
    return HEAD.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    return null
  }
}

/** The bytes after the first line, up to their end. */
async function* bodyOf(next: Chunks, first: Buffer, total: number): AsyncGenerator<Buffer> {
  let left = total
  for (let chunk = first; ; chunk = await next()) {
    yield chunk.subarray(0, left)
    left -= Math.min(left, chunk.length)
    if (left === 0) return
  }
}
