import { INSTALLATION } from './pages/installation-path.ts'
import { showInstallation } from './pages/installation.ts'
import { sendCode, sendEnter, showCode, showEnter } from './pages/sign-in-code.ts'
import { SIGN_IN } from './pages/sign-in-paths.ts'
import { sendBegin, sendPhone, sendSignOut, showPhone, showSignIn } from './pages/sign-in.ts'
import { open, type Route } from './route.ts'

/** Signing in and out, and the installation: pages that are of no mutual. */
export const SIGN_IN_ROUTES: readonly Route[] = [
  open('get', SIGN_IN.begin, 'asks for digits, or for a code by SMS', showSignIn),
  open('post', SIGN_IN.begin, 'shows six digits for the phone', sendBegin),
  open('get', SIGN_IN.phone, 'waits for the yes of the phone', showPhone),
  open('post', SIGN_IN.phone, 'opens the office once the phone said yes', sendPhone),
  open('get', SIGN_IN.code, 'asks for a phone that gets a code', showCode),
  open('post', SIGN_IN.code, 'sends a code to a phone that works here', sendCode),
  open('get', SIGN_IN.enter, 'asks for the code', showEnter),
  open('post', SIGN_IN.enter, 'opens the office by the code', sendEnter),
  open('post', SIGN_IN.out, 'signs out', sendSignOut),
  { ...open('get', INSTALLATION, 'how the installation is, without any mutual’s data', showInstallation), who: 'operator' }, // prettier-ignore
]
