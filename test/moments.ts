import ts from 'typescript'
import type { Fault } from './tidy.ts'

/**
 * Who reads the clock, and why. Everybody else finds the moment on a desk: one act, one moment, even
 * where the act waits for a lock or is tried again.
 */
export const CLOCK_READERS: Readonly<Record<string, string>> = {
  'src/app/desk.ts': 'an act gets its moment as its transaction begins',
  'src/app/work/jobs.ts': 'what is due is asked before there is a transaction, and before each run',
  'src/app/work/sleeping-jobs.ts': 'how long jobs may sleep is time that really passes',
  'src/app/alerts/clock-keeper.ts': 'the clock itself is looked after',
  'src/app/payments/receive-callback.ts': 'a callback is read by when it came, then stored',
  'src/edge/worker.ts': 'pauses between rounds are time that really passes',
  'src/edge/world/world.ts': 'ids begin with the time',
  'src/edge/sandbox/routes.ts': 'the clock is what is shown and set',
  'src/edge/sandbox/simulators.ts': 'simulated operators go by the sandbox’s clock',
  'src/edge/cli/context.ts': 'the day that a command means that names none',
}

/** Where a source of the app or the edge reads the clock, or takes a transaction without a desk. */
export function checkMoments(file: string, text: string): Fault[] {
  const faults: Fault[] = []
  if (!/^src\/(app|edge)\//.test(file)) return faults
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const fault = (node: ts.Node, rule: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart())
    faults.push({ file, line: line + 1, rule })
  }
  const visit = (node: ts.Node): void => {
    if (readsClock(node) && !(file in CLOCK_READERS)) fault(node, 'an act reads no clock')
    if (ts.isFunctionLike(node) && takesNoDesk(node)) fault(node, 'an act takes its desk')
    ts.forEachChild(node, visit)
  }
  visit(source)
  return faults
}

/** `clock.now`, or `now` taken out of a clock. What adapters and the clock's own room do is theirs. */
function readsClock(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node))
    return node.name.text === 'now' && isClock(node.expression)
  if (!ts.isVariableDeclaration(node) || !ts.isObjectBindingPattern(node.name)) return false
  const { initializer, name } = node
  return Boolean(initializer && isClock(initializer)) && name.elements.some(takesNow)
}

function takesNow({ name, propertyName }: ts.BindingElement): boolean {
  return (propertyName ?? name).getText() === 'now'
}

function isClock(node: ts.Node): boolean {
  return /(^|\.)clock$/.test(node.getText())
}

function takesNoDesk({ parameters }: ts.SignatureDeclaration): boolean {
  const names = new Set(parameters.map(({ name }) => name.getText()))
  return names.has('ports') && names.has('tx')
}
