import { accounts } from './accounts/en.ts'
import { applications } from './applications/en.ts'
import { asking } from './asking/en.ts'
import { associations } from './associations/en.ts'
import { books } from './books/en.ts'
import { closing } from './closing/en.ts'
import { cards } from './cards/en.ts'
import { cash } from './cash/en.ts'
import { clinics } from './clinics/en.ts'
import { complaints } from './complaints/en.ts'
import { decisions } from './decisions/en.ts'
import { faults } from './faults/en.ts'
import { fields } from './fields/en.ts'
import { told } from './told/en.ts'
import { files } from './files/en.ts'
import { exports } from './exports/en.ts'
import { frame } from './frame/en.ts'
import { installation } from './installation/en.ts'
import { letters } from './letters/en.ts'
import { member } from './member/en.ts'
import { messages } from './messages/en.ts'
import { money } from './money/en.ts'
import { ofMember } from './of-member/en.ts'
import { own } from './own/en.ts'
import { pay } from './pay/en.ts'
import { paying } from './paying/en.ts'
import { people } from './people/en.ts'
import { refused } from './refused/en.ts'
import { places } from './places/en.ts'
import { register } from './register/en.ts'
import { roles } from './roles/en.ts'
import { signIn } from './sign-in/en.ts'
import { staff } from './staff/en.ts'
import { statement } from './statement/en.ts'
import { statutes } from './statutes/en.ts'
import { today } from './today/en.ts'
import { wallets } from './wallets/en.ts'

/** The words of the office, page by page. They may have accents: they go to a page and not to a phone. */
export const office = {
  frame,
  signIn,
  today,
  people,
  places,
  member,
  ofMember,
  money,
  own,
  books,
  closing,
  exports,
  complaints,
  decisions,
  messages,
  statutes,
  files,
  faults,
  told,
  fields,
  roles,
  accounts,
  staff,
  installation,
  asking,
  refused,
  register,
  pay,
  cash,
  applications,
  statement,
  wallets,
  clinics,
  letters,
  paying,
  associations,
  cards,
} as const

/** The same in any language: each key of each page. */
export type OfficeWords = {
  readonly [Page in keyof typeof office]: Readonly<Record<keyof (typeof office)[Page], string>>
}
