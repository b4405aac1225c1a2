import { createPrivateKey, type KeyObject } from 'node:crypto'

/** Curves on which signatures of HTTP requests are standard. */
const CURVES: readonly (string | undefined)[] = ['prime256v1', 'secp384r1']

/**
 * A private key in PEM that can sign requests: on P-256, P-384 or of RSA. Ends of lines may be written
 * `\n`, since an environment has one line for each setting. Null when it is none.
 */
export function readPrivateKey(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem.replaceAll('\\n', '\n'))
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key
    return type === 'rsa' || (type === 'ec' && CURVES.includes(details?.namedCurve)) ? key : null
  } catch {
    return null
  }
}
