import { ACCESS_ROUTES } from './access-routes.ts'
import { ASSOCIATION_ROUTES } from './association-routes.ts'
import { BOOK_ROUTES } from './book-routes.ts'
import { CLINIC_ROUTES } from './clinic-routes.ts'
import { DECISION_ROUTES } from './decision-routes.ts'
import { FILE_ROUTES } from './file-routes.ts'
import { MEMBER_ROUTES } from './member-routes.ts'
import { MESSAGE_ROUTES } from './message-routes.ts'
import { MONEY_ROUTES } from './money-routes.ts'
import { OWN_ROUTES } from './own-routes.ts'
import {
  APPLICATION_ROUTES,
  PAY_ROUTES,
  REGISTER_ROUTES,
  WALLET_ROUTES,
} from './register-routes.ts'
import type { Route } from './route.ts'
import { SIGN_IN_ROUTES } from './sign-in-routes.ts'

/**
 * Every page of the office and every form on one; what is not here does not exist. Of two rows that fit an
 * address the first answers.
 */
export const ROUTES: readonly Route[] = [
  ...SIGN_IN_ROUTES,
  ...MEMBER_ROUTES,
  ...OWN_ROUTES,
  ...REGISTER_ROUTES,
  ...PAY_ROUTES,
  ...APPLICATION_ROUTES,
  ...WALLET_ROUTES,
  ...MONEY_ROUTES,
  ...CLINIC_ROUTES,
  ...ASSOCIATION_ROUTES,
  ...BOOK_ROUTES,
  ...DECISION_ROUTES,
  ...FILE_ROUTES,
  ...MESSAGE_ROUTES,
  ...ACCESS_ROUTES,
]
