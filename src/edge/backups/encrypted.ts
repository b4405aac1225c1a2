import { createReadStream, createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable, Writable } from 'node:stream'

const FILE_MODE = 0o600

/** What the names of encrypted copies end in. */
export const AGE = '.age'

/** Writes `target`, a file that only the owner of the recipient's key can read. Throws on any fault. */
export async function encryptFile(
  source: string,
  target: string,
  recipient: string,
): Promise<void> {
  const { Encrypter } = await age()
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  await pipe(source, target, (from) => encrypter.encrypt(from))
}

/**
 * Reads an encrypted file with the secret keys in `identities`, an age key file, into `target`.
 * Throws when none of them fits, or the file was changed.
 */
export async function decryptFile(
  source: string,
  target: string,
  identities: string,
): Promise<void> {
  const { Decrypter } = await age()
  const decrypter = new Decrypter()
  for (const line of (await readFile(identities, 'utf8')).split(/\r?\n/)) {
    if (line.trim() !== '' && !line.startsWith('#')) decrypter.addIdentity(line.trim())
  }
  await pipe(source, target, (from) => decrypter.decrypt(from))
}

/** Loaded only where it is used: it takes a third of a second, in which a command has begun. */
const age = () => import('age-encryption')

type Bytes = globalThis.ReadableStream<Uint8Array>

async function pipe(
  source: string,
  target: string,
  through: (from: Bytes) => Promise<Bytes>,
): Promise<void> {
  const from = Readable.toWeb(createReadStream(source)) as unknown as Bytes
  const to = createWriteStream(target, { flags: 'wx', mode: FILE_MODE, flush: true })
  const changed = await through(from)
  await changed.pipeTo(Writable.toWeb(to) as WritableStream<Uint8Array>)
}

/** Whether a text is the public key of an age identity. */
export async function isRecipient(text: string): Promise<boolean> {
  const { Encrypter } = await age()
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}
