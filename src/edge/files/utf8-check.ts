import { isUtf8 } from 'node:buffer'

const LETTER_BYTES_MAX = 4

/** Whether bytes that come a piece at a time are UTF-8; a letter may be cut between two pieces. */
export class Utf8Check {
  #isSound = true
  /** The beginning of a letter whose other bytes have not come. */
  #rest: Uint8Array = new Uint8Array()

  /** False once no more of it can make it UTF-8. */
  take(bytes: Uint8Array): boolean {
    if (!this.#isSound) return false
    const all = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes
    const end = endOfLetters(all)
    this.#rest = Uint8Array.from(all.subarray(end))
    this.#isSound = isUtf8(all.subarray(0, end))
    return this.#isSound
  }

  end(): boolean {
    return this.#isSound && this.#rest.length === 0
  }
}

/** Where the last letter begins if bytes of it are missing; else where they end. */
function endOfLetters(bytes: Uint8Array): number {
  for (let back = 1; back < LETTER_BYTES_MAX && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}
