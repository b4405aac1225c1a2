import type { FileHandle } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'

/** The bytes of a file: held whole, or read a piece at a time, from its beginning as often as asked. */
export type FileBytes = Uint8Array | { readonly pieces: () => AsyncIterable<Uint8Array> }

/** The same of a file whose length in bytes is known. */
export type SizedBytes = FileBytes & { readonly length: number }

/** A file up to this size is held whole: nobody misses so much memory. */
export const HELD_BYTES_MAX = 1024 * 1024

/** Few enough that nothing else waits for what is done with them, enough that few reads are needed. */
const PIECE_BYTES = 256 * 1024

/** Pieces of any size, one after another, none of them empty. */
export async function* piecesOf(file: FileBytes): AsyncGenerator<Uint8Array, void, undefined> {
  if (!(file instanceof Uint8Array)) {
    for await (const piece of file.pieces()) if (piece.length > 0) yield piece
    return
  }
  for (let start = 0; start < file.length; start += PIECE_BYTES) {
    if (start > 0) await setImmediate()
    yield file.subarray(start, start + PIECE_BYTES)
  }
}

/** Pieces of one size; the last may be shorter. */
export async function* evenPieces(
  file: FileBytes,
  size: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let rest: Uint8Array = new Uint8Array()
  for await (const piece of piecesOf(file)) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    let at = 0
    for (; at + size <= bytes.length; at += size) yield bytes.subarray(at, at + size)
    rest = bytes.subarray(at)
  }
  if (rest.length > 0) yield rest
}

/** So many bytes from the beginning, or all where there are fewer. */
export async function firstBytes(file: FileBytes, count: number): Promise<Uint8Array> {
  for await (const head of evenPieces(file, count)) return head
  return new Uint8Array()
}

/** All of it, for what needs the whole at once. */
export async function allBytes(file: FileBytes): Promise<Uint8Array> {
  if (file instanceof Uint8Array) return file
  const pieces: Uint8Array[] = []
  for await (const piece of piecesOf(file)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/**
 * Bytes of an open file, which whoever opened it closes. `verify` is called when all of them were read,
 * and where there are fewer; it throws when the file is another one by now.
 */
export function bytesOfHandle(
  handle: FileHandle,
  { start, length }: { readonly start: number; readonly length: number },
  verify: () => Promise<void>,
): SizedBytes {
  async function* pieces() {
    for (let at = 0; at < length;) {
      const bytes = Buffer.allocUnsafe(Math.min(PIECE_BYTES, length - at))
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, start + at)
      if (bytesRead === 0) break
      yield bytes.subarray(0, bytesRead)
      at += bytesRead
    }
    await verify()
  }
  return { length, pieces }
}
