import { randomBytes } from 'node:crypto'
import { open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** A file that nobody else can open, for what is made whole before anything of it is sent. */
export type Spool = {
  /** Waits only where much has come together. */
  write(text: string | Uint8Array): void | Promise<void>
  /** All of it from its beginning; it is gone once that was read. */
  read(): Promise<Readable>
  drop(): Promise<void>
}

/** What is written at once, in characters. */
const PIECE = 64 * 1024

/** Members' data: for the user of the service, and without a name as soon as it is open. */
const FILE_MODE = 0o600

export async function openSpool(): Promise<Spool> {
  const path = join(tmpdir(), `mutual-line-${randomBytes(12).toString('hex')}`)
  const file = await open(path, 'wx+', FILE_MODE)
  await unlink(path)
  let waiting: (string | Uint8Array)[] = []
  let size = 0
  async function flush(): Promise<void> {
    const pieces = waiting.map((one) => (typeof one === 'string' ? Buffer.from(one) : one))
    waiting = []
    size = 0
    await file.appendFile(Buffer.concat(pieces))
  }
  return {
    write(text) {
      waiting.push(text)
      size += text.length
      if (size >= PIECE) return flush()
    },
    async read() {
      await flush()
      return file.createReadStream({ start: 0 })
    },
    drop: () => file.close(),
  }
}
