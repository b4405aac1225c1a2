import { type Verification, verify } from '../../../app/verify.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_OBJECT } from '../options.ts'

export const verifyCommand: Command = {
  name: 'verify',
  kind: 'read',
  describe: 'recomputes everything that is derived and checks that the books agree',
  options: [JSON_OBJECT],
  examples: ['verify', 'verify --json'],
  run: async ({ ports }, input, io) => {
    const verified = await verify(ports)
    const count = verified.findings.length
    const lines = input.is('json')
      ? [JSON.stringify({ ok: count === 0, ...verified })]
      : describe(verified)
    for (const line of lines) io.out(line)
    return count === 0 ? 0 : refuse(io, `the books do not agree: ${count} findings`)
  },
}

function describe({ checks, journals, findings }: Verification): string[] {
  return [
    ...checks.map((check) => {
      const off = findings.filter((finding) => finding.check === check).length
      return `${off === 0 ? 'ok   ' : 'WRONG'}  ${check}`
    }),
    `${journals} journals`,
    ...findings.map(({ check, what }) => `${what}: not so that ${check}`),
  ]
}
