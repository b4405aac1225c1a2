import type { Kinds } from './kinds.ts'
import type { Destination, Screen } from './screen.ts'

/** Screens of one line by name, some or all of them. */
type Some<K extends Kinds> = Readonly<Partial<Record<K['screen'], Screen<K>>>>

/** Brackets that draw a node, by kind of screen. */
const SHAPES: Readonly<Record<Screen<Kinds>['kind'], readonly [string, string]>> = {
  menu: ['[', ']'],
  choice: ['{{', '}}'],
  question: ['[/', '/]'],
  pages: ['[[', ']]'],
  end: ['([', '])'],
}

/** Places that are no screens. */
const PLACES: Readonly<Partial<Record<string, string>>> = {
  here: 'the same page',
  back: 'where the caller came from',
  begin: 'the opening',
  cut: 'where the call was cut',
  behind: 'what is guarded',
}

/** All screens as one document of Mermaid diagrams, a section for each group of them. */
export function screensDocument<K extends Kinds>(
  introduction: string,
  groups: Readonly<Record<string, Some<K>>>,
): string {
  const sections = Object.entries(groups).map(
    ([name, screens]) => `## ${name}\n\n\`\`\`mermaid\n${diagramOf(screens)}\n\`\`\`\n`,
  )
  return `${introduction}\n${sections.join('\n')}`
}

/** A group: its screens, where their answers lead, and the screens of others they lead to. */
function diagramOf<K extends Kinds>(screens: Some<K>): string {
  const named = Object.entries<Screen<K> | undefined>(screens).flatMap(([name, screen]) =>
    screen ? [[name, screen] as const] : [],
  )
  const nodes = named.map(([name, screen]) => nodeOf(name, screen))
  const edges = named.flatMap(([name, screen]) =>
    screen.edges.map((edge) => `  ${idOf(name)} -->|${edge.name}| ${targetOf(edge.to, screens)}`),
  )
  return ['flowchart TD', ...nodes, ...edges, '  classDef changes stroke-width:4px'].join('\n')
}

function nodeOf<K extends Kinds>(name: string, { kind, changes }: Screen<K>): string {
  const [open, close] = SHAPES[kind]
  return `  ${idOf(name)}${open}"${name}"${close}${changes ? ':::changes' : ''}`
}

function targetOf<K extends Kinds>(to: Destination<K>, screens: Some<K>): string {
  const place = PLACES[to]
  if (place) return `${to}_(("${place}"))`
  return to in screens ? idOf(to) : `${idOf(to)}("${to}")`
}

/** Mermaid takes `end` and dots for its own. */
function idOf(name: string): string {
  return `s_${name.replace(/\W/g, '_')}`
}
