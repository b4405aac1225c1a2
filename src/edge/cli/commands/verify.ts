import { readAnchor } from '../../../core/ledger/anchor.ts'
import { type Verification, verify } from '../../../app/verify/verify.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_OBJECT } from '../options.ts'

export const verifyCommand: Command = {
  name: 'verify',
  exitsOneWhen: 'the books do not agree',
  slow: true,
  kind: 'read',
  describe: 'computes everything again that can be computed, and checks that the books agree',
  options: [
    {
      flags: '--anchor <line>',
      describe: 'an anchor that somebody holds: the mutual, the last journal, digits of its hash',
    },
    JSON_OBJECT,
  ],
  examples: ['verify', 'verify --json', 'verify --anchor "jappo 12 1a2b-3c4d-5e6f"'],
  run: async ({ ports }, input, io) => {
    const text = input.text('anchor')
    const anchor = text === null ? null : readAnchor(text)
    if (text !== null && !anchor) {
      return refuse(io, `--anchor ${text}: must be as anchor prints it: jappo 12 1a2b-3c4d-5e6f`)
    }
    const verified = await verify(ports, anchor, io.progress)
    const count = verified.findings.length
    const lines = input.is('json')
      ? [JSON.stringify({ ok: count === 0, ...verified })]
      : describe(verified)
    for (const line of lines) io.out(line)
    return count === 0 ? 0 : refuse(io, `the books do not agree: ${count} findings`)
  },
}

function describe({ checks, journals, findings, unfinished }: Verification): string[] {
  return [
    ...checks.map((check) => {
      const off = findings.filter((finding) => finding.check === check).length
      return `${off === 0 ? 'ok   ' : 'WRONG'}  ${check}`
    }),
    `${journals} journals`,
    ...waiting(unfinished),
    ...findings.map(({ check, what }) => `${what}: not so that ${check}`),
  ]
}

/** What was acknowledged and is not done, with its age; nothing where nothing waits. */
function waiting({ events, inbox, unread }: Verification['unfinished']): string[] {
  const oldest = (ms: number) => `the oldest for ${Math.floor(ms / 60_000)} minutes`
  const some = [
    { ...events, what: `notices are not in the books, ${events.held} of them held` },
    { ...inbox, what: 'messages are not answered' },
    { ...unread, what: 'could not be read' },
  ]
  return some
    .filter(({ count }) => count > 0)
    .map(({ count, what, oldestMs }) => `${count} ${what}, ${oldest(oldestMs)}`)
}
