/** What instrumented sources ask at each place: which mutant is on, and that it was reached. */
export const board = {
  /** The number of the mutant that is on, from the start with `MUTANT`; -1 for none. */
  on: Number(process.env['MUTANT'] ?? -1),
  /** Where one wants to know it: which places were asked. */
  reached: null as Set<number> | null,
  /** How often something was asked since the last test began: a loop without end is ended by it. */
  asked: 0,
  askedMax: Infinity,
}

function isOn(id: number): boolean {
  board.reached?.add(id)
  board.asked += 1
  if (board.asked > board.askedMax) throw new Error('a loop without end')
  return board.on === id
}

type Comparison = '<' | '<=' | '>' | '>=' | '===' | '!=='

/* eslint-disable @typescript-eslint/no-explicit-any -- it stands for any expression */
const COMPARE: Record<Comparison, (a: any, b: any) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '===': (a, b) => a === b,
  '!==': (a, b) => a !== b,
}

/** The global `mutation` of instrumented sources. */
export const mutation = {
  compare(id: number, was: Comparison, is: Comparison, left: any, right: any): boolean {
    return COMPARE[isOn(id) ? is : was](left, right)
  },
  join(id: number, operator: '&&' | '||', left: () => any, right: () => any): any {
    const isAnd = (operator === '&&') !== isOn(id)
    return isAnd ? left() && right() : left() || right()
  },
  hold(id: number, condition: any): any {
    return isOn(id) ? false : condition
  },
  choose<T>(id: number, was: T, is: T): T {
    return isOn(id) ? is : was
  },
}
/* eslint-enable */
