import type { Input, Io, Option } from './command.ts'

/** Options that many commands have, worded once. */

export const MUTUAL = { flags: '--mutual <code>', describe: 'the mutual', required: true } as const

export const JSON_OBJECT = { flags: '--json', describe: 'as one JSON object' } as const
export const JSON_LIST = { flags: '--json', describe: 'as a JSON list' } as const

const IN_MINOR_UNITS = 'amounts in whole minor units'
export const JSON_OBJECT_WITH_MONEY = withMoney(JSON_OBJECT)
export const JSON_LIST_WITH_MONEY = withMoney(JSON_LIST)

function withMoney({ flags, describe }: Option): Option {
  return { flags, describe: `${describe}; ${IN_MINOR_UNITS}` }
}

/** Prints with `--json` one JSON text, else the lines for people. */
export function printEither(
  io: Io,
  input: Input,
  json: unknown,
  lines: readonly string[] | string,
): void {
  if (input.is('json')) io.out(JSON.stringify(json))
  else for (const line of [lines].flat()) io.out(line)
}
