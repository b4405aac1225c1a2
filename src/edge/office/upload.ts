import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { cleanInput } from '../../core/text/input.ts'
import { expectWithin } from '../request-time.ts'

/** A file that came with a form, whole. */
export type FileSent = {
  /** As its owner calls it: without folders, on one line. Nothing is opened by it. */
  readonly name: string
  readonly bytes: Uint8Array
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly hash: string
}

/** What a form may bring beside its fields. */
export type FileWanted = {
  /** The field that has the file. */
  readonly field: string
  readonly maxBytes: number
}

/** Why a file cannot be taken, and what its owner can do about it. */
export type FileFault = 'missing' | 'empty' | 'tooLarge' | 'several'

type Received =
  | { readonly kind: 'form'; readonly fields: Fields; readonly file: FileSent | FileFault }
  /** It did not come from a page of ours: nothing of it was kept. */
  | { readonly kind: 'foreign' }
  /** It is no form with a file, or was cut. */
  | { readonly kind: 'broken' }
  /** As many files are on their way as there is memory for. */
  | { readonly kind: 'busy' }

type Fields = Readonly<Record<string, string>>

/** A file of the largest size takes this long on a line of 8 kilobytes a second, a slow 2G. */
const UPLOAD_TIMEOUT_MS = 20 * 60 * 1000

/** Files are in memory until they are read. */
const AT_ONCE_MAX = 4

/** Hidden fields and a few choices; a form has no more. */
const LIMITS = {
  fields: 40,
  fieldSize: 4096,
  files: 2,
  parts: 42,
  headerPairs: 20,
  headerSize: 8192,
}

/** What comes after a file that is too large is let pass for so long, so that its page can be shown. */
const PASSED_BYTES_MAX = 64 * 1024 * 1024

const NAME_MAX = 80

/** Once all of a form has come, what is left to read of it is in memory. */
const PARSED_WITHIN_MS = 5000

let underWay = 0

/**
 * Takes a form with a file as it arrives, within bounds. `isOurs` says of the fields before the file whether
 * they prove that the form is ours: what does not is let pass unread.
 */
export async function receiveFile(
  request: IncomingMessage,
  wanted: FileWanted,
  isOurs: (fields: Fields) => boolean,
): Promise<Received> {
  if (underWay >= AT_ONCE_MAX) return { kind: 'busy' }
  underWay += 1
  expectWithin(request, UPLOAD_TIMEOUT_MS)
  try {
    return await read(request, wanted, isOurs)
  } finally {
    underWay -= 1
  }
}

function read(
  request: IncomingMessage,
  wanted: FileWanted,
  isOurs: (fields: Fields) => boolean,
): Promise<Received> {
  const parser = parserOf(request, wanted)
  if (!parser) return Promise.resolve({ kind: 'broken' })
  return new Promise((resolve) => {
    const fields = Object.create(null) as Record<string, string>
    const files: FileReader[] = []
    let isForeign = false
    let isBroken = false
    let isSeveral = false
    let isOver = false
    let passed = 0
    const end = () => {
      if (isOver) return
      isOver = true
      request.unpipe(parser).resume()
      if (isForeign || !isOurs(fields)) return resolve({ kind: 'foreign' })
      const file = isSeveral ? 'several' : fileOf(files)
      resolve(isBroken ? { kind: 'broken' } : { kind: 'form', fields, file })
    }
    const breakOff = () => {
      isBroken = true
      end()
    }
    parser.on('field', (name, value, _nameCut, isCut) => {
      // The first counts, and what stands after the file proves nothing about it.
      if (isCut) isBroken = true
      else fields[name] ??= value
    })
    parser.on('file', (name, stream, fileName) => {
      stream.on('error', breakOff)
      isForeign ||= !isOurs(fields)
      if (isForeign || name !== wanted.field || files.length > 1) stream.resume()
      else files.push(new FileReader(stream, fileName))
    })
    // Where it skips a part that is longer than a piece of the request, the parser does not come to its end.
    for (const limit of ['fieldsLimit', 'partsLimit'] as const) parser.on(limit, breakOff)
    parser.on('filesLimit', () => {
      isSeveral = true
      end()
    })
    parser.on('error', breakOff)
    parser.on('finish', end)
    request.on('data', (piece: Buffer) => {
      passed += piece.length
      if (passed > PASSED_BYTES_MAX) request.socket.destroy()
    })
    request.once('close', () => request.complete || breakOff())
    // Whatever else keeps it from its end: nobody waits for more than has come.
    request.once('end', () => setTimeout(breakOff, PARSED_WITHIN_MS).unref())
    request.pipe(parser)
  })
}

/** Null for what is no form with a file. */
function parserOf(request: IncomingMessage, { maxBytes }: FileWanted): BusboyInstance | null {
  const type = request.headers['content-type'] ?? ''
  if (!/^multipart\/form-data\b/i.test(type)) return null
  try {
    const limits = { ...LIMITS, fileSize: maxBytes }
    return new Busboy({ headers: { ...request.headers, 'content-type': type }, limits })
  } catch {
    return null
  }
}

/** A file as it comes. */
class FileReader {
  readonly name: string
  readonly #stream: BusboyFileStream
  readonly #hash = createHash('sha256')
  #pieces: Buffer[] = []
  #length = 0

  constructor(stream: BusboyFileStream, name: string | undefined) {
    this.#stream = stream
    this.name = nameOf(name ?? '')
    stream.on('data', (piece: Buffer) => {
      this.#hash.update(piece)
      this.#pieces.push(piece)
      this.#length += piece.length
    })
    stream.on('limit', () => (this.#pieces = []))
  }

  /** A browser sends a file of no name and no bytes where none was chosen. */
  get isThere(): boolean {
    return this.name !== '' || this.#length > 0
  }

  sent(): FileSent | FileFault {
    if (this.#stream.truncated) return 'tooLarge'
    if (this.#length === 0) return 'empty'
    const bytes = Buffer.concat(this.#pieces, this.#length)
    return { name: this.name, bytes, hash: this.#hash.digest('hex') }
  }
}

function fileOf(files: readonly FileReader[]): FileSent | FileFault {
  const [file, other] = files.filter(({ isThere }) => isThere)
  if (other) return 'several'
  return file ? file.sent() : 'missing'
}

/** The end of a path of either kind, as plain text. */
function nameOf(path: string): string {
  const name = cleanInput(path.split(/[/\\]/).at(-1) ?? '')
  return name.length <= NAME_MAX ? name : `…${name.slice(1 - NAME_MAX)}`
}
