/** What a template may name. */
export const PLACEHOLDERS = ['id', 'to', 'to_no_plus', 'text', 'from'] as const

type Values = Readonly<Record<(typeof PLACEHOLDERS)[number], string>>

const PLACE = /\{\{\s*([a-z_]+)\s*\}\}/g

/** Puts values into a template, each escaped as a part of that content type is. */
export function fill(template: string, values: Values, contentType: string): string {
  const escape = escapeFor(contentType)
  return template.replace(PLACE, (found, name: string) =>
    Object.hasOwn(values, name) ? escape(values[name as keyof Values]) : found,
  )
}

/** Names between `{{` and `}}` that are none of ours. */
export function unknownIn(template: string): string[] {
  const names = [...template.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, name = '']) => name.trim())
  return names.filter((name) => !(PLACEHOLDERS as readonly string[]).includes(name))
}

/** Content types of bodies in which values can be escaped. */
export const CONTENT_TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'application/xml',
  'text/xml',
  'text/plain',
] as const

type Escape = (value: string) => string

function escapeFor(contentType: string): Escape {
  switch (contentType.toLowerCase().replace(/;.*$/s, '').trim()) {
    case 'application/json':
      return (value) => JSON.stringify(value).slice(1, -1)
    case 'application/x-www-form-urlencoded':
    case 'url':
      return encodeURIComponent
    case 'application/xml':
    case 'text/xml':
      return (value) => value.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`)
    default:
      return (value) => value
  }
}
