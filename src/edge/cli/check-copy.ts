import type { Log } from '../../app/ports.ts'
import { verify } from '../../app/verify/verify.ts'
import type { Config } from '../../config.ts'
import { secret } from '../../secret.ts'
import type { Copier } from '../backups/copier.ts'
import { reading } from './context.ts'
import { errorText } from '../error-texts.ts'

/** What came of looking through a copy. `why`: what is wrong with it. */
type Checked = { readonly journals: number; readonly why: string | null }

/** Looks through a copy of a database: the file, its version, its books. */
export async function checkCopy(
  copier: Copier,
  path: string,
  config: Config,
  log: Log,
): Promise<Checked> {
  try {
    return await copier.tried(path, (url) => checkBooks(url, config, log))
  } catch (error) {
    return { journals: 0, why: errorText(error) }
  }
}

/** Looks through the books of a database that nobody works on. */
export async function checkBooks(databaseUrl: string, config: Config, log: Log): Promise<Checked> {
  const ofCopy = { ...config, databaseUrl: secret(databaseUrl) }
  const { journals, findings } = await reading(ofCopy, log, ({ ports }) => verify(ports))
  const [first] = findings
  return { journals, why: first ? `${first.what}: not so that ${first.check}` : null }
}
