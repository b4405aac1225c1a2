import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { nameImported } from './imports.ts'

/** What breaks a house rule: which file, which line, and the rule in words. */
export type Fault = { readonly file: string; readonly line: number; readonly rule: string }

/** A ring may import itself and the rings before it. Files of `src` itself stand outside them. */
const RINGS = ['core', 'store', 'app', 'edge'] as const
type Ring = (typeof RINGS)[number]

/** Beside the rings: the edge may use them, the rings before it are given what they need. */
const BESIDE = [
  'src/config.ts',
  'src/installation.ts',
  'src/log.ts',
  'src/secret.ts',
  'src/settings.ts',
]

/** What may stand above all rings and be imported by none of them. */
const ABOVE = ['src/main.ts', 'src/wire.ts']

/** A line for each language, from which their type comes; all other lists are values. */
const LANGUAGE_LIST = 'src/core/wording/languages.ts'

const CORE_PACKAGES = ['temporal-polyfill']

/** Names that bring the world into a pure function. */
const IMPURE_NAMES = new Set([
  'Date',
  'process',
  'globalThis',
  'performance',
  'crypto',
  'fetch',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'require',
])

/** Adapters speak with the world and the app, never with each other. */
const ADAPTERS = /^src\/edge\/(?:carriers|wallets)\/([^/.]+)/

/** What a source file breaks. `file` is its path from the project, `src/core/dates.ts`. */
export function checkSource(file: string, text: string): Fault[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const faults: Fault[] = []
  const fault = (node: ts.Node, rule: string) =>
    faults.push({
      file,
      line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      rule,
    })
  const visit = (node: ts.Node): void => {
    checkImport(file, node, fault)
    checkForm(file, node, fault)
    if (ringOf(file) === 'core') checkPurity(node, fault)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return faults
}

type Complain = (node: ts.Node, rule: string) => void

function checkImport(file: string, node: ts.Node, fault: Complain): void {
  const name = nameImported(node)
  if (name === null) return
  if (!name.startsWith('.')) {
    const allowed = ringOf(file) !== 'core' || CORE_PACKAGES.includes(name)
    if (!allowed) fault(node, `the core imports no package but ${CORE_PACKAGES.join(', ')}`)
    return
  }
  if (!name.endsWith('.ts')) fault(node, 'relative imports have their .ts')
  const target = normalize(join(dirname(file), name))
  const why = whyNot(file, target) ?? whyNotSimulated(file, target)
  if (why) fault(node, why)
}

function whyNot(file: string, target: string): string | null {
  const from = ringOf(file)
  const to = ringOf(target)
  if (from && ABOVE.includes(target)) return `${from} imports nothing above it`
  if (from && from !== 'edge' && BESIDE.includes(target)) return `${from} is given its settings`
  if (from && to && RINGS.indexOf(to) > RINGS.indexOf(from)) return `${from} imports no ${to}`
  const own = ADAPTERS.exec(file)?.[1]
  const other = ADAPTERS.exec(target)?.[1]
  return own && other && own !== other ? 'adapters do not import each other' : null
}

function ringOf(file: string): Ring | null {
  return RINGS.find((ring) => file.startsWith(`src/${ring}/`)) ?? null
}

/** Operators as they behave, for anybody: they know nothing of us, and no adapter knows them. */
const SIMULATORS = 'src/simulators/'

/** Who may start a simulator. */
const STARTS_SIMULATORS = /^src\/(?:edge\/(?:cli|sandbox)\/|wire\.ts$)/

function whyNotSimulated(file: string, target: string): string | null {
  const isSimulator = file.startsWith(SIMULATORS)
  if (isSimulator === target.startsWith(SIMULATORS)) return null
  if (isSimulator) return 'simulators import nothing of ours'
  return STARTS_SIMULATORS.test(file)
    ? null
    : 'only the command line and the sandbox start simulators'
}

function checkForm(file: string, node: ts.Node, fault: Complain): void {
  if (ts.isEnumDeclaration(node)) fault(node, 'no enums')
  if (ts.isExportAssignment(node)) fault(node, 'named exports only')
  const isList = file === LANGUAGE_LIST
  if (!isList && ts.isExportDeclaration(node) && node.moduleSpecifier) fault(node, 'no barrels')
  const isDefault = (ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []).some(
    ({ kind }) => kind === ts.SyntaxKind.DefaultKeyword,
  )
  if (isDefault) fault(node, 'named exports only')
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return
  const path = `${node.expression.text}.${node.name.text}`
  if (node.expression.text === 'console') fault(node, 'no console, there is a log')
  if (path === 'process.env' && file !== 'src/config.ts') {
    fault(node, 'only config.ts reads the environment')
  }
}

function checkPurity(node: ts.Node, fault: Complain): void {
  if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword) {
    fault(node, 'nothing in the core waits')
  }
  if (ts.isForOfStatement(node) && node.awaitModifier) fault(node, 'nothing in the core waits')
  if (ts.isIdentifier(node) && IMPURE_NAMES.has(node.text) && isUse(node)) {
    const parsesOnly = node.text === 'Date' && ts.isTypeReferenceNode(node.parent)
    if (!parsesOnly) fault(node, `the core knows no ${node.text}`)
  }
  if (!ts.isPropertyAccessExpression(node)) return
  const path = node.getText()
  if (path === 'Math.random') fault(node, 'the core knows no chance')
  if (/^Temporal\.Now\b/.test(path)) fault(node, 'the core knows no clock')
}

/** Whether a name stands for the global thing, not for a property or a declaration of its own. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return parent.name !== node
  return !ts.isMethodSignature(parent) && !ts.isMethodDeclaration(parent)
}

/** Rules for every text file that is kept, and for its name. */
export function checkText(file: string, text: string): Fault[] {
  const faults: Fault[] = []
  for (const [index, content] of text.split('\n').entries()) {
    for (const { pattern, rule } of TEXT_RULES) {
      if (pattern.test(content)) faults.push({ file, line: index + 1, rule })
    }
  }
  return faults
}

// Put together from pieces, so that this file keeps its own rules.
const TEXT_RULES = [
  {
    pattern: new RegExp(
      `\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|${['X', 'XX'].join('')})\\b`,
    ),
    rule: 'nothing is left to be done',
  },
  {
    pattern: new RegExp(
      `(?<![\\w.~@-])/(?:${['ro', 'ot'].join('')}|${['wo', 'rk'].join('')}|${['ho', 'me'].join('')})/\\w`,
    ),
    rule: 'no path of one machine',
  },
]

/** The names of source and test files are kebab-case nouns. */
export function checkName(file: string): Fault[] {
  const kebab = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*\.ts$/
  return kebab.test(file) ? [] : [{ file, line: 1, rule: 'names are kebab-case' }]
}
