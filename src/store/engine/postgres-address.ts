import { DatabaseRefusedError } from './errors.ts'

/** `postgres://USER:PASSWORD@HOST:PORT,HOST:PORT/DATABASE?…`; a URL as such has one host. */
const PARTS = /^(postgres(?:ql)?:\/\/)([^/?#]*@)?([^/?#]*)(\/[^?#]*)?(\?[^#]*)?$/

const PORT = '5432'

/** One URL for each host that a URL of PostgreSQL names, in their order. */
export function urlsOfHosts(url: string): string[] {
  const [, scheme = '', user = '', hosts = '', path = '', query = ''] = partsOf(url)
  const urls = hosts.split(',').map((host) => scheme + user + host + path + query)
  if (!urls.every((one) => URL.canParse(one))) throw unreadable()
  return urls
}

/** The same server and another database on it. */
export function urlOfDatabase(url: string, database: string): string {
  const [, scheme = '', user = '', hosts = '', , query = ''] = partsOf(url)
  return `${scheme}${user}${hosts}/${encodeURIComponent(database)}${query}`
}

/** The name of the database that a URL means; without one it is called like the user. */
export function databaseOf(url: string): string {
  const { username, pathname } = firstOf(url)
  return decodeURIComponent(pathname.slice(1) || username)
}

/** The passwords in a URL, as they are written and as they are meant, for a log to look out for. */
export function passwordsOf(url: string): string[] {
  const { password, searchParams } = firstOf(url)
  const written = [password, searchParams.get('password') ?? ''].filter((one) => one !== '')
  return [...new Set(written.flatMap((one) => [one, decoded(one)]))]
}

/** Where PostgreSQL's own programs find what a URL has in its query. */
const IN_QUERY: Readonly<Record<string, string>> = {
  host: 'PGHOST',
  port: 'PGPORT',
  password: 'PGPASSWORD',
  sslmode: 'PGSSLMODE',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  sslrootcert: 'PGSSLROOTCERT',
}

/**
 * What PostgreSQL's own programs (`pg_dump`) read from their environment: nothing of a URL stands on
 * a command line, where every user of the machine reads it. Of several hosts they take the one that
 * can be written.
 */
export function environmentOf(url: string): Record<string, string> {
  const each = urlsOfHosts(url).map((one) => new URL(one))
  const { username, password, searchParams } = firstOf(url)
  const given: Record<string, string> = {
    PGHOST: each.map(({ hostname }) => hostname.replace(/^\[|\]$/g, '')).join(','),
    PGPORT: each.map(({ port }) => port || PORT).join(','),
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decoded(password),
    PGDATABASE: databaseOf(url),
    PGTARGETSESSIONATTRS: 'read-write',
  }
  for (const [name, variable] of Object.entries(IN_QUERY)) {
    const value = searchParams.get(name)
    // A word of the driver's own: encrypted, whoever the server is.
    if (value !== null) given[variable] = value === 'no-verify' ? 'require' : value
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
}

function partsOf(url: string): RegExpExecArray {
  const parts = PARTS.exec(url)
  if (!parts) throw unreadable()
  return parts
}

function firstOf(url: string): URL {
  const [first = ''] = urlsOfHosts(url)
  return new URL(first)
}

/** It says nothing of the URL itself, which holds a password. */
function unreadable(): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'the address of the database is none: postgres://USER:PASSWORD@HOST:PORT/DATABASE, several ' +
      'hosts with commas; other characters of a password are written as %40 for @, %2F for /',
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
