import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { allBytes, bytesOfHandle, HELD_BYTES_MAX, type SizedBytes } from '../file-bytes.ts'

/** The bytes of all files of a request, one after another. */
type Body = { readonly part: (start: number, length: number) => SizedBytes }

/** Takes the bytes of a request's files, so many, as they come. */
export type Keep = (pieces: AsyncIterable<Uint8Array>, length: number) => Promise<Body>

/**
 * Keeps what comes: a little in memory, more of it in a file beside `path` that has lost its name
 * before anything is written, so that it is gone with this process however that ends. `close` when
 * nothing of it is read any more.
 */
export function keepBeside(path: string): {
  readonly keep: Keep
  readonly close: () => Promise<void>
} {
  let handle: FileHandle | null = null
  const keep: Keep = async (pieces, length) => {
    if (length <= HELD_BYTES_MAX) {
      const held = await allBytes({ pieces: () => pieces })
      return { part: (start, size) => held.subarray(start, start + size) }
    }
    const file = (handle = await openNameless(path))
    for await (const piece of pieces) await file.writeFile(piece)
    return { part: (start, size) => bytesOfHandle(file, { start, length: size }, UNCHANGED) }
  }
  return { keep, close: async () => handle?.close() }
}

/** Nobody else can write to it. */
const UNCHANGED = () => Promise.resolve()

async function openNameless(path: string): Promise<FileHandle> {
  const name = `${path}.${randomUUID()}`
  const handle = await open(name, 'wx+', 0o600)
  await rm(name)
  return handle
}
