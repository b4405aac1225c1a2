import type { OfficeWords } from './en.ts'
import { accounts } from './accounts/sw.ts'
import { applications } from './applications/sw.ts'
import { asking } from './asking/sw.ts'
import { associations } from './associations/sw.ts'
import { books } from './books/sw.ts'
import { closing } from './closing/sw.ts'
import { cards } from './cards/sw.ts'
import { cash } from './cash/sw.ts'
import { clinics } from './clinics/sw.ts'
import { complaints } from './complaints/sw.ts'
import { decisions } from './decisions/sw.ts'
import { faults } from './faults/sw.ts'
import { fields } from './fields/sw.ts'
import { told } from './told/sw.ts'
import { files } from './files/sw.ts'
import { exports } from './exports/sw.ts'
import { frame } from './frame/sw.ts'
import { installation } from './installation/sw.ts'
import { letters } from './letters/sw.ts'
import { member } from './member/sw.ts'
import { messages } from './messages/sw.ts'
import { money } from './money/sw.ts'
import { ofMember } from './of-member/sw.ts'
import { own } from './own/sw.ts'
import { pay } from './pay/sw.ts'
import { paying } from './paying/sw.ts'
import { people } from './people/sw.ts'
import { refused } from './refused/sw.ts'
import { places } from './places/sw.ts'
import { register } from './register/sw.ts'
import { roles } from './roles/sw.ts'
import { signIn } from './sign-in/sw.ts'
import { staff } from './staff/sw.ts'
import { statement } from './statement/sw.ts'
import { statutes } from './statutes/sw.ts'
import { today } from './today/sw.ts'
import { wallets } from './wallets/sw.ts'

export const office: OfficeWords = {
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
}
