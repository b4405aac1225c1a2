import type { OfficeWords } from './en.ts'
import { accounts } from './accounts/fr.ts'
import { applications } from './applications/fr.ts'
import { asking } from './asking/fr.ts'
import { associations } from './associations/fr.ts'
import { books } from './books/fr.ts'
import { closing } from './closing/fr.ts'
import { cards } from './cards/fr.ts'
import { cash } from './cash/fr.ts'
import { clinics } from './clinics/fr.ts'
import { complaints } from './complaints/fr.ts'
import { decisions } from './decisions/fr.ts'
import { faults } from './faults/fr.ts'
import { fields } from './fields/fr.ts'
import { told } from './told/fr.ts'
import { files } from './files/fr.ts'
import { exports } from './exports/fr.ts'
import { frame } from './frame/fr.ts'
import { installation } from './installation/fr.ts'
import { letters } from './letters/fr.ts'
import { member } from './member/fr.ts'
import { messages } from './messages/fr.ts'
import { money } from './money/fr.ts'
import { ofMember } from './of-member/fr.ts'
import { own } from './own/fr.ts'
import { pay } from './pay/fr.ts'
import { paying } from './paying/fr.ts'
import { people } from './people/fr.ts'
import { refused } from './refused/fr.ts'
import { places } from './places/fr.ts'
import { register } from './register/fr.ts'
import { roles } from './roles/fr.ts'
import { signIn } from './sign-in/fr.ts'
import { staff } from './staff/fr.ts'
import { statement } from './statement/fr.ts'
import { statutes } from './statutes/fr.ts'
import { today } from './today/fr.ts'
import { wallets } from './wallets/fr.ts'

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
