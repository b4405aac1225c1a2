import type { Log } from '../../app/ports.ts'
import { verify } from '../../app/verify/verify.ts'
import type { Config } from '../../config.ts'
import { requireSound } from '../../store/engine/sqlite-backup.ts'
import { secret } from '../../secret.ts'
import { reading } from './context.ts'
import { errorText } from '../error-texts.ts'

/** Looks through a copy of a database: the file, its version, its books. `why`: what is wrong. */
export async function checkCopy(
  path: string,
  config: Config,
  log: Log,
): Promise<{ readonly journals: number; readonly why: string | null }> {
  try {
    requireSound(path)
    const ofCopy = { ...config, databaseUrl: secret(`sqlite:${path}`) }
    const { journals, findings } = await reading(ofCopy, log, ({ ports }) => verify(ports))
    const [first] = findings
    return { journals, why: first ? `${first.what}: not so that ${first.check}` : null }
  } catch (error) {
    return { journals: 0, why: errorText(error) }
  }
}
