/** Where signing in stands. */
export const SIGN_IN = {
  begin: '/office/sign-in',
  phone: '/office/sign-in/phone',
  code: '/office/sign-in/code',
  enter: '/office/sign-in/enter',
  out: '/office/sign-out',
} as const
