import { createHash } from 'node:crypto'

/**
 * An id of ours in the form of a UUID of version 4, for operators that take no other. The same id
 * has the same one in every process and after a restart, so what was asked for can be asked about.
 */
export function uuidOf(id: string): string {
  const octets = createHash('sha256').update(`mutual-line/${id}`).digest().subarray(0, 16)
  octets.writeUInt8((octets.readUInt8(6) & 0x0f) | 0x40, 6)
  octets.writeUInt8((octets.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = octets.toString('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)]
  return [...parts, hex.slice(20)].join('-')
}
