import { type FileHandle, open } from 'node:fs/promises'
import { FILE_BYTES_MAX } from '../control/messages.ts'
import { fileErrorText } from '../error-texts.ts'
import { bytesOfHandle, HELD_BYTES_MAX, type SizedBytes } from '../file-bytes.ts'

/** The files that a command line names, by their names in it. */
export type OpenFiles = {
  readonly files: ReadonlyMap<string, SizedBytes>
  readonly close: () => Promise<void>
}

const MAX = `${FILE_BYTES_MAX / 1024 / 1024} megabytes`

/**
 * Opens files before anything is done, so that one that is not there stops the command. Small ones, and
 * pipes, are read at once; large ones while they are needed.
 */
export async function openFiles(
  paths: readonly string[],
): Promise<(OpenFiles & { readonly ok: true }) | { readonly ok: false; readonly why: string }> {
  const files = new Map<string, SizedBytes>()
  const handles: FileHandle[] = []
  const close = async () => {
    await Promise.all(handles.map((handle) => handle.close()))
  }
  for (const path of paths) {
    try {
      const handle = await open(path)
      handles.push(handle)
      const bytes = await bytesOf(handle, path)
      files.set(path, bytes)
      if (bytes.length <= FILE_BYTES_MAX) continue
      await close()
      return { ok: false, why: `${path}: is larger than ${MAX}` }
    } catch (error) {
      await close()
      return { ok: false, why: fileErrorText(path, error) }
    }
  }
  return { ok: true, files, close }
}

async function bytesOf(handle: FileHandle, path: string): Promise<SizedBytes> {
  const before = await handle.stat()
  if (!before.isFile() || before.size <= HELD_BYTES_MAX) return handle.readFile()
  const verify = async () => {
    const now = await handle.stat()
    if (now.size === before.size && now.mtimeMs === before.mtimeMs) return
    const why = `${path} was changed while it was read: try again`
    throw Object.assign(new Error(why), { code: 'ESTALE' })
  }
  return bytesOfHandle(handle, { start: 0, length: before.size }, verify)
}
