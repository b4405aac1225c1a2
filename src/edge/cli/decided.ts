import type { Printed } from './act-command.ts'

/** What is printed with `--json`; `registered` names who was registered. */
type DecidedRow = {
  readonly outcome: string | null
  readonly decidedBy: string | null
  readonly registered?: string | null
}

/** Prints how something that waited under a number was decided. */
export function decided(thing: string, id: string, row: DecidedRow): Printed {
  const who = row.registered ? `: ${row.registered}` : ''
  return { json: row, lines: `${thing} ${id} was ${row.outcome} by ${row.decidedBy}${who}` }
}
