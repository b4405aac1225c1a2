import type { Chance } from './chance.ts'

/**
 * Where an operator is known to do a thing in several ways, each with its section of the reference.
 * The first choice is what it does unless told otherwise; `any` draws each time.
 */
type QuirkTable = Readonly<
  Record<string, { readonly choices: readonly string[]; readonly source: string }>
>

export type Quirks<Table extends QuirkTable> = {
  -readonly [Name in keyof Table]: Table[Name]['choices'][number] | 'any'
}

export function usualQuirks<Table extends QuirkTable>(table: Table): Quirks<Table> {
  const entries = Object.entries(table).map(([name, { choices }]) => [name, choices[0]])
  return Object.fromEntries(entries) as Quirks<Table>
}

/** What a world has to have, so that its operator has quirks of this table. */
export type Quirky<Table extends QuirkTable> = {
  readonly chance: Chance
  readonly state: { readonly own: { readonly quirks: Quirks<Table> } }
}

/** What is done this time. */
export function quirk<Table extends QuirkTable, Name extends keyof Table & string>(
  table: Table,
  { chance, state }: Quirky<Table>,
  name: Name,
): Table[Name]['choices'][number] {
  const chosen = state.own.quirks[name]
  return chosen === 'any' ? chance.pick((table[name] as Table[Name]).choices) : chosen
}
