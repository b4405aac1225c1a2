/** Of who is signed in, and what that allows. */
export type SignInRefusal =
  /** So many wait for a call that more must be somebody's program. */
  | { readonly code: 'sign-ins-full' }
  /** Nobody answered in time, somebody said no, or it was used. */
  | { readonly code: 'sign-in-over' }
  | { readonly code: 'sign-in-code' }
  | { readonly code: 'sign-in-tries' }
  /** The code was right, and the phone has a service PIN: none was typed, or a wrong one. */
  | { readonly code: 'sign-in-pin'; readonly left: number | null }
  | { readonly code: 'sign-in-pin-locked'; readonly lock: 'minutes' | 'day' | 'manager' }
  /** Nobody is signed in here, and the act asks for somebody. */
  | { readonly code: 'not-signed-in'; readonly act: string }
  /** Whoever was signed in is not any more. */
  | { readonly code: 'signed-out' }
  /** Somebody else is signed in than the one who was named. */
  | { readonly code: 'by-differs'; readonly by: string; readonly name: string }
  | { readonly code: 'role-may-not'; readonly name: string; readonly act: string }
  | { readonly code: 'unknown-session'; readonly session: string }
  | { readonly code: 'token-may-not'; readonly name: string; readonly act: string }
  | { readonly code: 'token-over'; readonly name: string }
  | { readonly code: 'token-taken'; readonly name: string }
  | { readonly code: 'unknown-token'; readonly name: string }
