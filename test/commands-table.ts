import { COMMANDS } from '../src/edge/cli/commands.ts'

/** Every command by the thing it is about, in the order in which help lists them. */
export function commandsTable(): string {
  const groups = new Map<string, string[]>()
  for (const { name, describe } of COMMANDS) {
    const [group = '', ...rest] = name.split(' ')
    const told = rest.length > 0 ? `\`${rest.join(' ')}\`` : describe
    groups.set(group, [...(groups.get(group) ?? []), told])
  }
  const rows = [...groups].map(([group, told]) => `| \`${group}\` | ${told.join(', ')} |`)
  return ['| command | what it does |', '| --- | --- |', ...rows].join('\n')
}
